package org.portolan.evidence.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/** Headers of blocks one behind the other, each naming the hash of the one before. */
final class LinkedHeaders {
  private final BlockHeader first;
  private final List<Bytes32> hashes;

  LinkedHeaders(long firstBlock, FabricEvidence.Headers headers) {
    List<Bytes32> dataHashes = headers.dataHashes();
    first = new BlockHeader(firstBlock, headers.previousHash().toByteArray(), dataHashes.get(0));
    hashes = new ArrayList<>(dataHashes.size());
    BlockHeader header = first;
    hashes.add(header.hash());
    for (Bytes32 dataHash : dataHashes.subList(1, dataHashes.size())) {
      header = new BlockHeader(header.number() + 1, last().toByteArray(), dataHash);
      hashes.add(header.hash());
    }
  }

  BlockHeader first() {
    return first;
  }

  private long lastNumber() {
    return first.number() + hashes.size() - 1;
  }

  /** Refuses unless every tip is one of these blocks, and the newest the last of them. */
  void requireLeadTo(List<ChainInfo> tips) {
    for (int i = 0; i < tips.size(); i++) {
      requireHas("peers/" + i + "/tip", tips.get(i));
    }
    long newest = tips.stream().mapToLong(ChainInfo::number).max().orElseThrow();
    if (newest != lastNumber()) {
      throw new RecordRefused(
          "PTL-FAB-024", "headers", "headers to " + lastNumber(), "to " + newest);
    }
  }

  private Bytes32 last() {
    return hashes.get(hashes.size() - 1);
  }

  private void requireHas(String path, ChainInfo tip) {
    long place = tip.number() - first.number();
    if (place < 0 || place >= hashes.size()) {
      throw new RecordRefused(
          "PTL-FAB-024",
          path,
          "block " + tip.number(),
          "one of " + first.number() + " to " + lastNumber());
    }
    Bytes32 before = place == 0 ? Bytes32.of(first.previousHash()) : hashes.get((int) place - 1);
    if (!tip.hash().equals(hashes.get((int) place))
        || !Arrays.equals(tip.previousHash(), before.toByteArray())) {
      throw new RecordRefused(
          "PTL-FAB-024",
          path,
          "block " + tip.number() + " of hash " + tip.hash(),
          "hash " + hashes.get((int) place));
    }
  }
}

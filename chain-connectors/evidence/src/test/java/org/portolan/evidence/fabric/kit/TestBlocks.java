package org.portolan.evidence.fabric.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/** Headers of a channel, from its first block on. */
public final class TestBlocks {
  private final List<BlockHeader> headers = new ArrayList<>();

  public TestBlocks(String channel, int count) {
    for (int i = 0; i < count; i++) {
      Bytes32 data = Sha256.hash((channel + " data " + i).getBytes(StandardCharsets.UTF_8));
      headers.add(
          headers.isEmpty()
              ? new BlockHeader(0, new byte[0], data)
              : headers.get(i - 1).next(data));
    }
  }

  public BlockHeader header(long number) {
    return headers.get((int) number);
  }

  public ChainInfo tip(long number) {
    BlockHeader header = header(number);
    return new ChainInfo(number, header.hash(), header.previousHash());
  }

  public List<Bytes32> dataHashes(long from, long to) {
    return headers.subList((int) from, (int) to + 1).stream().map(BlockHeader::dataHash).toList();
  }

  public static byte[] encode(ChainInfo info) {
    return new ProtoWriter()
        .number(1, info.number() + 1)
        .bytes(2, info.hash().toByteArray())
        .bytes(3, info.previousHash())
        .toByteArray();
  }
}

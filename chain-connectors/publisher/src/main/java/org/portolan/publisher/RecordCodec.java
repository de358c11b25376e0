package org.portolan.publisher;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordLeaf;
import org.portolan.record.RecordTree;
import org.portolan.record.TradeRecord;

/** A sealed record as kept: algorithm, header, then salt, length and entry of each leaf. */
final class RecordCodec {
  private static final int SALT = 16;

  private RecordCodec() {}

  static byte[] encode(TradeRecord record) {
    int size = 1 + RecordHeader.LENGTH;
    for (RecordLeaf leaf : record.tree().leaves()) {
      size += SALT + 4 + leaf.entry().length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put((byte) record.header().algorithm().ordinal()).put(record.header().encode());
    for (RecordLeaf leaf : record.tree().leaves()) {
      out.put(leaf.salt()).putInt(leaf.entry().length).put(leaf.entry());
    }
    return out.array();
  }

  static TradeRecord decode(byte[] kept) {
    ByteBuffer in = ByteBuffer.wrap(kept);
    HashAlgorithm algorithm = HashAlgorithm.values()[in.get()];
    byte[] header = new byte[RecordHeader.LENGTH];
    in.get(header);
    List<RecordLeaf> leaves = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] salt = new byte[SALT];
      in.get(salt);
      byte[] entry = new byte[in.getInt()];
      in.get(entry);
      leaves.add(new RecordLeaf(leaves.size(), salt, entry));
    }
    return new TradeRecord(
        RecordHeader.decode(algorithm, header), RecordTree.ofLeaves(algorithm, leaves));
  }
}

package org.portolan.publisher;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordLeaf;
import org.portolan.record.RecordTree;
import org.portolan.record.TradeRecord;

/** A sealed record as kept: algorithm, header, then salt, length and entry of each leaf. */
final class RecordCodec {
  /** Bytes before the leaves. */
  static final int HEADER = 1 + RecordHeader.LENGTH;

  private static final int SALT = 16;

  private RecordCodec() {}

  static long length(TradeRecord record) {
    return HEADER
        + (long) (SALT + Integer.BYTES) * record.tree().leaves().size()
        + record.tree().entryBytes();
  }

  static void encode(TradeRecord record, ByteBuffer out) {
    out.put((byte) record.header().algorithm().ordinal()).put(record.header().encode());
    for (RecordLeaf leaf : record.tree().leaves()) {
      out.put(leaf.salt()).putInt(leaf.entry().length).put(leaf.entry());
    }
  }

  static RecordHeader header(byte[] kept) {
    return header(kept, 0);
  }

  static RecordHeader header(byte[] kept, int from) {
    return RecordHeader.decode(
        HashAlgorithm.values()[kept[from]], Arrays.copyOfRange(kept, from + 1, from + HEADER));
  }

  static TradeRecord decode(byte[] kept) {
    RecordHeader header = header(kept);
    ByteBuffer in = ByteBuffer.wrap(kept).position(HEADER);
    List<RecordLeaf> leaves = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] salt = new byte[SALT];
      in.get(salt);
      byte[] entry = new byte[in.getInt()];
      in.get(entry);
      leaves.add(new RecordLeaf(leaves.size(), salt, entry));
    }
    return new TradeRecord(header, RecordTree.ofLeaves(header.algorithm(), leaves));
  }
}

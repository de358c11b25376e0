package org.portolan.publisher;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What a batch has beside its records: {@code [padding, count, cose, count, cose, ...]}, the
 * sheaves in the order of their records.
 */
record SheavesCodec(Bytes32 padding, List<Signed> sheaves) {
  /** How many records one signature covers. */
  record Signed(int count, byte[] cose) {}

  byte[] encode() {
    CborWriter out = new CborWriter().array(1 + 2 * sheaves.size()).bytes(padding.toByteArray());
    sheaves.forEach(sheaf -> out.integer(sheaf.count()).bytes(sheaf.cose()));
    return out.toByteArray();
  }

  static SheavesCodec decode(byte[] bytes) {
    CborReader in = new CborReader(bytes);
    int items = in.array();
    Bytes32 padding = Bytes32.of(in.bytes());
    List<Signed> sheaves = new ArrayList<>(items / 2);
    for (int i = 1; i < items; i += 2) {
      sheaves.add(new Signed((int) in.unsigned(), in.bytes()));
    }
    in.end();
    return new SheavesCodec(padding, sheaves);
  }
}

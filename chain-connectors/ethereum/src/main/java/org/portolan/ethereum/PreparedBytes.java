package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What the hub stores before it sends: {@code [1, value, [transaction...]]}.
 *
 * @param value of the deed; another one under the same key is a conflict
 * @param transactions signed; none where the deed was done already
 */
record PreparedBytes(Bytes32 value, List<byte[]> transactions) {
  private static final int VERSION = 1;
  private static final int MAX = 1_000;

  byte[] encode() {
    CborWriter out = new CborWriter().array(3).integer(VERSION).bytes(value.toByteArray());
    out.array(transactions.size());
    transactions.forEach(out::bytes);
    return out.toByteArray();
  }

  static PreparedBytes decode(byte[] bytes) {
    CborReader in = new CborReader(bytes);
    in.require(in.array() == 3 && in.integer() == VERSION, "three parts of version 1");
    byte[] value = in.bytes();
    in.require(value.length == Bytes32.LENGTH, "32 bytes");
    int count = in.array();
    in.require(count <= MAX, "at most " + MAX + " transactions");
    List<byte[]> transactions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      transactions.add(in.bytes());
    }
    in.end();
    return new PreparedBytes(Bytes32.of(value), transactions);
  }
}

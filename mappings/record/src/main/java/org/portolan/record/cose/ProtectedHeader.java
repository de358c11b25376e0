package org.portolan.record.cose;

import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** Exactly {1: alg, 4: kid}. */
record ProtectedHeader(long alg, Bytes32 kid) {
  static byte[] encode(long alg, Bytes32 kid) {
    return new CborWriter()
        .map(2)
        .integer(1)
        .integer(alg)
        .integer(4)
        .bytes(kid.toByteArray())
        .toByteArray();
  }

  static ProtectedHeader decode(byte[] header) {
    CborReader in = new CborReader(header);
    in.require(in.map() == 2, "a protected header of alg and kid");
    in.require(in.integer() == 1, "label 1, alg");
    long alg = in.integer();
    in.require(in.integer() == 4, "label 4, kid");
    byte[] kid = in.bytes();
    in.require(kid.length == Bytes32.LENGTH, "a kid of 32 bytes");
    in.end();
    return new ProtectedHeader(alg, Bytes32.of(kid));
  }
}

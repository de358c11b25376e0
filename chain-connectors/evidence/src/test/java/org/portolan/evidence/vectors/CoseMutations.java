package org.portolan.evidence.vectors;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.portolan.record.Bytes;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * A COSE_Sign1 of the format spelled in other ways, each of which says the same to a lax reader.
 */
final class CoseMutations {
  private CoseMutations() {}

  /** Every other spelling, by its name. */
  static Map<String, byte[]> spellings(byte[] cose) {
    CborReader in = new CborReader(cose);
    in.tag();
    in.array();
    byte[] header = in.bytes();
    in.map();
    in.nil();
    byte[] signature = in.bytes();
    Map<String, byte[]> wrong = new LinkedHashMap<>();
    wrong.put("no-bytes", new byte[0]);
    wrong.put("trailing-byte", Bytes.join(cose, new byte[1]));
    wrong.put("cut-short", Arrays.copyOf(cose, cose.length - 1));
    wrong.put("untagged", Arrays.copyOfRange(cose, 1, cose.length));
    wrong.put("tag-17", frame(17, 4, header, 0, signature));
    wrong.put("tag-18-in-two-bytes", Bytes.join(new byte[] {(byte) 0xd8, 18}, tail(cose, 1)));
    wrong.put("tagged-twice", Bytes.join(new byte[] {(byte) 0xd2}, cose));
    wrong.put("array-of-unknown-length", indefinite(cose));
    wrong.put("array-length-in-two-bytes", longArray(cose));
    wrong.put("array-of-5", more(header, signature));
    wrong.put("unprotected-header", unprotected(header, signature));
    wrong.put("protected-header-as-map", headerAsMap(header, signature));
    wrong.put("protected-header-of-no-bytes", frame(18, 4, new byte[0], 0, signature));
    wrong.put("protected-header-reordered", frame(18, 4, reordered(header), 0, signature));
    wrong.put("protected-header-with-crit", frame(18, 4, withMore(header), 0, signature));
    wrong.put(
        "protected-header-trailing-byte",
        frame(18, 4, Bytes.join(header, new byte[1]), 0, signature));
    wrong.put("kid-of-31-bytes", frame(18, 4, shortKid(header), 0, signature));
    wrong.put("signature-length-2-to-the-31", hugeSignature(header));
    return wrong;
  }

  static byte[] withPayload(byte[] cose, byte[] payload) {
    CborReader in = new CborReader(cose);
    in.tag();
    in.array();
    byte[] header = in.bytes();
    in.map();
    in.nil();
    return new CborWriter()
        .tag(18)
        .array(4)
        .bytes(header)
        .map(0)
        .bytes(payload)
        .bytes(in.bytes())
        .toByteArray();
  }

  /** The message with another signature of the same length in its place: it is the last item. */
  static byte[] resigned(byte[] cose, byte[] signature) {
    return Bytes.join(Arrays.copyOf(cose, cose.length - signature.length), signature);
  }

  static byte[] signature(byte[] cose, int length) {
    return Arrays.copyOfRange(cose, cose.length - length, cose.length);
  }

  /** The other s that verifies in ECDSA. */
  static byte[] highS(byte[] signature, BigInteger order) {
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    return Bytes.join(Arrays.copyOf(signature, 32), word(order.subtract(s)));
  }

  static byte[] word(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] word = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, word, 32 - length, length);
    return word;
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] frame(long tag, int size, byte[] header, int map, byte[] signature) {
    return new CborWriter()
        .tag(tag)
        .array(size)
        .bytes(header)
        .map(map)
        .nil()
        .bytes(signature)
        .toByteArray();
  }

  private static byte[] indefinite(byte[] cose) {
    return Bytes.join(
        new byte[] {(byte) 0xd2, (byte) 0x9f}, tail(cose, 2), new byte[] {(byte) 0xff});
  }

  private static byte[] longArray(byte[] cose) {
    return Bytes.join(new byte[] {(byte) 0xd2, (byte) 0x98, 4}, tail(cose, 2));
  }

  private static byte[] more(byte[] header, byte[] signature) {
    return new CborWriter()
        .tag(18)
        .array(5)
        .bytes(header)
        .map(0)
        .nil()
        .bytes(signature)
        .nil()
        .toByteArray();
  }

  private static byte[] unprotected(byte[] header, byte[] signature) {
    return new CborWriter()
        .tag(18)
        .array(4)
        .bytes(header)
        .map(1)
        .integer(4)
        .bytes(new byte[1])
        .nil()
        .bytes(signature)
        .toByteArray();
  }

  private static byte[] headerAsMap(byte[] header, byte[] signature) {
    return new CborWriter()
        .tag(18)
        .array(4)
        .encoded(header)
        .map(0)
        .nil()
        .bytes(signature)
        .toByteArray();
  }

  private static byte[] reordered(byte[] header) {
    CborReader in = new CborReader(header);
    in.map();
    in.integer();
    long alg = in.integer();
    in.integer();
    return new CborWriter()
        .map(2)
        .integer(4)
        .bytes(in.bytes())
        .integer(1)
        .integer(alg)
        .toByteArray();
  }

  private static byte[] withMore(byte[] header) {
    byte[] more = Bytes.join(header, new CborWriter().integer(16).integer(0).toByteArray());
    more[0] = (byte) 0xa3;
    return more;
  }

  private static byte[] shortKid(byte[] header) {
    CborReader in = new CborReader(header);
    in.map();
    in.integer();
    long alg = in.integer();
    in.integer();
    return new CborWriter()
        .map(2)
        .integer(1)
        .integer(alg)
        .integer(4)
        .bytes(Arrays.copyOf(in.bytes(), 31))
        .toByteArray();
  }

  private static byte[] hugeSignature(byte[] header) {
    return Bytes.join(
        new CborWriter().tag(18).array(4).bytes(header).map(0).nil().toByteArray(),
        new byte[] {0x5a, (byte) 0x80, 0, 0, 0});
  }
}

package org.portolan.record.cose;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * COSE_Sign, tag 98, as the format fixes it: several signatures over one detached payload, one for
 * each algorithm that is demanded, in the demanded order. The body has no header; each signature
 * has {1: alg, 4: kid} protected and nothing unprotected.
 */
public final class CoseSign {
  static final String CONTEXT = "Signature";

  /** More algorithms than this are demanded by nobody. */
  private static final int MAX_PARTS = 4;

  private final List<CosePart> parts;

  private CoseSign(List<CosePart> parts) {
    this.parts = List.copyOf(parts);
  }

  public static byte[] signDetached(List<? extends Signer> signers, byte[] payload) {
    CborWriter out = new CborWriter().tag(98).array(4).bytes(new byte[0]).map(0).nil();
    out.array(signers.size());
    for (Signer signer : signers) {
      byte[] header = ProtectedHeader.encode(signer.algNumber(), signer.keyId());
      byte[] signature = signer.sign(CosePart.toBeSigned(CONTEXT, header, payload));
      out.array(3).bytes(header).map(0).bytes(signature);
    }
    return out.toByteArray();
  }

  /** Strict: any other encoding, header or tag is refused with the offset. */
  public static CoseSign parse(byte[] message) {
    CborReader in = new CborReader(message);
    in.require(in.tag() == 98, "tag 98, COSE_Sign");
    in.require(in.array() == 4, "an array of 4");
    in.require(in.bytes().length == 0, "a body without protected header");
    in.require(in.map() == 0, "a body without unprotected header");
    in.require(in.nil(), "a detached payload");
    int count = in.array();
    in.require(count >= 1 && count <= MAX_PARTS, "1 to " + MAX_PARTS + " signatures");
    List<CosePart> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      in.require(in.array() == 3, "an array of 3");
      byte[] header = in.bytes();
      in.require(in.map() == 0, "an empty unprotected header");
      parts.add(new CosePart(CONTEXT, header, in.bytes()));
    }
    in.end();
    return new CoseSign(parts);
  }

  /** The signatures, in the order in which they stand. */
  public List<CosePart> parts() {
    return parts;
  }
}

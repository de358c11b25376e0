package org.portolan.publisher;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** A batch's opening as kept and as carried to attestors, in CBOR. */
public final class OpeningCodec {
  private OpeningCodec() {}

  /** {@code [alg, [[scheme, value, [C...], cose] / random ...]]} */
  public static byte[] encode(BatchOpening opening) {
    CborWriter out = new CborWriter().array(2).text(opening.algorithm().label());
    out.array(opening.leaves().size());
    for (BatchOpening.Leaf leaf : opening.leaves()) {
      switch (leaf) {
        case BatchOpening.Padding padding -> out.bytes(padding.random().toByteArray());
        case BatchOpening.SignedSheaf sheaf -> {
          out.array(4).text(sheaf.issuer().scheme()).text(sheaf.issuer().value());
          out.array(sheaf.commitments().size());
          sheaf.commitments().forEach(c -> out.bytes(c.toByteArray()));
          out.bytes(sheaf.cose());
        }
      }
    }
    return out.toByteArray();
  }

  public static BatchOpening decode(byte[] bytes) {
    CborReader in = new CborReader(bytes);
    in.require(in.array() == 2, "an algorithm and leaves");
    String label = in.text();
    in.require(label.equals("sha256") || label.equals("sm3"), "sha256 or sm3");
    List<BatchOpening.Leaf> leaves = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      leaves.add(in.atBytes() ? new BatchOpening.Padding(hash(in)) : sheaf(in));
    }
    in.end();
    return new BatchOpening(HashAlgorithm.ofLabel(label), leaves);
  }

  private static BatchOpening.SignedSheaf sheaf(CborReader in) {
    in.require(in.array() == 4, "issuer, commitments and signature");
    IssuerIdentity issuer = new IssuerIdentity(in.text(), in.text());
    List<Bytes32> commitments = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      commitments.add(hash(in));
    }
    return new BatchOpening.SignedSheaf(issuer, commitments, in.bytes());
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(bytes);
  }
}

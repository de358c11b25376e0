package org.portolan.evidence.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * The data of evidence of kind {@code tlog}: {@code [1, entry, receipt, checkpoint, current]}.
 * {@code current} is nil for the claim EXISTED, else {@code [endings, head, map, line, proof]},
 * where a proof is {@code [[sibling...], nil / [key, value]]}: of the publisher under the
 * checkpoint's status line, and of the commitment under the publisher's map.
 *
 * @param entry the anchor, as it stands in the log
 * @param receipt COSE Receipt of its inclusion
 * @param checkpoint a signed note of the same size
 */
public record TlogEvidence(
    byte[] entry, byte[] receipt, String checkpoint, Optional<Current> current) {
  private static final int VERSION = 1;

  /** What stands in a bit tree, before its hash is made. */
  public record Proof(List<Bytes32> siblings, Optional<Standing> standing) {
    public Proof {
      siblings = List.copyOf(siblings);
    }

    public static Proof of(BitProof proof) {
      return new Proof(
          proof.siblings(), proof.leaf().map(leaf -> new Standing(leaf.key(), leaf.value())));
    }
  }

  /** A publisher and its status digest, or a commitment and its successor. */
  public record Standing(Bytes32 key, Bytes32 value) {}

  public record Current(PublisherStatus status, Proof line, Proof commitment) {}

  public byte[] encode() {
    CborWriter out = new CborWriter().array(5).integer(VERSION).bytes(entry).bytes(receipt);
    out.bytes(checkpoint.getBytes(StandardCharsets.UTF_8));
    current.ifPresentOrElse(c -> write(out, c), out::nil);
    return out.toByteArray();
  }

  public static TlogEvidence decode(byte[] data) {
    CborReader in = new CborReader(data);
    in.require(in.array() == 5, "an array of 5");
    in.require(in.integer() == VERSION, "version 1");
    byte[] entry = in.bytes();
    byte[] receipt = in.bytes();
    String checkpoint = new String(in.bytes(), StandardCharsets.UTF_8);
    Optional<Current> current = in.nil() ? Optional.empty() : Optional.of(current(in));
    in.end();
    return new TlogEvidence(entry, receipt, checkpoint, current);
  }

  private static void write(CborWriter out, Current current) {
    out.array(5).integer(current.status().endings());
    out.bytes(current.status().head().toByteArray());
    out.bytes(current.status().map().toByteArray());
    write(out, current.line());
    write(out, current.commitment());
  }

  private static void write(CborWriter out, Proof proof) {
    out.array(2).array(proof.siblings().size());
    proof.siblings().forEach(sibling -> out.bytes(sibling.toByteArray()));
    proof
        .standing()
        .ifPresentOrElse(
            s -> out.array(2).bytes(s.key().toByteArray()).bytes(s.value().toByteArray()),
            out::nil);
  }

  private static Current current(CborReader in) {
    in.require(in.array() == 5, "an array of 5");
    PublisherStatus status = new PublisherStatus(in.unsigned(), hash(in), hash(in));
    return new Current(status, proof(in), proof(in));
  }

  private static Proof proof(CborReader in) {
    in.require(in.array() == 2, "siblings and what stands there");
    int length = in.array();
    in.require(length <= BitProof.MAX_SIBLINGS, "at most 256 siblings");
    List<Bytes32> siblings = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      siblings.add(hash(in));
    }
    if (in.nil()) {
      return new Proof(siblings, Optional.empty());
    }
    in.require(in.array() == 2, "a key and a value");
    return new Proof(siblings, Optional.of(new Standing(hash(in), hash(in))));
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(bytes);
  }
}

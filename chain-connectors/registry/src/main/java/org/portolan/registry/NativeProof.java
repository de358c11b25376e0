package org.portolan.registry;

import java.util.stream.Stream;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * A record with what its own ledger proves of it, for a registry that checks that itself.
 *
 * @param proof the way from the record to its batch; what it says of absence is not looked at
 * @param anchor of that batch
 * @param evidence that the batch was anchored, or also that nothing ended the record
 */
public record NativeProof(RecognitionProof proof, Anchor anchor, Evidence evidence) {
  public static final String RECOGNIZE_NATIVELY = "recognizeNatively";

  public static NativeProof of(RecognitionProof proof, Command.Recognize.Natively it) {
    return new NativeProof(proof, it.anchor(), it.evidence());
  }

  public byte[] encode() {
    CborWriter out = new CborWriter().array(3);
    CommandCodec.write(out, proof);
    out.array(4).bytes(anchor.root().toByteArray()).integer(anchor.count());
    out.bytes(anchor.position().toByteArray()).bytes(anchor.anchorHash().toByteArray());
    out.array(5).text(evidence.kind()).text(evidence.claim().label());
    out.integer(evidence.height()).integer(evidence.time()).bytes(evidence.data());
    return out.toByteArray();
  }

  public static NativeProof decode(byte[] bytes) {
    CborReader in = new CborReader(bytes);
    in.require(in.array() == 3, "a proof, an anchor and evidence");
    RecognitionProof proof = CommandCodec.proof(in);
    in.require(in.array() == 4, "root, count, position and hash");
    Bytes32 root = hash(in);
    long count = in.unsigned();
    Anchor anchor = new Anchor(proof.publisher(), proof.ordinal(), root, count, hash(in), hash(in));
    in.require(in.array() == 5, "kind, claim, height, time and data");
    String kind = in.text();
    String label = in.text();
    in.require(
        Stream.of(Claim.values()).anyMatch(c -> c.label().equals(label)), "existed or current");
    Claim claim = Claim.ofLabel(label);
    Evidence evidence = new Evidence(kind, claim, in.unsigned(), in.unsigned(), in.bytes());
    in.end();
    return new NativeProof(proof, anchor, evidence);
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(bytes);
  }
}

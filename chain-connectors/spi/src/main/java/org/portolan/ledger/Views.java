package org.portolan.ledger;

import java.util.List;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.RecognitionView.Challenge;
import org.portolan.record.PublisherStatus;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What members of a ledger signed of one publisher, in answer to a destination's own challenge, for
 * one that checks it itself: that a batch of it stands there, and what it has ended.
 *
 * @param status how many endings and the head over them; members tell no map, so it is zero
 * @param height that all of them had before they answered
 * @param time UTC seconds that the questions named
 * @param data in the form of the ledger's family
 */
public record Views(PublisherStatus status, long height, long time, byte[] data) {
  /** Of a statement's only signature, where members of the ledger signed and no attestors. */
  private static final String KIND = "views";

  /**
   * Views stand where attestors' signatures would: under the challenge's name, {@code [since,
   * data]}.
   */
  public SignaturePart signature(Challenge asked) {
    byte[] signed = new CborWriter().array(2).integer(asked.since()).bytes(data).toByteArray();
    return new SignaturePart(asked.value(), KIND, signed);
  }

  /**
   * @param since number of the destination's block that the challenge followed from
   * @param data in the form of the ledger's family
   */
  public record Signed(long since, byte[] data) {
    /** What a statement's signatures hold, which are views of a ledger's members. */
    public static Signed of(List<SignaturePart> signatures) {
      if (signatures.size() != 1 || !signatures.get(0).kind().equals(KIND)) {
        throw new LedgerRefused(
            Refusal.of(
                "PTL-DST-003",
                "signatures",
                signatures.size() + " of attestors",
                "views that members of the source signed"));
      }
      CborReader in = new CborReader(signatures.get(0).signature());
      in.require(in.array() == 2, "a block and views");
      Signed signed = new Signed(in.unsigned(), in.bytes());
      in.end();
      return signed;
    }
  }
}

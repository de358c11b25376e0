package org.portolan.relay.deliver;

import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.VerificationKey;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * What a relay answers to the source of a batch that it did not bring to a recognition: refused, or
 * expired. It is signed, so that nobody else can pretend it; it says what this relay did, and it is
 * no proof that the destination holds nothing: that is the destination's ledger's to tell.
 *
 * @param outcome {@code refused} or {@code expired}
 * @param time UTC seconds
 */
public record Answer(
    Bytes32 lane,
    Bytes32 publisher,
    long ordinal,
    Bytes32 root,
    String outcome,
    String code,
    String reason,
    long time) {
  public static final String FORMAT = "portolan.answer.v1";
  private static final int MAX_BYTES = 1 << 16;

  static Answer of(
      Bytes32 lane, Anchor anchor, DeliveryState end, String code, String reason, long time) {
    return new Answer(
        lane,
        anchor.publisher(),
        anchor.ordinal(),
        anchor.root(),
        end == DeliveryState.EXPIRED ? "expired" : "refused",
        code,
        reason,
        time);
  }

  /** COSE_Sign1 with the answer's RFC 8785 form attached. */
  byte[] signed(Signer relay) {
    return CoseSign1.signAttached(
        relay,
        Json.object(
                "format", Json.of(FORMAT),
                "lane", Json.of(lane.hex()),
                "publisher", Json.of(publisher.hex()),
                "ordinal", Json.of(ordinal),
                "root", Json.of(root.hex()),
                "outcome", Json.of(outcome),
                "code", Json.of(code),
                "reason", Json.of(reason),
                "time", Json.of(time))
            .canonical());
  }

  /** The answer, if this relay signed it. */
  public static Optional<Answer> read(byte[] signed, VerificationKey relay) {
    try {
      CoseSign1 cose = CoseSign1.parse(signed);
      if (!cose.verifiesAttached(relay)) {
        return Optional.empty();
      }
      Members in = Members.of("", CanonicalJson.parse(cose.payload().orElseThrow(), MAX_BYTES));
      boolean known = in.text("format").equals(FORMAT);
      Answer answer =
          new Answer(
              in.hash("lane"),
              in.hash("publisher"),
              in.number("ordinal"),
              in.hash("root"),
              in.text("outcome"),
              in.text("code"),
              in.text("reason"),
              in.number("time"));
      in.end();
      return known ? Optional.of(answer) : Optional.empty();
    } catch (RecordRefused e) {
      return Optional.empty();
    }
  }
}

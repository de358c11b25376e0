package org.portolan.relay;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.RecognitionView.Challenge;
import org.portolan.ledger.Source;
import org.portolan.ledger.Views;
import org.portolan.record.Bytes32;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** What members of a lane's source signed, in answer to its destination's challenge of now. */
public record Shown(Views views, Challenge asked) {
  /**
   * @param ordinal of the batch that they are to tell of as well
   */
  public static Shown of(Lane lane, Source source, Bytes32 publisher, Optional<Long> ordinal) {
    if (!lane.source().capabilities().can(Capability.SHOW_VIEWS)) {
      throw new LedgerRefused(
          Refusal.of(
              "PTL-RLY-011",
              "policy/recognition",
              "native, of " + lane.source().network().caip2(),
              "a source whose members sign views"));
    }
    Challenge asked =
        lane.destination()
            .recognitions()
            .challenge(lane.id())
            .orElseThrow(() -> new LedgerUnavailable("no block to challenge with yet", null));
    return new Shown(source.views(publisher, ordinal, asked.value()), asked);
  }

  /** As they stand beside a statement. */
  public List<SignaturePart> signatures() {
    return List.of(views.signature(asked));
  }
}

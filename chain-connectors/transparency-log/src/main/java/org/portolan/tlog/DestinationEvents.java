package org.portolan.tlog;

import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.Sha256;

/** The event that an applied destination's entry is. */
final class DestinationEvents {
  private DestinationEvents() {}

  static LedgerEvent of(DestinationEntry entry, LogStore.Row row) {
    long height = row.position() + 1;
    long time = row.recordedAt();
    return switch (entry.command()) {
      case Command.AcceptBatch accept ->
          new LedgerEvent.BatchAccepted(
              accept.statement().lane(),
              accept.statement().publisher(),
              accept.statement().ordinal(),
              height,
              time);
      case Command.AcceptStatus accept ->
          new LedgerEvent.StatusAccepted(
              accept.statement().lane(), accept.statement().publisher(), height, time);
      case Command.Recognize recognize -> {
        RecognitionProof proof = recognize.proof();
        yield new LedgerEvent.RecordRecognized(
            proof.lane(), proof.header().recordKey(), proof.header().commitment(), height, time);
      }
      case Command.ChangeTrust change ->
          new LedgerEvent.TrustChanged(Sha256.hash(change.trustFile()), height, time);
      case Command.AnchorBatch anchor -> throw new IllegalArgumentException("a source's command");
      case Command.End end -> throw new IllegalArgumentException("a source's command");
    };
  }
}

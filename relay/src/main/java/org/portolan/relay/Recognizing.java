package org.portolan.relay;

import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.ledger.Source;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;

/** The command that has one record of an accepted batch recognized. */
public record Recognizing(Lane lane, Source source, PublishedRecord record) {
  public Command.Recognize command() {
    Anchor anchor = record.anchor();
    return new Command.Recognize(
        new RecognitionProof(
            lane.id(),
            anchor.publisher(),
            anchor.ordinal(),
            record.record().header(),
            record.sheafIndex(),
            record.sheafPath(),
            record.leaf(),
            record.batchIndex(),
            record.batchPath(),
            absence(kept())));
  }

  /**
   * Whether its publisher has ended it, as of the status that the destination keeps. The relay's
   * own node is not believed: its proof has to reach the map that attestors signed.
   */
  public boolean isEnded() {
    Kept kept = kept();
    Bytes32 commitment = record.record().commitment();
    BitProof proof = absence(kept);
    return proof.includes(commitment)
        && proof
            .root(record.record().header().algorithm(), commitment)
            .equals(Optional.of(kept.status().map()));
  }

  private Kept kept() {
    return lane.destination()
        .recognitions()
        .kept(lane.id(), record.anchor().publisher())
        .orElseThrow();
  }

  private BitProof absence(Kept kept) {
    return source.statusProof(
        record.anchor().publisher(), record.record().commitment(), kept.asOfHeight());
  }
}

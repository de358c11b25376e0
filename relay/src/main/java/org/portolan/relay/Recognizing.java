package org.portolan.relay;

import org.portolan.evidence.Anchor;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.Source;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.BitProof;

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
            absence()));
  }

  /** Whether its publisher has ended it, as of the status that the destination keeps. */
  public boolean isEnded() {
    return absence().includes(record.record().commitment());
  }

  private BitProof absence() {
    long height =
        lane.destination()
            .recognitions()
            .kept(lane.id(), record.anchor().publisher())
            .orElseThrow()
            .asOfHeight();
    return source.statusProof(record.anchor().publisher(), record.record().commitment(), height);
  }
}

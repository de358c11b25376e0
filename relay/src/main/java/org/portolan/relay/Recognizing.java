package org.portolan.relay;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.Source;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;

/** The command that has one record recognized. */
public record Recognizing(Lane lane, Source source, PublishedRecord record) {
  /** What a destination that checks evidence itself does not look at. */
  private static final BitProof NOTHING = new BitProof(List.of(), Optional.empty());

  /** Of an accepted batch; on a lane that nobody attests on, by the source's own evidence. */
  public Command.Recognize command() {
    return lane.isNative() ? natively(false) : new Command.Recognize(proof(absence()));
  }

  /** By newer evidence, so that it lasts longer. */
  public Command.Recognize renewal() {
    return natively(true);
  }

  private Command.Recognize natively(boolean renewal) {
    Claim claim = lane.policy().claim();
    Optional<Bytes32> commitment =
        claim == Claim.CURRENT ? Optional.of(record.record().commitment()) : Optional.empty();
    return new Command.Recognize(
        proof(NOTHING),
        Optional.of(
            new Command.Recognize.Natively(
                record.anchor(), source.prove(record.anchor(), claim, commitment), renewal)));
  }

  private RecognitionProof proof(BitProof absence) {
    Anchor anchor = record.anchor();
    return new RecognitionProof(
        lane.id(),
        anchor.publisher(),
        anchor.ordinal(),
        record.record().header(),
        record.sheafIndex(),
        record.sheafPath(),
        record.leaf(),
        record.batchIndex(),
        record.batchPath(),
        absence);
  }

  /**
   * Whether its publisher has ended it, as of the status that the destination keeps, or where that
   * keeps none as of now.
   */
  public boolean isEnded() {
    if (lane.isNative()) {
      return source
          .statusProof(
              record.anchor().publisher(), record.record().commitment(), source.head().height())
          .includes(record.record().commitment());
    }
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

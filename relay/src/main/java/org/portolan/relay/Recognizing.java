package org.portolan.relay;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.ledger.Source;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordHeader;

/** The command that has one record recognized. */
public record Recognizing(Lane lane, Source source, PublishedRecord record) {
  /** Where nobody attested a map of endings, a destination looks at no place in one. */
  private static final BitProof NOTHING = new BitProof(List.of(), Optional.empty());

  /** Of an accepted batch; where each record comes with evidence of its own, by that. */
  public Command.Recognize command() {
    if (lane.proves(header())) {
      return natively(lane.claim(header()), false);
    }
    return lane.isNative()
        ? new Command.Recognize(proof(NOTHING), record.cose())
        : new Command.Recognize(proof(absence(kept())));
  }

  /** By newer evidence, so that it lasts longer; or ends, where that shows its ending. */
  public Command.Recognize renewal() {
    return natively(isEnded() ? Claim.CURRENT : lane.claim(header()), true);
  }

  private Command.Recognize natively(Claim claim, boolean renewal) {
    Optional<Bytes32> commitment =
        claim == Claim.CURRENT ? Optional.of(record.record().commitment()) : Optional.empty();
    return new Command.Recognize(
        proof(NOTHING),
        new Command.Recognize.Natively(
            record.anchor(), source.prove(record.anchor(), claim, commitment), renewal));
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
   * keeps none as of now. Where attestors signed a status the relay's own node is not believed: its
   * proof has to reach the map that they signed.
   */
  public boolean isEnded() {
    Bytes32 commitment = record.record().commitment();
    if (lane.isNative() || lane.proves(header())) {
      return source
          .statusProof(record.anchor().publisher(), commitment, source.head().height())
          .includes(commitment);
    }
    Kept kept = kept();
    BitProof proof = absence(kept);
    return proof.includes(commitment)
        && proof
            .root(record.record().header().algorithm(), commitment)
            .equals(Optional.of(kept.status().map()));
  }

  private RecordHeader header() {
    return record.record().header();
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

package org.portolan.relay.deliver;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.publisher.PublishedRecord;
import org.portolan.relay.Lane;

/** Has each record of an accepted batch recognized that asks for a recognition of its own. */
public final class RecordRecognizer {
  private final Function<Anchor, List<PublishedRecord>> records;

  /**
   * @param records of a batch that shall be recognized one by one
   */
  public RecordRecognizer(Function<Anchor, List<PublishedRecord>> records) {
    this.records = records;
  }

  /** How many of them the destination recognizes; one that was ended meanwhile is left out. */
  int recognize(Lane lane, Anchor anchor, Source source, Consumer<String> step) {
    Transactor transactor = lane.destination().transactor();
    int recognized = 0;
    for (PublishedRecord record : records.apply(anchor)) {
      Command.Recognize command = new Command.Recognize(proof(lane, anchor, source, record));
      try {
        if (transactor.find(command.key()).isEmpty()) {
          transactor.send(transactor.prepare(command));
          step.accept("record recognized");
        }
        recognized++;
      } catch (LedgerRefused e) {
        if (!e.refusal().code().equals("PTL-DST-014")) {
          throw e;
        }
      }
    }
    return recognized;
  }

  private static RecognitionProof proof(
      Lane lane, Anchor anchor, Source source, PublishedRecord r) {
    RecognitionView.Kept kept =
        lane.destination().recognitions().kept(lane.id(), anchor.publisher()).orElseThrow();
    return new RecognitionProof(
        lane.id(),
        anchor.publisher(),
        anchor.ordinal(),
        r.record().header(),
        r.sheafIndex(),
        r.sheafPath(),
        r.leaf(),
        r.batchIndex(),
        r.batchPath(),
        source.statusProof(anchor.publisher(), r.record().commitment(), kept.asOfHeight()));
  }
}

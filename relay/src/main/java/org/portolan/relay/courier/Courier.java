package org.portolan.relay.courier;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.StatusStatement;
import org.portolan.relay.Attestations;
import org.portolan.relay.Lane;
import org.portolan.relay.MissingEndings;
import org.portolan.relay.Proposal;
import org.portolan.relay.Recognizing;

/**
 * Brings things to a destination without a hub and without a hub's database: an issuer that nobody
 * relays for, or whose publisher will not end a record, need only reach the attestors and the
 * destination. It keeps nothing; called again it finds done what is done.
 */
public final class Courier {
  private final Lane lane;
  private final Source source;
  private final Clock clock;
  private final Duration patience;

  /**
   * @param patience how long the destination may take for one command
   */
  public Courier(Lane lane, Clock clock, Duration patience) {
    this.lane = lane;
    this.source = lane.source().sources().get(0);
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Has a record recognized, a revocation among them: its batch is attested and accepted, then the
   * record.
   *
   * @param opening of the batch, which whoever published it has to give
   * @throws LedgerRefused where attestors or destination refuse
   * @throws LedgerUnavailable where they do not answer; nothing is lost by trying again
   */
  public Outcome.Final bring(BatchOpening opening, PublishedRecord record) {
    Proposal<BatchStatement> proposal = Proposal.batch(lane, source, record.anchor(), clock);
    BatchStatement s = proposal.statement();
    Attestations asked =
        enough(Attestations.ask(lane, s, it -> it.attest(s, proposal.status(), opening)));
    done(
        new Command.AcceptBatch(
            s, asked.signatures(), proposal.status(), MissingEndings.of(lane, source, s)));
    return done(new Recognizing(lane, source, record).command());
  }

  /** Brings what a publisher has ended, and renews all its records. */
  public Outcome.Final renew(Bytes32 publisher) {
    Proposal<StatusStatement> proposal = Proposal.status(lane, source, publisher, clock);
    StatusStatement s = proposal.statement();
    Attestations asked = enough(Attestations.ask(lane, s, it -> it.attest(s, proposal.status())));
    Kept kept = lane.destination().recognitions().kept(lane.id(), publisher).orElseThrow();
    List<Command.AcceptStatus> parts =
        Command.AcceptStatus.parts(
            s,
            asked.signatures(),
            proposal.status(),
            kept.status().head(),
            MissingEndings.of(lane, source, s),
            lane.rules().maxEndings());
    Outcome.Final last = null;
    for (Command.AcceptStatus part : parts) {
      last = done(part);
    }
    return last;
  }

  private Attestations enough(Attestations asked) {
    if (!asked.enough(lane)) {
      throw new LedgerRefused(
          Refusal.of("PTL-RLY-003", "attestors", asked.why(), "enough signatures"));
    }
    return asked;
  }

  private Outcome.Final done(Command command) {
    Transactor transactor = lane.destination().transactor();
    Prepared prepared = transactor.prepare(command);
    transactor.send(prepared);
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      switch (transactor.outcome(prepared)) {
        case Outcome.Final end -> {
          return end;
        }
        case Outcome.Rejected rejected -> throw new LedgerRefused(rejected.refusal());
        case Outcome.Pending pending -> pause(deadline, command);
        case Outcome.Unknown unknown -> {
          if (unknown.lost()) {
            prepared = transactor.replace(prepared);
            transactor.send(prepared);
          }
          pause(deadline, command);
        }
      }
    }
  }

  private static void pause(long deadline, Command command) {
    if (System.nanoTime() > deadline) {
      throw new LedgerUnavailable(command.key().verb() + " is not final yet", null);
    }
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted", e);
    }
  }
}

package org.portolan.relay.deliver;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborWriter;
import org.portolan.relay.Recognizing;
import org.portolan.relay.freeze.Freeze;
import org.portolan.relay.renew.RenewalStore;
import org.portolan.relay.send.LedgerTx;
import org.portolan.relay.send.TxState;
import org.portolan.relay.store.Write;
import org.portolan.relay.work.LaneWork;

/**
 * ACCEPTED: each record that asks for a recognition of its own gets one. All commands are stored
 * before the first is sent. A record that the destination refuses is left out with the reason; it
 * holds up neither the others nor the batch.
 */
record RecognizeRecords(LaneWork work, RecordsToRecognize records, RenewalStore renewals)
    implements Step {
  /** Refusals of the kept status of the moment: with another one the record may be recognized. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("PTL-DST-006", "PTL-DST-014", "PTL-DST-015");

  /** Of one number, with two commitments. */
  private static final String TWO_VERSIONS = "PTL-DST-016";

  /** What became of the records so far. */
  private static final class Tally {
    int open;
    boolean trouble;
    final List<String> leftOut = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();
  }

  @Override
  public StepResult take(Delivery delivery) {
    if (!records.areKnown(delivery.anchor())) {
      return new StepResult.Waits(
          "PTL-RLY-002", "the publisher has not noted yet that the batch is anchored", true);
    }
    List<PublishedRecord> wanted = records.of(delivery.anchor());
    Tally tally = new Tally();
    prepare(delivery, wanted, tally);
    for (PublishedRecord record : wanted.stream().filter(r -> !isFrozen(r)).toList()) {
      work.txs().of(key(record)).filter(LedgerTx::isOpen).ifPresent(tx -> send(tx, record, tally));
    }
    work.lease()
        .write(
            c -> {
              for (Write write : tally.writes) {
                write.in(c);
              }
            });
    return tally.open > 0
        ? new StepResult.Waits(
            "PTL-RLY-004", tally.open + " recognitions are not final yet", !tally.trouble)
        : StepResult.Moved.to(DeliveryState.RECOGNIZED, said(wanted.size(), tally.leftOut));
  }

  private CommandKey key(PublishedRecord record) {
    return Command.Recognize.key(work.lane().id(), record.record().header());
  }

  /** Signs what is not signed, and stores all of it before any of it is sent. */
  private void prepare(Delivery delivery, List<PublishedRecord> wanted, Tally tally) {
    List<Prepared> prepared = new ArrayList<>();
    for (PublishedRecord record : wanted) {
      if (isFrozen(record)) {
        tally.leftOut.add("record " + record.record().header().recordKey() + " is frozen");
        continue;
      }
      Optional<LedgerTx> there = work.txs().of(key(record));
      if (there.filter(tx -> tx.state() == TxState.REJECTED).isPresent()) {
        tally.leftOut.add(there.get().refusal().orElse("refused"));
      } else if (there.filter(tx -> tx.state() != TxState.REPLACED).isEmpty()) {
        sign(record, tally).ifPresent(prepared::add);
      }
    }
    if (!prepared.isEmpty()) {
      work.lease()
          .writeDurably(
              c -> {
                for (Prepared one : prepared) {
                  work.txs().prepared(c, Optional.of(delivery.id()), one, work.now());
                }
              });
      work.step().accept("recognitions prepared");
    }
  }

  /**
   * A ledger may refuse a command while it is signed, for the reasons that it refuses a sent one.
   */
  private Optional<Prepared> sign(PublishedRecord record, Tally tally) {
    Command.Recognize command = new Recognizing(work.lane(), work.source(), record).command();
    try {
      return Optional.of(work.transactor().prepare(command));
    } catch (LedgerRefused e) {
      if (!isOfTheMoment(record, e.refusal(), tally)) {
        CborWriter proof = new CborWriter();
        CommandCodec.write(proof, command.proof());
        leftOut(record, e.refusal(), proof.toByteArray(), tally);
      }
      return Optional.empty();
    }
  }

  private void send(LedgerTx tx, PublishedRecord record, Tally tally) {
    Outcome outcome = work.sender().send(tx);
    work.step().accept("record recognized");
    switch (outcome) {
      case Outcome.Final end -> tally.writes.add(c -> work.txs().done(c, tx, end, work.now()));
      case Outcome.Rejected rejected -> refused(tx, record, rejected.refusal(), tally);
      case Outcome.Pending pending -> tally.open++;
      case Outcome.Unknown unknown -> tally.open++;
    }
  }

  private void refused(LedgerTx tx, PublishedRecord record, Refusal refusal, Tally tally) {
    if (isOfTheMoment(record, refusal, tally)) {
      tally.writes.add(c -> work.txs().replaced(c, tx, work.now()));
    } else {
      tally.writes.add(c -> work.txs().rejected(c, tx, refusal, work.now()));
      leftOut(record, refusal, tx.bytes(), tally);
    }
  }

  /**
   * The kept status may have moved since the proof was made, or be stale, or older than the batch:
   * then once more, with a newer one.
   */
  private boolean isOfTheMoment(PublishedRecord record, Refusal refusal, Tally tally) {
    if (!OF_THE_MOMENT.contains(refusal.code())
        || new Recognizing(work.lane(), work.source(), record).isEnded()) {
      return false;
    }
    tally.open++;
    tally.trouble = true;
    if (!work.lane().proves(record.record().header())) {
      tally.writes.add(c -> renewals.wanted(c, record.anchor().publisher(), work.now()));
    }
    return true;
  }

  private void leftOut(PublishedRecord record, Refusal refusal, byte[] proof, Tally tally) {
    tally.leftOut.add(refusal.toString());
    if (refusal.code().equals(TWO_VERSIONS)) {
      tally.writes.add(c -> freeze(c, proof, record, refusal));
    }
  }

  private boolean isFrozen(PublishedRecord record) {
    return work.freezes().of(Freeze.Kind.RECORD, record.record().header().recordKey()).isPresent();
  }

  /** One issuer's two truths stop that record alone. What proves them is kept. */
  private void freeze(Connection c, byte[] proof, PublishedRecord record, Refusal refusal)
      throws SQLException {
    Bytes32 key = record.record().header().recordKey();
    byte[] there =
        work.destination()
            .recognitions()
            .record(work.lane().id(), key)
            .map(held -> held.commitment().toByteArray())
            .orElse(new byte[0]);
    work.freezes().freeze(c, Freeze.Kind.RECORD, key, refusal.toString(), there, proof);
  }

  private String said(int wanted, List<String> leftOut) {
    int recognized = wanted - leftOut.size();
    return work.destination().network().caip2()
        + " recognizes "
        + recognized
        + (recognized == 1 ? " record of it" : " records of it")
        + (leftOut.isEmpty() ? "" : "; left out: " + String.join("; ", leftOut));
  }
}

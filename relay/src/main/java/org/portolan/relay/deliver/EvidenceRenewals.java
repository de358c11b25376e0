package org.portolan.relay.deliver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.publisher.PublishedRecord;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.relay.Recognizing;
import org.portolan.relay.send.LedgerTx;
import org.portolan.relay.work.LaneWork;

/**
 * On a lane where each record comes with evidence of its own: records are renewed by newer evidence
 * of their own ledger, once half of their freshness is over. What has ended, or has a newer
 * version, is left to go stale.
 */
public final class EvidenceRenewals {
  private static final long SOON_MILLIS = 10_000;

  private final LaneWork work;
  private final HubDatabase database;
  private final DeliveryStore deliveries;
  private final RecordsToRecognize records;
  private final long half;

  /** Deliveries of which nothing is due before then, in UTC milliseconds. */
  private final Map<Long, Long> notBefore = new HashMap<>();

  public EvidenceRenewals(
      LaneWork work, HubDatabase database, DeliveryStore deliveries, RecordsToRecognize records) {
    this.work = work;
    this.database = database;
    this.deliveries = deliveries;
    this.records = records;
    this.half = work.lane().policy().shortestFreshness() * 1_000 / 2;
  }

  public void run() {
    if (!work.lane().provesEachRecord()) {
      return;
    }
    List<Long> due = due();
    notBefore.keySet().retainAll(due);
    for (long id : due) {
      if (notBefore.getOrDefault(id, 0L) <= work.now()) {
        long pause = SOON_MILLIS;
        try {
          pause = take(deliveries.of(id).orElseThrow()) ? 0 : half;
        } catch (LedgerUnavailable e) {
          // The records stay as they are until it answers again.
        }
        notBefore.put(id, work.now() + pause);
      }
    }
  }

  /** Those whose newest recognition or renewal is old, and those with renewals on their way. */
  private List<Long> due() {
    return database.transact(
        c ->
            Rows.list(
                c,
                row -> row.getLong("delivery"),
                "SELECT delivery FROM ledger_tx t WHERE lane = ? AND delivery IS NOT NULL"
                    + " AND verb IN ('recognize', 'renew') AND EXISTS (SELECT 1 FROM delivery d"
                    + " WHERE d.id = t.delivery AND d.state = 'RECOGNIZED')"
                    + " GROUP BY delivery HAVING MAX(COALESCE(ended_at, 0)) <= ?"
                    + " OR MIN(COALESCE(ended_at, 0)) = 0 ORDER BY delivery",
                work.lane().id(),
                work.now() - half));
  }

  /** Whether something was renewed, or is about to be. */
  private boolean take(Delivery delivery) {
    List<LedgerTx> open =
        work.txs().ofDelivery(delivery.id()).stream().filter(LedgerTx::isOpen).toList();
    if (open.isEmpty()) {
      open = prepared(delivery);
    }
    open.forEach(this::send);
    return !open.isEmpty();
  }

  private List<LedgerTx> prepared(Delivery delivery) {
    List<Prepared> prepared = new ArrayList<>();
    for (PublishedRecord record : records.of(delivery.anchor())) {
      if (isOld(record)) {
        prepare(delivery, record).ifPresent(prepared::add);
      }
    }
    if (prepared.isEmpty()) {
      return List.of();
    }
    work.lease()
        .writeDurably(
            c -> {
              for (Prepared one : prepared) {
                work.txs().prepared(c, Optional.of(delivery.id()), one, work.now());
              }
            });
    work.step().accept("renewals prepared");
    return work.txs().ofDelivery(delivery.id()).stream().filter(LedgerTx::isOpen).toList();
  }

  private boolean isOld(PublishedRecord record) {
    Optional<Recognition> there =
        work.destination()
            .recognitions()
            .record(work.lane().id(), record.record().header().recordKey());
    return there
        .filter(r -> r.commitment().equals(record.record().commitment()))
        .filter(r -> r.state() == State.RECOGNIZED || r.state() == State.STALE)
        .filter(r -> r.asOfTime() * 1_000 + half <= work.now())
        .isPresent();
  }

  /** Empty where the source cannot prove it any more, or the destination does not take it. */
  private Optional<Prepared> prepare(Delivery delivery, PublishedRecord record) {
    Recognizing recognizing = new Recognizing(work.lane(), work.source(), record);
    try {
      return recognizing.isEnded()
          ? Optional.empty()
          : Optional.of(work.transactor().prepare(recognizing.renewal()));
    } catch (LedgerRefused e) {
      String note =
          "record " + record.record().header().recordKey() + " is not renewed: " + e.refusal();
      work.lease()
          .write(c -> DeliveryEvents.add(c, delivery.id(), delivery.state(), note, work.now()));
      return Optional.empty();
    }
  }

  private void send(LedgerTx tx) {
    Outcome outcome = work.sender().send(tx);
    work.step().accept("record renewed");
    switch (outcome) {
      case Outcome.Final end -> work.lease().write(c -> work.txs().done(c, tx, end, work.now()));
      case Outcome.Rejected no ->
          work.lease().write(c -> work.txs().rejected(c, tx, no.refusal(), work.now()));
      case Outcome.Pending pending -> {}
      case Outcome.Unknown unknown -> {}
    }
  }
}

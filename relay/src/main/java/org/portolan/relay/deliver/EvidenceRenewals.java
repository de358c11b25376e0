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
import org.portolan.ledger.Source.Ended;
import org.portolan.publisher.PublishedRecord;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.relay.Recognizing;
import org.portolan.relay.renew.Renewal;
import org.portolan.relay.renew.RenewalStore;
import org.portolan.relay.send.LedgerTx;
import org.portolan.relay.work.LaneWork;

/**
 * Records that come with evidence of their own are renewed by newer evidence of their own ledger,
 * once half of their freshness is over, and ended by it as soon as the source tells of an ending.
 * What has a newer version is left as it is.
 */
public final class EvidenceRenewals {
  private static final long SOON_MILLIS = 10_000;
  private static final long ENDING_MILLIS = 500;

  private final LaneWork work;
  private final HubDatabase database;
  private final DeliveryStore deliveries;
  private final RenewalStore endings;
  private final RecordsToRecognize records;
  private final long half;

  /** Deliveries of which nothing is due before then, in UTC milliseconds. */
  private final Map<Long, Long> notBefore = new HashMap<>();

  /** How many of a publisher's endings this process has seen to. */
  private final Map<Bytes32, Long> brought = new HashMap<>();

  /**
   * @param endings which publishers ended something that the destination may not know of
   */
  public EvidenceRenewals(
      LaneWork work,
      HubDatabase database,
      DeliveryStore deliveries,
      RenewalStore endings,
      RecordsToRecognize records) {
    this.work = work;
    this.database = database;
    this.deliveries = deliveries;
    this.endings = endings;
    this.records = records;
    this.half = work.lane().policy().shortestFreshness() * 1_000 / 2;
  }

  public void run() {
    if (!work.lane().provesSomeRecords()) {
      return;
    }
    // Where attestors sign a status, that brings the endings of all.
    if (work.lane().provesEachRecord()) {
      endings.due(work.now()).forEach(this::bringEndings);
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

  /** Until the destination recognizes nothing any more that the publisher has ended. */
  private void bringEndings(Renewal wanted) {
    try {
      if (areBrought(wanted.publisher())) {
        work.lease().transact(c -> endings.nothing(c, wanted, Optional.empty()));
      } else {
        waits(wanted, "PTL-RLY-004", "endings are on their way");
      }
    } catch (LedgerUnavailable e) {
      waits(wanted, "PTL-RLY-001", String.valueOf(e.getMessage()));
    } catch (LedgerRefused e) {
      waits(wanted, e.refusal().code(), e.refusal().toString());
    }
  }

  private void waits(Renewal wanted, String code, String why) {
    long until = work.now() + ENDING_MILLIS;
    work.lease().transact(c -> endings.waits(c, wanted, code, why, until));
  }

  private boolean areBrought(Bytes32 publisher) {
    Ended ended =
        work.source()
            .ended(publisher, work.source().head().height(), brought.getOrDefault(publisher, 0L));
    boolean all = true;
    for (Ending ending : ended.endings()) {
      all &= !isOnItsWay(publisher, ending.commitment());
    }
    if (all) {
      brought.put(publisher, ended.status().endings());
    }
    return all;
  }

  /** Whether the destination recognizes it still, or may be about to. */
  private boolean isOnItsWay(Bytes32 publisher, Bytes32 commitment) {
    Optional<Delivery> delivery =
        records
            .ordinalOf(publisher, commitment)
            .flatMap(ordinal -> deliveries.of(work.lane().id(), publisher, ordinal));
    if (delivery.isEmpty() || !delivery.get().state().isEnd()) {
      return delivery.isPresent();
    }
    boolean recognized =
        records.of(delivery.get().anchor()).stream()
            .filter(record -> record.record().commitment().equals(commitment))
            .anyMatch(record -> inForce(record).isPresent());
    if (recognized) {
      take(delivery.get());
    }
    return recognized;
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
      if (work.lane().proves(record.record().header()) && isDue(record)) {
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

  private boolean isDue(PublishedRecord record) {
    return inForce(record)
        .filter(
            there -> there.asOfTime() * 1_000 + half <= work.now() || recognizing(record).isEnded())
        .isPresent();
  }

  /** As the destination recognizes it, in this version, and not yet as one that ended. */
  private Optional<Recognition> inForce(PublishedRecord record) {
    return work.destination()
        .recognitions()
        .record(work.lane().id(), record.record().header().recordKey())
        .filter(there -> there.commitment().equals(record.record().commitment()))
        .filter(there -> there.state() == State.RECOGNIZED || there.state() == State.STALE);
  }

  private Recognizing recognizing(PublishedRecord record) {
    return new Recognizing(work.lane(), work.source(), record);
  }

  /** Empty where the source cannot prove it any more, or the destination does not take it. */
  private Optional<Prepared> prepare(Delivery delivery, PublishedRecord record) {
    try {
      return Optional.of(work.transactor().prepare(recognizing(record).renewal()));
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

package org.portolan.relay.deliver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
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
    boolean open = false;
    try {
      Set<Bytes32> ended = ended(wanted.publisher());
      for (Delivery delivery : deliveries.ofPublisher(work.lane().id(), wanted.publisher())) {
        boolean touched =
            records.of(delivery.anchor()).stream()
                .filter(record -> ended.contains(record.record().commitment()))
                .anyMatch(record -> !delivery.state().isEnd() || inForce(record).isPresent());
        if (touched && delivery.state() == DeliveryState.RECOGNIZED) {
          take(delivery);
        }
        open |= touched;
      }
    } catch (LedgerUnavailable e) {
      open = true;
    }
    boolean wait = open;
    long until = work.now() + ENDING_MILLIS;
    work.lease()
        .transact(
            c ->
                wait
                    ? endings.waits(c, wanted, "PTL-RLY-004", "endings are on their way", until)
                    : endings.nothing(c, wanted, Optional.empty()));
  }

  private Set<Bytes32> ended(Bytes32 publisher) {
    return work.source().ended(publisher, work.source().head().height(), 0).endings().stream()
        .map(Ending::commitment)
        .collect(Collectors.toSet());
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

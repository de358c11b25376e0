package org.portolan.relay.fsck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.RecognitionView.AcceptedBatch;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;

/**
 * Holds what a destination took against what its source has, by reading both ledgers from their
 * first entry on. No hub and no database is asked: what a relay believes about itself proves
 * nothing. That a record's commitment is in its batch is the destination's own rule, which its
 * connector applies again where it replays entries (a log), and its contract where it does not.
 */
public final class LedgerCheck {
  /**
   * @param lane the one to look at; empty: each that the destination has something of
   */
  public record Scope(Ledger source, Ledger destination, Optional<Bytes32> lane) {}

  /**
   * @param ended endings at the source
   * @param findings what must not be; none where all is well
   */
  public record Report(
      int anchored, int ended, int accepted, int recognized, List<Refusal> findings) {}

  private record Batch(Bytes32 publisher, long ordinal) {}

  private record Version(Bytes32 record, Bytes32 commitment) {}

  private final Ledger source;
  private final Source reader;
  private final Ledger destination;
  private final Map<Batch, Anchor> anchors = new LinkedHashMap<>();
  private final Map<Bytes32, List<LedgerEvent.RecordEnded>> endings = new HashMap<>();
  private final List<Refusal> findings = new ArrayList<>();
  private int accepted;
  private int recognized;

  private LedgerCheck(Scope scope) {
    this.source = scope.source();
    this.reader = scope.source().sources().get(0);
    this.destination = scope.destination();
  }

  /** Reads both ledgers; what is on its way between them while it does so is told as missing. */
  public static Report of(Scope scope) {
    LedgerCheck check = new LedgerCheck(scope);
    // The destination first: what arrives meanwhile is anchored before it.
    List<LedgerEvent> there = LedgerHistory.of(scope.destination());
    check.readSource();
    Set<Bytes32> lanes = scope.lane().<Set<Bytes32>>map(Set::of).orElseGet(() -> lanes(there));
    lanes.forEach(lane -> check.lane(lane, there));
    int ended = check.endings.values().stream().mapToInt(List::size).sum();
    return new Report(
        check.anchors.size(), ended, check.accepted, check.recognized, List.copyOf(check.findings));
  }

  private static Set<Bytes32> lanes(List<LedgerEvent> events) {
    Set<Bytes32> lanes = new TreeSet<>();
    for (LedgerEvent event : events) {
      switch (event) {
        case LedgerEvent.BatchAccepted it -> lanes.add(it.lane());
        case LedgerEvent.RecordRecognized it -> lanes.add(it.lane());
        default -> {
          // A lane begins with one of them.
        }
      }
    }
    return lanes;
  }

  private void readSource() {
    for (LedgerEvent event : LedgerHistory.of(source)) {
      switch (event) {
        case LedgerEvent.BatchAnchored it -> {
          Batch batch = new Batch(it.anchor().publisher(), it.anchor().ordinal());
          if (anchors.put(batch, it.anchor()) != null) {
            found("PTL-CHK-002", name(batch), "anchored twice", "once");
          }
        }
        case LedgerEvent.RecordEnded it ->
            endings.computeIfAbsent(it.publisher(), p -> new ArrayList<>()).add(it);
        default -> {
          // What the source recognizes itself is another lane's matter.
        }
      }
    }
  }

  private void lane(Bytes32 lane, List<LedgerEvent> there) {
    Set<Batch> batches = new HashSet<>();
    Set<Version> versions = new HashSet<>();
    Set<Bytes32> records = new TreeSet<>();
    for (LedgerEvent event : there) {
      switch (event) {
        case LedgerEvent.BatchAccepted it when it.lane().equals(lane) -> {
          Batch batch = new Batch(it.publisher(), it.ordinal());
          once(batches.add(batch), name(batch), "accepted");
        }
        case LedgerEvent.RecordRecognized it when it.lane().equals(lane) -> {
          boolean first = versions.add(new Version(it.recordKey(), it.commitment()));
          once(first, "record " + it.recordKey(), "recognized");
          records.add(it.recordKey());
        }
        default -> {
          // Statuses are compared as they are kept.
        }
      }
    }
    records.forEach(record -> checkedThere(lane, record).ifPresent(batches::add));
    accepted += batches.size();
    recognized += versions.size();
    batches.forEach(batch -> accepted(lane, batch));
    anchors.keySet().stream()
        .filter(batch -> !batches.contains(batch))
        .forEach(batch -> found("PTL-CHK-003", name(batch), "not accepted", "accepted"));
    anchors.keySet().stream()
        .map(Batch::publisher)
        .distinct()
        .forEach(publisher -> status(lane, publisher));
    records.forEach(record -> record(lane, record, batches));
  }

  /** The batch of a record whose evidence the destination checked itself: no event tells of it. */
  private Optional<Batch> checkedThere(Bytes32 lane, Bytes32 record) {
    return destination
        .recognitions()
        .record(lane, record)
        .map(it -> new Batch(it.publisher(), it.ordinal()))
        .filter(
            it -> destination.recognitions().batch(lane, it.publisher(), it.ordinal()).isPresent());
  }

  private void once(boolean first, String what, String done) {
    if (!first) {
      found("PTL-CHK-002", what, done + " twice", "once");
    }
  }

  /** What was accepted is what is anchored. */
  private void accepted(Bytes32 lane, Batch batch) {
    Anchor anchor = anchors.get(batch);
    Optional<AcceptedBatch> held =
        destination.recognitions().batch(lane, batch.publisher(), batch.ordinal());
    if (anchor == null || held.isEmpty()) {
      found("PTL-CHK-001", name(batch), anchor == null ? "no anchor" : "an event alone", "both");
    } else if (!held.get().root().equals(anchor.root()) || held.get().count() != anchor.count()) {
      found("PTL-CHK-001", name(batch), "root " + held.get().root(), "root " + anchor.root());
    }
  }

  /** The status that is kept was the source's, and none is newer. */
  private void status(Bytes32 lane, Bytes32 publisher) {
    Optional<Kept> kept = destination.recognitions().kept(lane, publisher);
    if (kept.isEmpty()) {
      return;
    }
    long height = kept.get().asOfHeight();
    if (!reader.ended(publisher, height, Long.MAX_VALUE).status().equals(kept.get().status())) {
      found("PTL-CHK-004", "publisher " + publisher, "another status", "that of height " + height);
    }
    long all = endings.getOrDefault(publisher, List.of()).size();
    if (kept.get().status().endings() < all) {
      found(
          "PTL-CHK-003",
          "publisher " + publisher,
          kept.get().status().endings() + " endings",
          all + " endings");
    }
  }

  /** A recognized record is of an accepted batch, and none that the destination knows as ended. */
  private void record(Bytes32 lane, Bytes32 key, Set<Batch> batches) {
    Optional<Recognition> held = destination.recognitions().record(lane, key);
    Optional<Batch> batch = held.map(it -> new Batch(it.publisher(), it.ordinal()));
    if (batch.filter(batches::contains).isEmpty()) {
      found("PTL-CHK-005", "record " + key, "no accepted batch", "one on its lane");
      return;
    }
    Optional<Kept> kept = destination.recognitions().kept(lane, batch.get().publisher());
    long known = kept.map(Kept::asOfHeight).orElse(0L);
    boolean ended =
        endings.getOrDefault(batch.get().publisher(), List.of()).stream()
            .filter(it -> it.height() <= known)
            .anyMatch(it -> it.ending().commitment().equals(held.get().commitment()));
    State state = held.get().state();
    if (ended && (state == State.RECOGNIZED || state == State.STALE)) {
      found("PTL-CHK-004", "record " + key, "" + state, "" + State.ENDED);
    }
  }

  private static String name(Batch batch) {
    return "batch " + batch.ordinal() + " of " + batch.publisher();
  }

  private void found(String code, String where, String seen, String expected) {
    findings.add(Refusal.of(code, where, seen, expected));
  }
}

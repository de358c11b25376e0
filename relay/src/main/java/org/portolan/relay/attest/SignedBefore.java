package org.portolan.relay.attest;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.portolan.evidence.Refusal;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;

/** What an attestor has signed of one source registry, and what it can therefore never sign. */
final class SignedBefore {
  private record Batch(Bytes32 publisher, long ordinal) {}

  /** What was signed of one publisher, by height and by number of endings. */
  private static final class Statuses {
    final NavigableMap<Long, PublisherStatus> byHeight = new TreeMap<>();
    final Map<Long, PublisherStatus> byEndings = new HashMap<>();
  }

  private final Map<Batch, JournalLine.Facts> batches = new HashMap<>();
  private final Map<Bytes32, Statuses> statuses = new HashMap<>();

  void remember(JournalLine line) {
    line.facts()
        .ifPresent(facts -> batches.put(new Batch(line.publisher(), line.ordinal()), facts));
    Statuses known = statuses.computeIfAbsent(line.publisher(), p -> new Statuses());
    known.byHeight.put(line.asOfHeight(), line.status());
    known.byEndings.put(line.status().endings(), line.status());
  }

  Optional<Refusal> contradicts(Statement s, PublisherStatus status) {
    if (s instanceof BatchStatement batch) {
      JournalLine.Facts known = batches.get(new Batch(s.publisher(), batch.ordinal()));
      if (known != null && !known.equals(JournalLine.Facts.of(batch))) {
        return Optional.of(
            Refusal.of(
                "PTL-ATT-010", "ordinal " + batch.ordinal(), "other facts", known.toString()));
      }
    }
    Statuses known = statuses.get(s.publisher());
    PublisherStatus before = known == null ? null : contradicted(known, s.asOfHeight(), status);
    return before == null
        ? Optional.empty()
        : Optional.of(Refusal.of("PTL-ATT-011", "status", status.toString(), before.toString()));
  }

  /** A status that was signed and that this one cannot stand beside; null where there is none. */
  private static PublisherStatus contradicted(Statuses known, long height, PublisherStatus status) {
    PublisherStatus same = known.byHeight.get(height);
    if (same == null) {
      same = known.byEndings.get(status.endings());
    }
    if (same != null && !same.equals(status)) {
      return same;
    }
    Map.Entry<Long, PublisherStatus> below = known.byHeight.floorEntry(height);
    if (below != null && below.getValue().endings() > status.endings()) {
      return below.getValue();
    }
    Map.Entry<Long, PublisherStatus> above = known.byHeight.ceilingEntry(height);
    return above != null && above.getValue().endings() < status.endings() ? above.getValue() : null;
  }
}

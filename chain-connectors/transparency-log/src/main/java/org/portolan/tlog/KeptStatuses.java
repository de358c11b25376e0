package org.portolan.tlog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Statement;

/** What a lane keeps of each publisher: its newest status, and every commitment that it ended. */
final class KeptStatuses {
  private record LanePublisher(Bytes32 lane, Bytes32 publisher) {}

  private record Commitment(LanePublisher publisher, Bytes32 commitment) {}

  /** How far back the endings of a statement have come that is taken in parts. */
  private record Reached(Bytes32 statement, long number, Bytes32 head) {}

  private final Map<LanePublisher, Kept> kept = new HashMap<>();
  private final Map<LanePublisher, Reached> started = new HashMap<>();
  private final Set<Commitment> ended = new HashSet<>();

  Optional<Kept> of(Bytes32 lane, Bytes32 publisher) {
    return Optional.ofNullable(kept.get(new LanePublisher(lane, publisher)));
  }

  boolean isEnded(Bytes32 lane, Bytes32 publisher, Bytes32 commitment) {
    return ended.contains(new Commitment(new LanePublisher(lane, publisher), commitment));
  }

  /**
   * A newer statement brings exactly the endings between the kept head and its own.
   *
   * @param before the head before them, where they are a part that others shall follow
   */
  Optional<Refusal> check(
      Statement s, PublisherStatus status, Optional<Bytes32> before, List<Ending> endings) {
    LanePublisher key = key(s);
    Kept now = kept.get(key);
    if (now == null) {
      // The first one's values are taken as they are; endings may come along, from the first on.
      boolean whole = head(Bytes32.ZERO, endings).equals(status.head());
      return before.isEmpty() && (endings.isEmpty() || whole && endings.size() == status.endings())
          ? Optional.empty()
          : refused("PTL-DST-007", endings.size() + " endings", "all, or none");
    }
    if (!isNewer(now, s, status)) {
      return s instanceof BatchStatement
          ? Optional.empty()
          : refused("PTL-DST-008", "an older statement", "none older than the kept one");
    }
    Reached at = reached(key, s, status);
    long number = at.number() - endings.size();
    boolean follows = head(before.orElse(now.status().head()), endings).equals(at.head());
    boolean exact =
        before.isPresent()
            ? number > now.status().endings() && !endings.isEmpty()
            : number == now.status().endings()
                && (status.endings() > number || status.equals(now.status()));
    return follows && exact
        ? Optional.empty()
        : refused(
            "PTL-DST-007",
            endings.size() + " endings to another head",
            "exactly the endings from number "
                + (now.status().endings() + 1)
                + " to "
                + at.number());
  }

  /** Applies what {@link #check} let pass. */
  void apply(Statement s, PublisherStatus status, Optional<Bytes32> before, List<Ending> endings) {
    LanePublisher key = key(s);
    Kept now = kept.get(key);
    if (now != null && !isNewer(now, s, status)) {
      return;
    }
    endings.forEach(ending -> ended.add(new Commitment(key, ending.commitment())));
    if (before.isPresent()) {
      long number = reached(key, s, status).number() - endings.size();
      started.put(key, new Reached(name(s), number, before.get()));
    } else {
      started.remove(key);
      kept.put(key, new Kept(status, s.asOfHeight(), s.asOfTime()));
    }
  }

  private Reached reached(LanePublisher key, Statement s, PublisherStatus status) {
    Reached at = started.get(key);
    return at != null && at.statement().equals(name(s))
        ? at
        : new Reached(name(s), status.endings(), status.head());
  }

  private static LanePublisher key(Statement s) {
    return new LanePublisher(s.lane(), s.publisher());
  }

  private static Bytes32 name(Statement s) {
    return Sha256.hash(s.signedBytes());
  }

  private static boolean isNewer(Kept now, Statement s, PublisherStatus status) {
    return s.asOfHeight() >= now.asOfHeight()
        && s.asOfTime() >= now.asOfTime()
        && status.endings() >= now.status().endings();
  }

  private static Bytes32 head(Bytes32 before, List<Ending> endings) {
    Bytes32 head = before;
    for (Ending ending : endings) {
      head = ending.headAfter(head);
    }
    return head;
  }

  private static Optional<Refusal> refused(String code, String seen, String expected) {
    return Optional.of(Refusal.of(code, "endings", seen, expected));
  }
}

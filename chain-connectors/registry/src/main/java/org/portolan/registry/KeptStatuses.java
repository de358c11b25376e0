package org.portolan.registry;

import java.util.List;
import java.util.Optional;
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
  private final RegistryState state;

  KeptStatuses(RegistryState state) {
    this.state = state;
  }

  /**
   * A newer statement brings exactly the endings between the kept head and its own.
   *
   * @param before the head before them, where they are a part that others shall follow
   */
  Optional<Refusal> check(
      Statement s, PublisherStatus status, Optional<Bytes32> before, List<Ending> endings) {
    Optional<Kept> known = state.kept(s.lane(), s.publisher());
    if (known.isEmpty()) {
      // The first one's values are taken as they are; endings may come along, from the first on.
      boolean whole = head(Bytes32.ZERO, endings).equals(status.head());
      return before.isEmpty() && (endings.isEmpty() || whole && endings.size() == status.endings())
          ? Optional.empty()
          : refused("PTL-DST-007", endings.size() + " endings", "all, or none");
    }
    Kept now = known.get();
    if (!isNewer(now, s, status)) {
      return s instanceof BatchStatement
          ? Optional.empty()
          : refused("PTL-DST-008", "an older statement", "none older than the kept one");
    }
    Reached at = reached(s, status);
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
    Optional<Kept> now = state.kept(s.lane(), s.publisher());
    if (now.isPresent() && !isNewer(now.get(), s, status)) {
      return;
    }
    endings.forEach(ending -> state.putEnded(s.lane(), s.publisher(), ending.commitment()));
    if (before.isPresent()) {
      long number = reached(s, status).number() - endings.size();
      state.putReached(
          s.lane(), s.publisher(), Optional.of(new Reached(name(s), number, before.get())));
    } else {
      state.putReached(s.lane(), s.publisher(), Optional.empty());
      state.putKept(s.lane(), s.publisher(), new Kept(status, s.asOfHeight(), s.asOfTime()));
    }
  }

  private Reached reached(Statement s, PublisherStatus status) {
    return state
        .reached(s.lane(), s.publisher())
        .filter(at -> at.statement().equals(name(s)))
        .orElseGet(() -> new Reached(name(s), status.endings(), status.head()));
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

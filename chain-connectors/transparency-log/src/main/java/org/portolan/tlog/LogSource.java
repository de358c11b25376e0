package org.portolan.tlog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.evidence.tlog.TlogEvidence;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Source;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.Position;
import org.portolan.record.Sha256;

/**
 * A reader of the log that believes the rows only as far as they give the signed checkpoint: it
 * recomputes the tree and the status line, and remembers the last head it saw, so that a log that
 * forgets or forks is caught.
 */
final class LogSource implements Source {
  private final String name;
  private final LogView log;
  private final LogState state;

  LogSource(String name, LogView log) {
    this.name = name;
    this.log = log;
    this.state = log.newState();
  }

  /**
   * @param heads the newest checkpoint that the log shows
   */
  LogSource(
      String name, TransparencyLog log, LogStore rows, Supplier<Optional<SignedCheckpoint>> heads) {
    this(name, new OwnLog(log, rows, heads));
  }

  @Override
  public String name() {
    return log.network() + ", " + name;
  }

  @Override
  public synchronized Head head() {
    SignedCheckpoint note = verified();
    OptionalLong time = note.cosignedBy(log.noteKey());
    return new Head(
        note.checkpoint().size(), note.checkpoint().digest(), time.orElse(state.lastTime()));
  }

  @Override
  public synchronized Optional<Anchor> anchor(Bytes32 publisher, long ordinal, long asOfHeight) {
    reach(asOfHeight);
    OptionalLong position = state.anchor(publisher, ordinal);
    return position.isPresent() && position.getAsLong() < asOfHeight
        ? Optional.of(anchorAt(position.getAsLong()))
        : Optional.empty();
  }

  /** Reads an anchor back; a row that is not the one that was read before is not believed. */
  private Anchor anchorAt(long position) {
    byte[] entry = entry(position);
    LogEntry.Anchored anchored = (LogEntry.Anchored) LogEntry.read(entry).orElseThrow();
    return LogState.anchor(anchored, position, Sha256.hash(new byte[1], entry));
  }

  private byte[] entry(long position) {
    List<LogStore.Row> row = log.rows(position, 1);
    if (row.isEmpty()
        || !Sha256.hash(new byte[1], row.get(0).bytes()).equals(state.tree().leaf(position))) {
      throw refused("another entry " + position, "the one that was there");
    }
    return row.get(0).bytes();
  }

  @Override
  public synchronized Ended ended(Bytes32 publisher, long asOfHeight, long afterEndings) {
    reach(asOfHeight);
    EndingHistory history = state.endings(publisher);
    List<Ending> all = history.before(asOfHeight);
    int from = (int) Math.min(afterEndings, all.size());
    return new Ended(history.at(asOfHeight).status(), all.subList(from, all.size()));
  }

  @Override
  public synchronized BitProof statusProof(Bytes32 publisher, Bytes32 commitment, long asOfHeight) {
    reach(asOfHeight);
    return state.endings(publisher).at(asOfHeight).proof(commitment);
  }

  @Override
  public synchronized Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
    long index = Position.index(anchor.position());
    LogView.Receipted shown = log.receipt(index);
    SignedCheckpoint note = verified(shown.head());
    byte[] entry = entry(index);
    Optional<TlogEvidence.Current> current =
        commitment.filter(c -> claim == Claim.CURRENT).map(c -> current(anchor.publisher(), c));
    return new Evidence(
        "tlog",
        claim,
        note.checkpoint().size(),
        shown.time(),
        new TlogEvidence(entry, shown.receipt(), note.note(), current).encode());
  }

  private TlogEvidence.Current current(Bytes32 publisher, Bytes32 commitment) {
    EndingRegister endings = state.replay().endings(publisher);
    return new TlogEvidence.Current(
        endings.status(),
        TlogEvidence.Proof.of(state.replay().statusProof(publisher)),
        TlogEvidence.Proof.of(endings.proof(commitment)));
  }

  /** Reads on, up to a height at least; one that the log has not reached is refused. */
  private void reach(long height) {
    if (height > state.size()) {
      verified();
    }
    if (height > state.size()) {
      throw refused("height " + height, "at most " + state.size());
    }
  }

  private void replay(long height) {
    while (state.size() < height) {
      long missing = Math.min(1_000, height - state.size());
      List<LogStore.Row> more = log.rows(state.size(), (int) missing);
      if (more.isEmpty()) {
        throw refused(state.size() + " entries", height + " entries");
      }
      more.forEach(state::apply);
    }
  }

  /** The newest checkpoint, recomputed from the rows and consistent with what was seen before. */
  private SignedCheckpoint verified() {
    return verified(log.head().orElseThrow(() -> refused("an empty log", "at least one entry")));
  }

  private SignedCheckpoint verified(SignedCheckpoint note) {
    Checkpoint head = note.checkpoint();
    if (!note.isSignedBy(log.noteKey()) || head.size() < state.size()) {
      throw refused("size " + head.size(), "a signed head of at least " + state.size());
    }
    // The rows that were read before are not read again: had they changed, the root would differ.
    replay(head.size());
    if (!state.tree().root().equals(head.root())
        || !state.replay().statusRoot().equals(head.statusRoot())) {
      throw refused("a head that the entries do not give", "their root and status line");
    }
    return note;
  }

  private static LedgerRefused refused(String seen, String expected) {
    return new LedgerRefused(Refusal.of("PTL-LED-005", "checkpoint", seen, expected));
  }
}

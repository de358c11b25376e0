package org.portolan.tlog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.evidence.tlog.LogReplay;
import org.portolan.ledger.LedgerEvent;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Position;
import org.portolan.record.Sha256;
import org.portolan.registry.EndingHistory;
import org.portolan.registry.Frozen;
import org.portolan.registry.LaneTrust;
import org.portolan.registry.MemoryState;
import org.portolan.registry.Positions;
import org.portolan.registry.Recognitions;
import org.portolan.registry.Standing;

/** Everything that follows from the entries read so far: tree, registry, recognitions. */
final class LogState {
  private final LogTree tree;
  private final LogReplay replay;
  private final Recognitions recognitions;
  private final Standing standing;
  private final Governor governor;
  private final HashAlgorithm algorithm;
  private final Map<Bytes32, Positions> anchors = new HashMap<>();
  private final Map<Bytes32, EndingHistory> endings = new HashMap<>();
  private long lastTime;

  LogState(
      HashAlgorithm algorithm,
      Bytes32 networkId,
      Bytes32 registry,
      LaneTrust lanes,
      Governor governor,
      TileStore tiles) {
    this.tree = new LogTree(tiles);
    this.algorithm = algorithm;
    this.replay = new LogReplay(algorithm, networkId, registry);
    MemoryState state = new MemoryState();
    this.recognitions = new Recognitions(lanes, state);
    this.standing = new Standing(lanes, state);
    this.governor = governor;
  }

  /** Applies the next entry; the event that it is, if it is one. */
  Optional<LedgerEvent> apply(LogStore.Row row) {
    Bytes32 leaf = Sha256.hash(new byte[1], row.bytes());
    tree.append(leaf);
    lastTime = row.recordedAt();
    Optional<LogEntry> counted = replay.apply(row.bytes());
    if (counted.isPresent()) {
      return Optional.of(source(counted.get(), row, leaf));
    }
    return DestinationEntry.read(row.bytes()).flatMap(entry -> destination(entry, row));
  }

  /** An entry that contradicts one before it is in the log to freeze what they are about. */
  private Optional<LedgerEvent> destination(DestinationEntry entry, LogStore.Row row) {
    Optional<Refusal> refusal = check(entry);
    if (refusal.isEmpty()) {
      recognitions.apply(entry.time(), entry.command(), Position.ofIndex(row.position()));
      return Optional.of(DestinationEvents.of(entry, row));
    }
    if (Frozen.isContradiction(refusal.get())) {
      recognitions.freeze(entry.command());
    }
    return Optional.empty();
  }

  /** Empty if a destination's entry may be applied now. */
  Optional<Refusal> check(DestinationEntry entry) {
    return governor
        .check(entry.command())
        .or(() -> recognitions.check(entry.time(), entry.command()));
  }

  private LedgerEvent source(LogEntry entry, LogStore.Row row, Bytes32 leaf) {
    long height = row.position() + 1;
    return switch (entry) {
      case LogEntry.Anchored it -> {
        anchors.computeIfAbsent(it.publisher(), p -> new Positions()).add(row.position());
        yield new LedgerEvent.BatchAnchored(
            anchor(it, row.position(), leaf), height, row.recordedAt());
      }
      case LogEntry.Ended it -> {
        endings
            .computeIfAbsent(it.publisher(), p -> new EndingHistory(algorithm))
            .add(it.ending(), row.position(), replay.endings(it.publisher()));
        yield new LedgerEvent.RecordEnded(it.publisher(), it.ending(), height, row.recordedAt());
      }
    };
  }

  static Anchor anchor(LogEntry.Anchored entry, long position, Bytes32 leaf) {
    return new Anchor(
        entry.publisher(),
        entry.ordinal(),
        entry.root(),
        entry.count(),
        Position.ofIndex(position),
        leaf);
  }

  LogTree tree() {
    return tree;
  }

  LogReplay replay() {
    return replay;
  }

  Recognitions recognitions() {
    return recognitions;
  }

  Standing standing() {
    return standing;
  }

  /** Where the anchor of an ordinal stands, if there is one. */
  OptionalLong anchor(Bytes32 publisher, long ordinal) {
    Positions positions = anchors.get(publisher);
    return positions != null && ordinal >= 1 && ordinal <= positions.size()
        ? OptionalLong.of(positions.get((int) ordinal - 1))
        : OptionalLong.empty();
  }

  /** What a publisher ended. */
  EndingHistory endings(Bytes32 publisher) {
    EndingHistory history = endings.get(publisher);
    return history == null ? new EndingHistory(algorithm) : history;
  }

  long size() {
    return tree.size();
  }

  /** When the last entry was taken; 0 for an empty log. */
  long lastTime() {
    return lastTime;
  }
}

package org.portolan.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.evidence.tlog.LogReplay;
import org.portolan.ledger.LedgerEvent;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Position;
import org.portolan.record.Sha256;

/** Everything that follows from the entries read so far: tree, registry, recognitions. */
final class LogState {
  private record AnchorKey(Bytes32 publisher, long ordinal) {}

  private final LogTree tree = new LogTree();
  private final LogReplay replay;
  private final Recognitions recognitions;
  private final Map<AnchorKey, Anchor> anchors = new HashMap<>();
  private final Map<Bytes32, List<Ending>> endings = new HashMap<>();
  private long lastTime;

  LogState(HashAlgorithm algorithm, Bytes32 networkId, Bytes32 registry, LaneTrust lanes) {
    this.replay = new LogReplay(algorithm, networkId, registry);
    this.recognitions = new Recognitions(lanes);
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
    Optional<Refusal> refusal = recognitions.check(entry);
    if (refusal.isEmpty()) {
      recognitions.apply(entry, Position.ofIndex(row.position()));
      return Optional.of(DestinationEvents.of(entry, row));
    }
    if (Frozen.isContradiction(refusal.get())) {
      recognitions.freeze(entry);
    }
    return Optional.empty();
  }

  private LedgerEvent source(LogEntry entry, LogStore.Row row, Bytes32 leaf) {
    long height = row.position() + 1;
    return switch (entry) {
      case LogEntry.Anchored anchored -> {
        Anchor anchor =
            new Anchor(
                anchored.publisher(),
                anchored.ordinal(),
                anchored.root(),
                anchored.count(),
                Position.ofIndex(row.position()),
                leaf);
        anchors.put(new AnchorKey(anchor.publisher(), anchor.ordinal()), anchor);
        yield new LedgerEvent.BatchAnchored(anchor, height, row.recordedAt());
      }
      case LogEntry.Ended ended -> {
        endings.computeIfAbsent(ended.publisher(), p -> new ArrayList<>()).add(ended.ending());
        yield new LedgerEvent.RecordEnded(
            ended.publisher(), ended.ending(), height, row.recordedAt());
      }
    };
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

  Optional<Anchor> anchor(Bytes32 publisher, long ordinal) {
    return Optional.ofNullable(anchors.get(new AnchorKey(publisher, ordinal)));
  }

  /** All endings of a publisher, in order. */
  List<Ending> endings(Bytes32 publisher) {
    return endings.getOrDefault(publisher, List.of());
  }

  long size() {
    return tree.size();
  }

  /** When the last entry was taken; 0 for an empty log. */
  long lastTime() {
    return lastTime;
  }
}

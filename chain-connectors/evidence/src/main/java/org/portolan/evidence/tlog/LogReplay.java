package org.portolan.evidence.tlog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.record.BitProof;
import org.portolan.record.BitTree;
import org.portolan.record.Bytes32;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;

/**
 * The state of a log's registry, from its entries alone and in their order: which anchors and
 * endings count, what each publisher has ended, and the root of the status line. Anyone who has the
 * entries gets the same; who gets another was shown another log.
 */
public final class LogReplay {
  private final HashAlgorithm algorithm;
  private final Bytes32 networkId;
  private final Bytes32 registry;
  private final Map<Bytes32, Publisher> publishers = new HashMap<>();
  private BitTree statuses;
  private long size;

  private record Publisher(long ordinal, EndingRegister endings) {}

  public LogReplay(HashAlgorithm algorithm, Bytes32 networkId, Bytes32 registry) {
    this.algorithm = algorithm;
    this.networkId = networkId;
    this.registry = registry;
    this.statuses = BitTree.empty(algorithm);
  }

  /** Applies the next entry; what it says if it counts, empty if it is nothing. */
  public Optional<LogEntry> apply(byte[] entry) {
    size++;
    return LogEntry.read(entry).filter(this::isOurs).filter(this::count);
  }

  /** Whether an entry would count if it came next. */
  public boolean wouldCount(LogEntry entry) {
    Publisher known = known(entry.publisher());
    return isOurs(entry)
        && switch (entry) {
          case LogEntry.Anchored anchored -> anchored.ordinal() == known.ordinal() + 1;
          case LogEntry.Ended ended -> known.endings().ends(ended.ending().commitment()).isEmpty();
        };
  }

  private boolean isOurs(LogEntry entry) {
    return entry.networkId().equals(networkId) && entry.registry().equals(registry);
  }

  private boolean count(LogEntry entry) {
    if (!wouldCount(entry)) {
      return false;
    }
    Publisher known = known(entry.publisher());
    Publisher next =
        switch (entry) {
          case LogEntry.Anchored anchored -> new Publisher(anchored.ordinal(), known.endings());
          case LogEntry.Ended ended ->
              new Publisher(known.ordinal(), known.endings().with(ended.ending()));
        };
    publishers.put(entry.publisher(), next);
    statuses = statuses.with(leaf(entry.publisher(), next.endings().status()));
    return true;
  }

  private Publisher known(Bytes32 publisher) {
    return publishers.getOrDefault(publisher, new Publisher(0, EndingRegister.empty(algorithm)));
  }

  private BitTree.Leaf leaf(Bytes32 publisher, PublisherStatus status) {
    return StatusLine.leaf(algorithm, publisher, status);
  }

  /** How many entries were applied: the height. */
  public long size() {
    return size;
  }

  /** The root over all publishers with a counted entry; zero where there is none. */
  public Bytes32 statusRoot() {
    return statuses.root();
  }

  /** The last ordinal that counted; 0 before the first. */
  public long lastOrdinal(Bytes32 publisher) {
    return known(publisher).ordinal();
  }

  public EndingRegister endings(Bytes32 publisher) {
    return known(publisher).endings();
  }

  /** What the status line says of one publisher. */
  public BitProof statusProof(Bytes32 publisher) {
    return statuses.proof(publisher);
  }
}

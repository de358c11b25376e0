package org.portolan.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;

/**
 * What one publisher ended, and the register as it was after any of its endings. The latest ones
 * are kept, since they share nearly all of their nodes; an older one is made again from the endings
 * alone, whatever else the ledger holds.
 */
public final class EndingHistory {
  private static final int KEPT = 64;

  private final HashAlgorithm algorithm;
  private final List<Ending> endings = new ArrayList<>();
  private final Positions positions = new Positions();
  private final Deque<EndingRegister> latest = new ArrayDeque<>();
  private EndingRegister old;

  public EndingHistory(HashAlgorithm algorithm) {
    this.algorithm = algorithm;
    this.latest.add(EndingRegister.empty(algorithm));
    this.old = latest.getLast();
  }

  /**
   * @param after the register with this ending
   */
  public void add(Ending ending, long position, EndingRegister after) {
    endings.add(ending);
    positions.add(position);
    latest.addLast(after);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  /** The endings before a height, in order. */
  public List<Ending> before(long height) {
    return Collections.unmodifiableList(endings.subList(0, positions.below(height)));
  }

  /** The register as of a height. */
  public EndingRegister at(long height) {
    long count = positions.below(height);
    for (EndingRegister register : latest) {
      if (register.status().endings() == count) {
        return register;
      }
    }
    PublisherStatus kept = old.status();
    if (kept.endings() > count) {
      old = EndingRegister.empty(algorithm);
    }
    for (long next = old.status().endings(); next < count; next++) {
      old = old.with(endings.get((int) next));
    }
    return old;
  }
}

package org.portolan.ethereum.account;

import java.time.Clock;
import java.util.TreeMap;

/**
 * Chooses nonces. The chain decides which are used: what is asked for is never below its count, and
 * a nonce given out here is not given out again while it may still be sent. One that was given out
 * by another process, or before a restart, may be chosen twice: of two transactions of one nonce
 * one is taken, and the other deed is signed anew when it is sent again. That is safe because the
 * registry does each deed once, whatever transaction brings it.
 */
public final class Nonces {
  private static final long HELD_SECONDS = 120;

  private final Clock clock;
  private final TreeMap<Long, Long> givenOut = new TreeMap<>();

  public Nonces(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param used how many the chain counts, with those that wait in the node's pool
   */
  public synchronized long next(long used) {
    long now = clock.instant().getEpochSecond();
    givenOut.headMap(used).clear();
    givenOut.values().removeIf(since -> since + HELD_SECONDS < now);
    long nonce = used;
    while (givenOut.containsKey(nonce)) {
      nonce++;
    }
    givenOut.put(nonce, now);
    return nonce;
  }

  /** Gives a nonce back that is not going to be sent. */
  public synchronized void giveBack(long nonce) {
    givenOut.remove(nonce);
  }
}

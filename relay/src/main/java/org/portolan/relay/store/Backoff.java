package org.portolan.relay.store;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time up to a limit, and a random
 * part of it less, so that what failed together does not come back together.
 */
public final class Backoff {
  private static final long FIRST = 200;
  private static final long LONGEST = 60_000;

  /** What only takes its time is asked for more often than what is broken. */
  private static final long LONGEST_FOR_PROGRESS = 1_000;

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Milliseconds; between half of the pause and the whole of it.
   *
   * @param attempts how often it was tried before
   * @param progress whether nothing is wrong: a transaction is on its way
   */
  public long pause(int attempts, boolean progress) {
    long whole =
        Math.min(progress ? LONGEST_FOR_PROGRESS : LONGEST, FIRST << Math.min(20, attempts));
    return whole / 2 + random.nextLong(whole / 2 + 1);
  }
}

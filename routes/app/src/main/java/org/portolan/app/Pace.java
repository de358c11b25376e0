package org.portolan.app;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How soon the hub looks again what waits: at once when something came in, soon after a round that
 * took a step, and later each time while nothing happens.
 */
final class Pace implements Consumer<String> {
  private final Duration shortest;
  private final Duration longest;
  private final Semaphore steps = new Semaphore(0);
  private Duration pause;

  Pace(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.pause = shortest;
  }

  /** A step was taken, in a round or by whoever handed something in. */
  @Override
  public void accept(String step) {
    steps.release();
  }

  /** Comes back when the next round is due. */
  void rest() throws InterruptedException {
    steps.tryAcquire(next().toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The pause after a round: what was done in it, or meanwhile, makes it short. */
  Duration next() {
    boolean stirred = steps.drainPermits() > 0;
    Duration longer = pause.multipliedBy(2);
    pause = stirred ? shortest : longer.compareTo(longest) < 0 ? longer : longest;
    return pause;
  }
}

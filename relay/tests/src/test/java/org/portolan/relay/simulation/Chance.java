package org.portolan.relay.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** What is left to chance, all of it from one seed. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    this(new SplittableRandom(seed));
  }

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  /** Another chain, for somebody whose chances do not depend on who else asked meanwhile. */
  Chance another() {
    return new Chance(random.split());
  }

  SplittableRandom random() {
    return random;
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** 0 to {@code bound} - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** {@code least} to {@code most}. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T of(List<T> some) {
    return some.get(below(some.size()));
  }
}

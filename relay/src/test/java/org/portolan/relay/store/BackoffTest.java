package org.portolan.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pauses grow, end at a minute, and are never the same for all. */
class BackoffTest {
  private final Backoff backoff = new Backoff(new Random(7));

  @Test
  void each_pause_is_between_half_of_twice_the_last_one_and_the_whole_of_it() {
    for (int attempts = 0; attempts < 8; attempts++) {
      for (int i = 0; i < 100; i++) {
        assertThat(backoff.pause(attempts, false)).isBetween(100L << attempts, 200L << attempts);
      }
    }
  }

  @Test
  void no_pause_is_longer_than_a_minute_or_a_second_where_nothing_is_wrong() {
    assertThat(backoff.pause(1_000_000, false)).isBetween(30_000L, 60_000L);
    assertThat(backoff.pause(1_000_000, true)).isBetween(500L, 1_000L);
  }

  @Test
  void what_failed_together_does_not_come_back_together() {
    Set<Long> pauses = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      pauses.add(backoff.pause(10, false));
    }
    assertThat(pauses).hasSizeGreaterThan(90);
  }
}

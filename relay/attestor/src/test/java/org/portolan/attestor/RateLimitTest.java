package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One relay's haste is not another's. */
class RateLimitTest {
  private final AtomicLong nanos = new AtomicLong(5);
  private final RateLimit limit = new RateLimit(2, 3, nanos::get);

  @Test
  void a_burst_passes_and_then_so_many_a_second() {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.secondsUntil("a")).isZero();
    }
    assertThat(limit.secondsUntil("a")).isEqualTo(1);
    assertThat(limit.secondsUntil("b")).isZero();

    nanos.addAndGet(500_000_000L);
    assertThat(limit.secondsUntil("a")).isZero();
    assertThat(limit.secondsUntil("a")).isEqualTo(1);

    nanos.addAndGet(60_000_000_000L);
    for (int i = 0; i < 3; i++) {
      assertThat(limit.secondsUntil("a")).isZero();
    }
    assertThat(limit.secondsUntil("a")).isEqualTo(1);
  }
}

package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMillis(200);

  private final Pace pace = new Pace(SHORTEST, LONGEST);

  @Test
  void while_nothing_happens_it_looks_less_and_less_often_up_to_a_limit() {
    assertThat(Stream.generate(pace::next).limit(6).map(Duration::toMillis))
        .containsExactly(20L, 40L, 80L, 160L, 200L, 200L);
  }

  @Test
  void after_a_step_it_looks_again_soon() {
    Stream.generate(pace::next).limit(6).forEach(pause -> {});

    pace.accept("batch anchored");
    pace.accept("delivery past SUBMITTED");

    assertThat(pace.next()).isEqualTo(SHORTEST);
    assertThat(pace.next()).isEqualTo(SHORTEST.multipliedBy(2));
  }

  @Test
  void what_comes_in_while_it_rests_ends_the_rest() throws Exception {
    Pace slow = new Pace(Duration.ofHours(1), Duration.ofHours(1));
    Thread resting = Thread.ofPlatform().start(() -> rest(slow));

    while (resting.isAlive() && resting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(resting.isAlive()).as("it rests").isTrue();
    slow.accept("message received");

    assertThat(resting.join(Duration.ofMinutes(1))).isTrue();
  }

  private static void rest(Pace pace) {
    try {
      pace.rest();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

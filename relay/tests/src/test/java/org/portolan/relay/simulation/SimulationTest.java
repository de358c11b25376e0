package org.portolan.relay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.relay.deliver.DeliverySteps;

/**
 * The relay's engine under everything that fails at once, by chance, over and over. {@code
 * -Dportolan.simulation.seed=N} plays one schedule again, {@code -Dportolan.simulation.schedules=N}
 * sets how many.
 */
class SimulationTest {
  private static final long FIRST = Long.getLong("portolan.simulation.seed", 1);
  private static final int ONE_ALONE =
      System.getProperty("portolan.simulation.seed") == null ? 0 : 1;

  private static int schedules(int usual) {
    return ONE_ALONE == 1 ? 1 : Integer.getInteger("portolan.simulation.schedules", usual);
  }

  @Test
  void whatever_fails_nothing_is_lost_nothing_is_done_twice_and_nothing_is_made_up() {
    run(FIRST, schedules(200));
  }

  @Test
  @Tag("slow")
  void thousands_of_schedules_that_nobody_has_seen_before() {
    run(ONE_ALONE == 1 ? FIRST : System.currentTimeMillis(), schedules(5_000));
  }

  private void run(long from, int schedules) {
    Optional<Schedule.Result> failed =
        LongStream.range(from, from + schedules)
            .mapToObj(seed -> run(seed, DeliverySteps.Watching.NONE))
            .filter(result -> !result.broken().isEmpty())
            .findFirst();
    assertThat(failed.map(SimulationTest::said)).isEmpty();
  }

  static Schedule.Result run(long seed, DeliverySteps.Watching mutant) {
    try (Schedule schedule = new Schedule(seed, mutant)) {
      return schedule.run();
    } catch (Exception e) {
      throw new AssertionError("-Dportolan.simulation.seed=" + seed, e);
    }
  }

  static String said(Schedule.Result result) {
    return "-Dportolan.simulation.seed="
        + result.seed()
        + " plays it again:\n"
        + String.join("\n", result.broken())
        + "\nwhat happened last:\n"
        + String.join("\n", result.lastWords());
  }

  @Test
  void one_seed_is_one_course_of_events() {
    assertThat(LongStream.range(1, 20).map(seed -> run(seed, DeliverySteps.Watching.NONE).digest()))
        .containsExactly(
            LongStream.range(1, 20)
                .map(seed -> run(seed, DeliverySteps.Watching.NONE).digest())
                .boxed()
                .toArray(Long[]::new));
  }
}

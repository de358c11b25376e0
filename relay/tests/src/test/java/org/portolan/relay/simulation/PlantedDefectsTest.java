package org.portolan.relay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.evidence.Refusal;
import org.portolan.relay.deliver.DeliveryState;
import org.portolan.relay.deliver.DeliverySteps;
import org.portolan.relay.deliver.Step;
import org.portolan.relay.deliver.StepResult;

/** A simulation that finds nothing would pass all the same: it finds what is planted. */
class PlantedDefectsTest {
  private static final int MOST = 150;

  /** Steps as somebody might have written them by mistake. */
  private enum Defect implements DeliverySteps.Watching {
    TAKES_A_PAUSE_FOR_A_YES(DeliveryState.SUBMITTED, "the destination has no such batch") {
      @Override
      StepResult mistaken(StepResult result) {
        return result instanceof StepResult.Waits ? moved(DeliveryState.ACCEPTED) : result;
      }
    },
    LEAVES_OUT_WHAT_IS_NOT_FINAL_YET(
        DeliveryState.ACCEPTED, "a record of it is neither recognized nor ended") {
      @Override
      StepResult mistaken(StepResult result) {
        return result instanceof StepResult.Waits ? moved(DeliveryState.RECOGNIZED) : result;
      }
    },
    TELLS_BEFORE_THE_DISK_HAS_IT(DeliveryState.ATTESTED, "sent before it was stored") {
      @Override
      StepResult mistaken(StepResult result) {
        return result instanceof StepResult.Moved m
            ? new StepResult.Moved(m.to(), m.note(), m.columns(), m.writes(), false)
            : result;
      }
    },
    GIVES_UP_WHERE_ATTESTORS_ARE_DOWN(DeliveryState.EVIDENCED, "is not delivered") {
      @Override
      StepResult mistaken(StepResult result) {
        return result instanceof StepResult.Waits waits
            ? new StepResult.Denied(Refusal.of(waits.code(), "attestors", waits.why(), "more"))
            : result;
      }
    };

    private final DeliveryState where;
    private final String found;

    Defect(DeliveryState where, String found) {
      this.where = where;
      this.found = found;
    }

    abstract StepResult mistaken(StepResult result);

    @Override
    public Step around(DeliveryState state, Step step) {
      return state == where ? delivery -> mistaken(step.take(delivery)) : step;
    }

    private static StepResult moved(DeliveryState to) {
      return new StepResult.Moved(to, "by mistake", List.of(), List.of(), false);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_defect_that_is_planted_is_found_and_its_seed_finds_it_again(Defect defect) {
    Schedule.Result first =
        LongStream.range(1, MOST)
            .mapToObj(seed -> SimulationTest.run(seed, defect))
            .filter(result -> !result.broken().isEmpty())
            .findFirst()
            .orElseThrow(() -> new AssertionError(defect + " was not found"));

    assertThat(first.broken()).anyMatch(what -> what.contains(defect.found));
    assertThat(SimulationTest.said(first)).startsWith("-Dportolan.simulation.seed=" + first.seed());
    assertThat(SimulationTest.run(first.seed(), defect)).isEqualTo(first);
  }
}

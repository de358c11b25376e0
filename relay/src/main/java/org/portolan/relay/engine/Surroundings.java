package org.portolan.relay.engine;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.portolan.relay.deliver.DeliverySteps;

/**
 * All that a lane's engine takes from around it besides ledgers, attestors and database: with the
 * same of these it does the same, so that what went wrong once can be played again.
 *
 * @param nanoTime only ever goes forward, as {@link System#nanoTime}
 * @param chance by which pauses differ
 * @param step is told each step as it is taken; a test may halt the process there
 * @param watching what stands around each step of a delivery
 */
public record Surroundings(
    Clock clock,
    LongSupplier nanoTime,
    RandomGenerator chance,
    Consumer<String> step,
    DeliverySteps.Watching watching) {
  public static Surroundings of(Clock clock, Consumer<String> step) {
    return new Surroundings(
        clock, System::nanoTime, RandomGenerator.getDefault(), step, DeliverySteps.Watching.NONE);
  }

  public Surroundings watching(DeliverySteps.Watching other) {
    return new Surroundings(clock, nanoTime, chance, step, other);
  }
}

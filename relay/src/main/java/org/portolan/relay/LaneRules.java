package org.portolan.relay;

import java.time.Duration;
import java.util.Optional;

/**
 * How a lane is worked. None of it decides what is believed: that is the policy's.
 *
 * @param ordered whether a publisher's batches are delivered in the order of their ordinals
 * @param maxOpen from how many open deliveries on nothing new is discovered
 * @param maxInFlight how many commands may be sent and not yet final
 * @param timeLimit how long a delivery may take until its command is signed; none by default
 * @param maxEndings how many endings go into one command
 * @param endingDelay how long an ending waits for others to share a statement with
 * @param poisonAfter after how many failures without a known reason a delivery is parked
 * @param attestWait how long attestors have to answer
 */
public record LaneRules(
    boolean ordered,
    int maxOpen,
    int maxInFlight,
    Optional<Duration> timeLimit,
    int maxEndings,
    Duration endingDelay,
    int poisonAfter,
    Duration attestWait) {
  public static final LaneRules STANDARD =
      new LaneRules(
          false,
          1_000,
          64,
          Optional.empty(),
          1_000,
          Duration.ofMillis(500),
          5,
          Duration.ofSeconds(10));

  public LaneRules {
    if (maxOpen < 1 || maxInFlight < 1 || maxEndings < 1 || poisonAfter < 1) {
      throw new IllegalArgumentException("a lane's limits are at least 1");
    }
  }

  public LaneRules inOrder() {
    return new LaneRules(
        true, maxOpen, maxInFlight, timeLimit, maxEndings, endingDelay, poisonAfter, attestWait);
  }

  public LaneRules open(int most) {
    return new LaneRules(
        ordered, most, maxInFlight, timeLimit, maxEndings, endingDelay, poisonAfter, attestWait);
  }

  public LaneRules inFlight(int most) {
    return new LaneRules(
        ordered, maxOpen, most, timeLimit, maxEndings, endingDelay, poisonAfter, attestWait);
  }

  public LaneRules within(Duration limit) {
    return new LaneRules(
        ordered,
        maxOpen,
        maxInFlight,
        Optional.of(limit),
        maxEndings,
        endingDelay,
        poisonAfter,
        attestWait);
  }

  /** At most so many endings in a command, and each waits so long for others. */
  public LaneRules endings(int most, Duration delay) {
    return new LaneRules(
        ordered, maxOpen, maxInFlight, timeLimit, most, delay, poisonAfter, attestWait);
  }
}

package org.portolan.chaincode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * A transaction's timestamp is its client's word. A peer endorses it only where it is near the
 * peer's own time, so that what the endorsing organisations agree on is near everyone's.
 */
final class TimeBound {
  /** No client's clock is trusted further than this. */
  static final Duration MOST = Duration.ofSeconds(60);

  private final Clock clock;

  TimeBound(Clock clock) {
    this.clock = clock;
  }

  /** The timestamp in UTC seconds; one that is too far off is refused. */
  long now(ChaincodeStub stub) {
    Instant told = stub.getTxTimestamp();
    Instant here = clock.instant();
    if (Duration.between(told, here).abs().compareTo(MOST) > 0) {
      throw ChaincodeRefused.of(
          "PTL-CHC-003",
          "timestamp",
          told.toString(),
          "at most " + MOST.toSeconds() + " s from " + here);
    }
    return told.getEpochSecond();
  }
}

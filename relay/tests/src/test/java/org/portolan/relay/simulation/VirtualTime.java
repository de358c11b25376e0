package org.portolan.relay.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one time of a simulation; clocks may differ from it. */
final class VirtualTime {
  private static final long BEGIN = Instant.parse("2026-11-25T08:00:00Z").toEpochMilli();

  private long millis = BEGIN;

  long millis() {
    return millis;
  }

  long seconds() {
    return millis / 1_000;
  }

  /** What only goes forward, whatever a clock shows. */
  long nanos() {
    return (millis - BEGIN) * 1_000_000;
  }

  void pass(long more) {
    millis += more;
  }

  /** A clock that may be wrong. */
  final class Shown extends Clock {
    private long wrongBy;

    void wrongBy(long millis) {
      wrongBy = millis;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis + wrongBy);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

package org.portolan.evidence.fabric;

import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.record.RecordRefused;

/** When views are believed. */
final class ViewTimes {
  /** Peers take no proposal that is a quarter of an hour away from their own clocks. */
  private static final long AHEAD = 900;

  private ViewTimes() {}

  static void require(long time, long now, FabricTrust trust) {
    if (time > now + AHEAD || now - time > trust.trustingPeriod()) {
      throw new RecordRefused(
          "PTL-FAB-026",
          "evidence/time",
          "time " + time + " at " + now,
          "at most " + AHEAD + " s ahead, " + trust.trustingPeriod() + " s ago");
    }
  }
}

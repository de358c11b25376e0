package org.portolan.relay.renew;

import java.sql.Connection;
import java.sql.SQLException;
import org.portolan.evidence.Refusal;

/** What is done to a renewal in one state; the engine alone writes down what came of it. */
interface RenewalStep {
  Taken take(Renewal renewal);

  /** What came of it. */
  sealed interface Taken {
    /**
     * @param durable whether it must be on disk before the next step
     */
    record Further(Write write, boolean durable) implements Taken {}

    record Waits(String code, String why, boolean progress) implements Taken {}

    record Denied(Refusal refusal) implements Taken {}
  }

  /** False where somebody else touched the renewal first. */
  @FunctionalInterface
  interface Write {
    boolean in(Connection c) throws SQLException;
  }
}

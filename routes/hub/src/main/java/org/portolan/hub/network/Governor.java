package org.portolan.hub.network;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerFamilies;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.KeyFile;

/**
 * Puts trust in force at a destination, where the hub was given what its governor has: a key whose
 * signature the ledger believes, or an account that it lets do it.
 */
public final class Governor {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long POLL_MILLIS = 100;

  private final NetworkSettings settings;
  private final Clock clock;

  public Governor(NetworkSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Comes back once it is final; where the hub does not govern, a lane stays as it is. */
  public void putInForce(Ledger ledger, byte[] trust) {
    Optional<Map<String, String>> account = settings.asGovernor();
    if (account.isPresent()) {
      try (Ledger own = LedgerFamilies.open(account.get(), null, clock)) {
        send(own, new Command.ChangeTrust(trust, new byte[0]));
      }
    } else if (settings.governorKey().isPresent()) {
      byte[] signature =
          CoseSign1.signDetached(
              KeyFile.loadOrCreate(settings.governorKey().get(), Alg.ED25519),
              Command.ChangeTrust.signedBytes(ledger.registry(), trust));
      send(ledger, new Command.ChangeTrust(trust, signature));
    }
  }

  private static void send(Ledger ledger, Command.ChangeTrust change) {
    if (ledger.transactor().find(change.key()).isPresent()) {
      return;
    }
    Prepared prepared = ledger.transactor().prepare(change);
    ledger.transactor().send(prepared);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isFinal(ledger.transactor().outcome(prepared))) {
      if (System.nanoTime() > deadline) {
        throw new LedgerUnavailable(
            ledger.network().caip2() + " did not make its new trust final in " + PATIENCE, null);
      }
      pause();
    }
  }

  private static boolean isFinal(Outcome outcome) {
    if (outcome instanceof Outcome.Rejected rejected) {
      throw new LedgerRefused(rejected.refusal());
    }
    return outcome instanceof Outcome.Final;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("stopped while trust was put in force", e);
    }
  }
}

package org.portolan.hub.network;

import java.time.Clock;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerReader.Followed;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The epoch that a ledger's own rules lead to: those who are believed so far said who is next, as
 * orderers seal a new configuration. Nothing else of the epoch changes.
 */
final class Succession {
  private static final Logger LOG = LoggerFactory.getLogger(Succession.class);
  private static final long LOOK_MILLIS = 5_000;

  private final Ledger source;
  private final Clock clock;
  private long lookAt;
  private Optional<Refusal> told = Optional.empty();

  Succession(Ledger source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Empty where nothing has changed, or it is not time to look again. */
  Optional<Epoch> after(Epoch last) {
    if (clock.millis() < lookAt) {
      return Optional.empty();
    }
    lookAt = clock.millis() + LOOK_MILLIS;
    try {
      Optional<Followed> followed = source.follow(last.ledger());
      // More than one step may be behind: the next is looked for at once.
      followed.ifPresent(it -> lookAt = 0);
      return followed.map(it -> next(last, it));
    } catch (LedgerUnavailable e) {
      return Optional.empty();
    } catch (LedgerRefused e) {
      tell(e.refusal());
      return Optional.empty();
    }
  }

  /** Once: a person writes the next epoch, and until then the one before is in force. */
  private void tell(Refusal refusal) {
    if (!told.equals(Optional.of(refusal))) {
      told = Optional.of(refusal);
      LOG.warn("{} is not followed to its next epoch: {}", source.network().caip2(), refusal);
    }
  }

  private static Epoch next(Epoch last, Followed followed) {
    return new Epoch(
        last.network(),
        last.registry(),
        last.number() + 1,
        Optional.of(last.digest()),
        last.algorithm(),
        followed.fromHeight(),
        Optional.of(new Epoch.Pin(followed.fromHeight() - 1, followed.before())),
        followed.ledger(),
        last.attestors(),
        last.organisations());
  }
}

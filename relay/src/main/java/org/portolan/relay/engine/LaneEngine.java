package org.portolan.relay.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.cose.Signer;
import org.portolan.relay.Lane;
import org.portolan.relay.deliver.Deliveries;
import org.portolan.relay.deliver.DeliverySteps;
import org.portolan.relay.deliver.DeliveryStore;
import org.portolan.relay.deliver.Discovery;
import org.portolan.relay.deliver.EvidenceRenewals;
import org.portolan.relay.deliver.Openings;
import org.portolan.relay.deliver.RecordsToRecognize;
import org.portolan.relay.freeze.Freeze;
import org.portolan.relay.freeze.Freezes;
import org.portolan.relay.freeze.StatementWatch;
import org.portolan.relay.renew.RenewalStore;
import org.portolan.relay.renew.StatusRenewals;
import org.portolan.relay.send.LedgerTxStore;
import org.portolan.relay.send.Sender;
import org.portolan.relay.store.Backoff;
import org.portolan.relay.store.LaneLease;
import org.portolan.relay.store.LeaseLost;
import org.portolan.relay.work.LaneWork;

/**
 * Works one lane. Any number of replicas may run it over one database; the one that holds the
 * lane's lease works, the others look on.
 */
public final class LaneEngine implements AutoCloseable {
  private final Lane lane;
  private final Freezes freezes;
  private final LaneLease lease;
  private final Discovery discovery;
  private final StatusRenewals renewals;
  private final Deliveries deliveries;
  private final EvidenceRenewals evidence;

  /**
   * This replica.
   *
   * @param name no two replicas that run at a time have the same
   * @param lease how long the others wait for a replica that died
   * @param answers the key that signs answers to the sources of refused deliveries
   */
  public record Replica(String name, Duration lease, Signer answers) {}

  /**
   * @param step is told each step as it is taken; a test may halt the process there
   */
  public LaneEngine(
      Lane lane,
      HubDatabase database,
      Replica replica,
      Openings openings,
      RecordsToRecognize records,
      Clock clock,
      Consumer<String> step) {
    this(lane, database, replica, openings, records, Surroundings.of(clock, step));
  }

  public LaneEngine(
      Lane lane,
      HubDatabase database,
      Replica replica,
      Openings openings,
      RecordsToRecognize records,
      Surroundings around) {
    this.lane = lane;
    this.freezes = new Freezes(database, around.clock());
    this.lease =
        new LaneLease(database, lane.id(), replica.name(), replica.lease(), around.nanoTime());
    LedgerTxStore txs = new LedgerTxStore(database, lane.id());
    LaneWork work =
        new LaneWork(
            lane,
            lane.source().sources().get(0),
            lease,
            txs,
            new Sender(lane.destination().transactor(), lease, txs, around.clock()),
            freezes,
            new StatementWatch(database, freezes, lane),
            around.clock(),
            around.step());
    Backoff backoff = new Backoff(around.chance());
    DeliveryStore store = new DeliveryStore(database);
    RenewalStore renewing = new RenewalStore(database, lane);
    this.discovery = new Discovery(database, work, store, renewing);
    this.renewals = new StatusRenewals(work, renewing, backoff);
    this.deliveries =
        new Deliveries(
            work,
            store,
            DeliverySteps.of(work, database, store, renewing, openings, records, around.watching()),
            backoff,
            replica.answers());
    this.evidence = new EvidenceRenewals(work, database, store, renewing, records);
  }

  public Lane lane() {
    return lane;
  }

  /** Why nothing is done on this lane until a person lifts it. */
  public Optional<Freeze> frozen() {
    return freezes.onTheWay(lane);
  }

  /**
   * Discovers what is new and takes every renewal and delivery as far as it goes now; on a frozen
   * lane, nothing: what was recognized goes stale, as it should.
   *
   * @return false where another replica works the lane
   */
  public boolean run() {
    try {
      if (!lease.acquire()) {
        return false;
      }
      if (frozen().isPresent()) {
        return true;
      }
      discovery.run();
      renewals.run();
      deliveries.run();
      evidence.run();
      return true;
    } catch (LeaseLost e) {
      return false;
    }
  }

  /** Gives the lane up, so that another replica need not wait for the end of the lease. */
  @Override
  public void close() {
    lease.release();
  }
}

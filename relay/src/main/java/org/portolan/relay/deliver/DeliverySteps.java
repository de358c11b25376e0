package org.portolan.relay.deliver;

import java.util.EnumMap;
import java.util.Map;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.relay.renew.RenewalStore;
import org.portolan.relay.work.LaneWork;

/** What is done to a delivery in each state that is no end. */
public final class DeliverySteps {
  /** Stands around each step: to time it, or to put another in its place. */
  @FunctionalInterface
  public interface Watching {
    Watching NONE = (state, step) -> step;

    Step around(DeliveryState state, Step step);
  }

  private DeliverySteps() {}

  public static Map<DeliveryState, Step> of(
      LaneWork work,
      HubDatabase database,
      DeliveryStore store,
      RenewalStore renewals,
      Openings openings,
      RecordsToRecognize records,
      Watching watching) {
    Map<DeliveryState, Step> steps = new EnumMap<>(DeliveryState.class);
    steps.put(DeliveryState.DISCOVERED, new ProveAnchor(work, new HeadWatch(database, work)));
    steps.put(DeliveryState.EVIDENCED, new AskAttestors(work, openings));
    steps.put(DeliveryState.ATTESTED, new PrepareBatch(work, renewals));
    steps.put(DeliveryState.PREPARED, new SubmitBatch(work, store));
    steps.put(DeliveryState.SUBMITTED, new ConfirmBatch(work, renewals));
    steps.put(DeliveryState.ACCEPTED, new RecognizeRecords(work, records, renewals));
    steps.replaceAll(watching::around);
    return steps;
  }
}

package org.portolan.app.api;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.portolan.evidence.RefusalTable;
import org.portolan.hub.Hub;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryState;
import org.portolan.relay.deliver.LaneProgress;

/**
 * How a lane does. Anybody may ask: what a delivery waits for is told by its code and what to do,
 * not in the words of the parties it concerns.
 *
 * @param states how many deliveries are in each state
 * @param open how many have not come to an end
 * @param parked how many of them wait for a person
 * @param oldestSeconds how long the oldest of them has been open; 0 where none is
 * @param waitsFor the code of what the oldest waits for
 * @param next what to do about it
 * @param renewals publishers whose newest status is on its way
 * @param frozen whether nothing is done until a person lifts it
 */
record LaneHealth(
    String lane,
    Map<String, Long> states,
    long open,
    long parked,
    long oldestSeconds,
    String waitsFor,
    String next,
    long renewals,
    boolean frozen) {

  static LaneHealth of(Hub hub) {
    LaneProgress progress = hub.progress();
    Map<String, Long> states = new TreeMap<>();
    for (DeliveryState state : DeliveryState.values()) {
      states.put(state.name(), progress.states().getOrDefault(state, 0L));
    }
    Optional<Delivery> oldest = progress.longest();
    Optional<String> waitsFor = oldest.flatMap(Delivery::reasonCode);
    return new LaneHealth(
        hub.networks().lane().name(),
        states,
        progress.open(),
        progress.parked(),
        oldest.map(d -> (System.currentTimeMillis() - d.discoveredAt()) / 1_000).orElse(0L),
        waitsFor.orElse(null),
        waitsFor.map(code -> RefusalTable.line(code).nextAction()).orElse(null),
        progress.renewals(),
        hub.freezes().onTheWay(hub.networks().lane()).isPresent());
  }

  /** In the text format of Prometheus. */
  String metrics() {
    StringBuilder text = new StringBuilder();
    text.append("# TYPE portolan_lane_deliveries gauge\n");
    states.forEach((state, count) -> line(text, "deliveries", ",state=\"" + state + "\"", count));
    gauge(text, "parked", parked);
    gauge(text, "oldest_open_seconds", oldestSeconds);
    gauge(text, "renewals_on_their_way", renewals);
    gauge(text, "frozen", frozen ? 1 : 0);
    return text.toString();
  }

  private void gauge(StringBuilder text, String name, long value) {
    text.append("# TYPE portolan_lane_").append(name).append(" gauge\n");
    line(text, name, "", value);
  }

  private void line(StringBuilder text, String name, String label, long value) {
    text.append("portolan_lane_").append(name);
    text.append("{lane=\"").append(lane).append('"').append(label).append("} ");
    text.append(value).append('\n');
  }
}

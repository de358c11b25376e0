package org.portolan.app.api;

import java.util.List;
import org.portolan.evidence.words.Fact;
import org.portolan.hub.Hub;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryEvent;
import org.portolan.relay.send.LedgerTx;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries: where each is, and why it waits. */
@RestController
class DeliveriesApi {
  private final Hub hub;

  DeliveriesApi(Hub hub) {
    this.hub = hub;
  }

  record Summary(
      long id,
      String lane,
      long ordinal,
      String state,
      boolean parked,
      String reasonCode,
      String reason) {}

  /** {@code at} in UTC milliseconds. */
  record Step(long at, String state, String note) {}

  /**
   * A command that went to the destination.
   *
   * @param reference what to look for there: on a chain the hash of a transaction
   * @param height at which it is final, or null
   */
  record Sent(String verb, String state, String reference, Long height) {}

  /**
   * @param evidence what the source's own evidence holds, in words
   */
  record Trace(Summary delivery, List<Step> steps, List<Fact> evidence, List<Sent> commands) {}

  @GetMapping("/api/deliveries")
  List<Summary> deliveries() {
    return hub.deliveries().all().stream().map(this::summary).toList();
  }

  @GetMapping("/api/deliveries/{id}")
  Trace delivery(@PathVariable long id) {
    Delivery delivery = row(id);
    return new Trace(
        summary(delivery),
        hub.deliveries().events(id).stream().map(DeliveriesApi::step).toList(),
        hub.onLedgers().evidence(delivery),
        hub.onLedgers().commands(delivery).stream().map(DeliveriesApi::sent).toList());
  }

  /** Lets a parked delivery go on. */
  @PostMapping("/api/deliveries/{id}/release")
  Summary release(@PathVariable long id) {
    row(id);
    if (!hub.parking().release(id, "a request over HTTP")) {
      throw Problems.notYet("Delivery " + id + " is not parked");
    }
    return summary(row(id));
  }

  /** Stops a delivery where it is. */
  @PostMapping("/api/deliveries/{id}/park")
  Summary park(@PathVariable long id, @RequestParam(defaultValue = "no reason given") String why) {
    row(id);
    if (!hub.parking().park(id, "a request over HTTP", why)) {
      throw Problems.notYet("Delivery " + id + " has come to an end or is parked already");
    }
    return summary(row(id));
  }

  private Delivery row(long id) {
    return hub.deliveries().of(id).orElseThrow(() -> Problems.notFound("delivery", id));
  }

  private Summary summary(Delivery delivery) {
    return new Summary(
        delivery.id(),
        hub.networks().lane().name(),
        delivery.anchor().ordinal(),
        delivery.state().name(),
        delivery.parked(),
        delivery.reasonCode().orElse(null),
        delivery.reason().orElse(null));
  }

  private static Sent sent(LedgerTx tx) {
    return new Sent(tx.key().verb(), tx.state().name(), tx.reference(), tx.height().orElse(null));
  }

  private static Step step(DeliveryEvent event) {
    return new Step(event.at(), event.state().name(), event.note());
  }
}

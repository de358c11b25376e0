package org.portolan.app.page;

import java.util.List;
import org.portolan.app.api.Problems;
import org.portolan.hub.Hub;
import org.portolan.relay.deliver.Delivery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Deliveries: what waits and why, and each one's steps. */
@Controller
class DeliveryPages {
  private final Hub hub;

  DeliveryPages(Hub hub) {
    this.hub = hub;
  }

  /**
   * A delivery in the list.
   *
   * @param why null where nothing keeps it
   */
  public record Row(
      long id, long ordinal, String lane, StateWords.Said said, String why, boolean parked) {}

  /** A step that it took. */
  public record Step(String at, StateWords.Said said, String note) {}

  @GetMapping("/deliveries")
  String deliveries(Model model) {
    List<Delivery> all = hub.deliveries().all();
    model.addAttribute("rows", all.reversed().stream().limit(200).map(this::row).toList());
    return "deliveries";
  }

  @GetMapping("/deliveries/{id}")
  String delivery(@PathVariable long id, Model model) {
    Delivery delivery =
        hub.deliveries().of(id).orElseThrow(() -> Problems.notFound("delivery", id));
    model.addAttribute("ended", delivery.state().isEnd());
    model.addAttribute("row", row(delivery));
    model.addAttribute(
        "steps",
        hub.deliveries().events(id).stream()
            .map(e -> new Step(Times.ofMillis(e.at()), StateWords.of(e.state().name()), e.note()))
            .toList());
    return "delivery";
  }

  @PostMapping("/deliveries/{id}/release")
  String release(@PathVariable long id) {
    hub.parking().release(id, "a person at the page");
    return "redirect:/deliveries/" + id;
  }

  @PostMapping("/deliveries/{id}/park")
  String park(@PathVariable long id) {
    hub.parking().park(id, "a person at the page", "no reason given");
    return "redirect:/deliveries/" + id;
  }

  private Row row(Delivery delivery) {
    return new Row(
        delivery.id(),
        delivery.anchor().ordinal(),
        hub.networks().lane().name(),
        delivery.parked()
            ? new StateWords.Said("parked", "bad")
            : StateWords.of(delivery.state().name()),
        delivery.reason().orElse(null),
        delivery.parked());
  }
}

package org.portolan.app.api;

import java.util.List;
import org.portolan.hub.Hub;
import org.portolan.relay.freeze.Freeze;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is frozen because two proofs contradict each other; software freezes, a person lifts. */
@RestController
class FreezesApi {
  private final Hub hub;

  FreezesApi(Hub hub) {
    this.hub = hub;
  }

  /**
   * @param subject network id, lane, attestor or record key
   * @param firstProof and the second, base64: enough for anyone
   * @param since UTC milliseconds
   */
  record Frozen(
      long id,
      String kind,
      String subject,
      String why,
      byte[] firstProof,
      byte[] secondProof,
      long since,
      Long liftedAt,
      String liftedBy) {}

  @GetMapping("/api/freezes")
  List<Frozen> freezes() {
    return hub.freezes().all().stream().map(FreezesApi::frozen).toList();
  }

  @PostMapping("/api/freezes/{id}/lift")
  Frozen lift(@PathVariable long id, @RequestParam String who, @RequestParam String why) {
    if (hub.freezes().all().stream().noneMatch(freeze -> freeze.id() == id)) {
      throw Problems.notFound("freeze", id);
    }
    if (!hub.freezes().lift(id, who, why)) {
      throw Problems.notYet("Freeze " + id + " was lifted already");
    }
    return hub.freezes().all().stream()
        .filter(freeze -> freeze.id() == id)
        .map(FreezesApi::frozen)
        .findFirst()
        .orElseThrow();
  }

  private static Frozen frozen(Freeze freeze) {
    return new Frozen(
        freeze.id(),
        freeze.kind().name(),
        freeze.subject().hex(),
        freeze.why(),
        freeze.firstProof(),
        freeze.secondProof(),
        freeze.since(),
        freeze.liftedAt().orElse(null),
        freeze.liftedBy().orElse(null));
  }
}

package org.portolan.app.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.hub.Hub;
import org.portolan.ledger.Ledger;
import org.portolan.record.Entry;
import org.portolan.record.bundle.Bundle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NetworksApi {
  private final Hub hub;

  NetworksApi(Hub hub) {
    this.hub = hub;
  }

  record NetworkSummary(String caip2, String genesis, String registry, List<String> capabilities) {}

  record Verification(
      String state,
      Long asOfTime,
      List<List<String>> disclosed,
      List<String> hidden,
      List<String> absent,
      List<String> organisations,
      List<String> refusals) {}

  @GetMapping("/api/networks")
  List<NetworkSummary> networks() {
    return List.of(summary(hub.networks().customs()), summary(hub.networks().bank()));
  }

  private static NetworkSummary summary(Ledger ledger) {
    return new NetworkSummary(
        ledger.network().caip2(),
        ledger.network().genesis().hex(),
        ledger.registry().hex(),
        ledger.capabilities().has().stream().map(Enum::name).sorted().toList());
  }

  /** The trust of this hub, for whoever decides to believe it. */
  @GetMapping(value = "/api/trust", produces = "application/json")
  byte[] trust() {
    return hub.networks().trust().encode();
  }

  /** Verifies a bundle under this hub's own trust, never under anything that came with it. */
  @PostMapping("/api/verify")
  Verification verify(InputStream body) throws IOException {
    byte[] bundle = body.readNBytes(Bundle.MAX_BYTES + 1);
    if (bundle.length > Bundle.MAX_BYTES) {
      throw Problems.tooLarge("A bundle has at most " + Bundle.MAX_BYTES + " bytes");
    }
    BundleVerifier verifier =
        new BundleVerifier(hub.networks().trust(), EvidenceKinds.verifiers(InstantSource.system()));
    return switch (verifier.verify(bundle)) {
      case BundleAnswer.NotBelieved refused ->
          new Verification(
              "NOT_BELIEVED",
              null,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              refused.refusals().stream().map(Object::toString).toList());
      case BundleAnswer.Answered a ->
          new Verification(
              a.state().name(),
              a.asOfTime(),
              a.disclosed().stream().map(NetworksApi::entry).toList(),
              a.hidden(),
              a.absent(),
              a.used().organisations(),
              List.of());
    };
  }

  private static List<String> entry(Entry entry) {
    return entry
        .qualifier()
        .map(q -> List.of(entry.pointer(), entry.type().label(), entry.value(), q))
        .orElseGet(() -> List.of(entry.pointer(), entry.type().label(), entry.value()));
  }
}

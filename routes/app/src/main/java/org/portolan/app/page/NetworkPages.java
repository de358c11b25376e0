package org.portolan.app.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.hub.Hub;
import org.portolan.ledger.Ledger;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The networks and the trust epochs that are in force for them. */
@Controller
class NetworkPages {
  private final Hub hub;

  NetworkPages(Hub hub) {
    this.hub = hub;
  }

  /** A network that this hub is connected to. */
  public record Network(
      String name, String genesis, String registry, String capabilities, List<Epoch> epochs) {}

  /** A trust epoch of it. */
  public record Epoch(String digest, long from, String until, List<String> attestors) {}

  @GetMapping("/networks")
  String networks(Model model) {
    model.addAttribute(
        "networks", List.of(network(hub.networks().customs()), network(hub.networks().bank())));
    return "networks";
  }

  private Network network(Ledger ledger) {
    return new Network(
        ledger.network().caip2(),
        ledger.network().genesis().hex(),
        ledger.registry().hex(),
        ledger.capabilities().has().stream()
            .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .sorted()
            .collect(Collectors.joining(", ")),
        hub
            .networks()
            .trust()
            .registry(ledger.network(), ledger.registry())
            .map(TrustFile.Registry::epochs)
            .orElse(List.of())
            .stream()
            .map(NetworkPages::epoch)
            .toList());
  }

  private static Epoch epoch(TrustEpoch epoch) {
    return new Epoch(
        epoch.digest().hex(),
        epoch.fromHeight(),
        epoch.untilHeight().map(h -> "height " + h).orElse("in force"),
        epoch.attestors().stream().map(a -> a.organisation() + ", " + a.kind()).toList());
  }
}

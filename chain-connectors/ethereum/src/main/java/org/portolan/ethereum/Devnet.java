package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portolan.ethereum.node.Endpoint;
import org.portolan.ethereum.node.Node;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;

/**
 * A chain that {@code ./portolan devnet up ethereum} started on this machine.
 *
 * @param endpoints of different operators; of anvil, which is one node, two that are the same
 */
record Devnet(String network, List<Endpoint> endpoints) {
  private static final int VALIDATORS = 4;

  /** Those with seals first. */
  static Devnet find(String wanted) {
    for (List<Endpoint> endpoints : List.of(validators(), anvil())) {
      Optional<String> there = network(endpoints.get(0));
      if (there.filter(name -> name.equals(wanted) || wanted.equals("eip155")).isPresent()) {
        return new Devnet(there.get(), endpoints);
      }
    }
    throw new LedgerRefused(
        Refusal.of(
            "PTL-NET-001",
            wanted,
            "no node on ports " + port(validators().get(0)) + " and " + port(anvil().get(0)),
            "one of ./portolan devnet up ethereum"));
  }

  private static Optional<String> network(Endpoint endpoint) {
    try (Node node = new Node(endpoint)) {
      return Optional.of("eip155:" + node.chainId());
    } catch (LedgerUnavailable e) {
      return Optional.empty();
    }
  }

  private static List<Endpoint> validators() {
    int base = number("portolan.qbft.rpc.base", 22_000);
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 1; i <= VALIDATORS; i++) {
      endpoints.add(endpoint(base + i, "validator " + i));
    }
    return endpoints;
  }

  private static List<Endpoint> anvil() {
    int port = number("portolan.anvil.port", 8_545);
    return List.of(
        endpoint(port, "development node, first read"),
        endpoint(port, "development node, second read"));
  }

  private static Endpoint endpoint(int port, String operator) {
    return new Endpoint("http://127.0.0.1:" + port, operator, Map.of(), Optional.empty());
  }

  private static String port(Endpoint endpoint) {
    return endpoint.url().substring(endpoint.url().lastIndexOf(':') + 1);
  }

  /** A property of this process, else the variable of the environment that devnet.sh reads. */
  private static int number(String property, int otherwise) {
    String variable = property.replace('.', '_').toUpperCase(Locale.ROOT);
    String value = System.getProperty(property, System.getenv(variable));
    return value == null || value.isBlank() ? otherwise : Integer.parseInt(value.strip());
  }
}

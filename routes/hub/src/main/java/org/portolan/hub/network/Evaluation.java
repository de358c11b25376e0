package org.portolan.hub.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.EvaluationNetwork;
import org.portolan.ledger.LedgerRefused;

/**
 * The networks of an evaluation, chosen by their families when its folder is new. From then on the
 * folder remembers them.
 */
public final class Evaluation {
  private static final List<String> NAMES = List.of("customs", "bank");
  private static final String LOG = "tlog";

  private final Path folder;

  /**
   * @param folder of the hub
   */
  public Evaluation(Path folder) {
    this.folder = folder;
  }

  /**
   * Sets up what is not there yet.
   *
   * @param networks customs' and the bank's, by namespace or CAIP-2 name
   * @throws LedgerRefused where a network does not run here, or the folder began with another
   */
  public void between(List<String> networks) {
    if (networks.size() != NAMES.size()) {
      throw new IllegalArgumentException("two networks, as in eip155,tlog, not " + networks);
    }
    boolean begun = Files.exists(folder.resolve("keys"));
    prepare(NAMES.get(0), networks.get(0), begun, Map.of());
    boolean natively = Files.exists(NetworkFiles.rememberedPolicy(folder));
    prepare(
        NAMES.get(1),
        networks.get(1),
        begun,
        natively && !isLog(NAMES.get(0), networks.get(0))
            ? network(networks.get(0)).members()
            : Map.of());
  }

  /**
   * Has the attestors run as processes of their own, from now on.
   *
   * @throws LedgerRefused where the folder began with attestors in the hub
   */
  public void attestorsAsProcesses() throws IOException {
    boolean begun = Files.exists(folder.resolve("trust").resolve("customs.first"));
    if (begun && !hasAttestorProcesses(folder)) {
      throw otherNetwork("attestors", "in processes", "in the hub");
    }
    Files.createDirectories(folder.resolve("attestor-processes"));
  }

  /**
   * Has the bank's network check the evidence of customs' ledger itself, from now on, so that
   * nobody attests.
   *
   * @throws LedgerRefused where the folder began otherwise
   */
  public void natively() throws IOException {
    Path policy = NetworkFiles.rememberedPolicy(folder);
    if (Files.exists(policy)) {
      return;
    }
    if (Files.exists(folder.resolve("trust").resolve("customs.first"))) {
      throw otherNetwork("recognition", "native", "attested");
    }
    Files.createDirectories(policy.getParent());
    Files.write(policy, Policies.bundled("policy-native.json"));
  }

  /** Whether a hub's folder began so. */
  public static boolean hasAttestorProcesses(Path folder) {
    return ProcessAttestors.areIn(folder);
  }

  private static boolean isLog(String name, String wanted) {
    return wanted.equals(LOG) || wanted.equals(LOG + ":" + name);
  }

  private void prepare(String name, String wanted, boolean begun, Map<String, String> members) {
    Path file = NetworkFiles.remembered(folder, name);
    boolean log = isLog(name, wanted);
    if (Files.exists(file)) {
      same(name, wanted, NetworkSettings.read(file));
    } else if (!log && begun && Files.exists(folder.resolve(name))) {
      throw otherNetwork(name, wanted, LOG + ":" + name);
    } else if (!log) {
      new NetworkSettings(network(wanted).prepare(wanted, name, keys(), members)).write(file);
    }
  }

  private Path keys() {
    return folder.toAbsolutePath().resolve("networks").resolve("keys");
  }

  private static void same(String name, String wanted, NetworkSettings there) {
    String network = there.values().getOrDefault("network", "");
    if (!network.equals(wanted) && !there.namespace().equals(wanted)) {
      throw otherNetwork(name, wanted, network);
    }
  }

  private static LedgerRefused otherNetwork(String name, String wanted, String there) {
    return new LedgerRefused(Refusal.of("PTL-NET-002", name, wanted, there));
  }

  private static EvaluationNetwork network(String wanted) {
    String namespace = wanted.split(":", 2)[0];
    for (EvaluationNetwork family : ServiceLoader.load(EvaluationNetwork.class)) {
      if (family.namespace().equals(namespace)) {
        return family;
      }
    }
    throw new LedgerRefused(
        Refusal.of("PTL-NET-003", "networks", wanted, "a family whose connector is here"));
  }
}

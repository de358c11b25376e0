package org.portolan.fabric.devnet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.ledger.LedgerUnavailable;

/**
 * The network that {@code devnet/fabric/devnet.sh} runs on this machine, by its folder: who may
 * connect to it and as whom, and further registries on its channel.
 *
 * @param script the one that keeps it
 */
public record Devnet(Path folder, Path script) {
  private static final String CHANNEL = "trade";

  /** One of the two organisations, with the place of its peer's port behind the network's first. */
  public enum Organisation {
    CUSTOMS("customs", "CustomsMSP", 50),
    PORT("port", "PortMSP", 60);

    private final String label;
    private final String msp;
    private final int offset;

    Organisation(String label, String msp, int offset) {
      this.label = label;
      this.msp = msp;
      this.offset = offset;
    }

    public String msp() {
      return msp;
    }
  }

  /** What the script answered. */
  public record Result(int status, String text) {}

  /** The one in a checkout's own folder; empty where none is set up there. */
  public static Optional<Devnet> find() {
    Optional<Path> home = checkout();
    String folder = System.getProperty("portolan.fabric.devnet", variable("PORTOLAN_DEVNET_DIR"));
    return home.map(
            path ->
                new Devnet(
                    folder == null ? path.resolve(".tools/devnet/fabric") : Path.of(folder),
                    path.resolve("devnet/fabric/devnet.sh")))
        .filter(network -> Files.exists(network.folder.resolve("ready")));
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** Where the script is: told by the launcher, or above the folder of a test. */
  public static Optional<Path> checkout() {
    Path start = Path.of(System.getProperty("portolan.home", "")).toAbsolutePath();
    return Stream.iterate(start, path -> path != null, Path::getParent)
        .filter(path -> Files.exists(path.resolve("devnet/fabric/devnet.sh")))
        .findFirst();
  }

  /** Commits a definition of the chaincode under a name: a registry of its own. */
  public void define(String name) {
    Result result = run(Map.of(), "chaincode", name);
    if (result.status() != 0) {
      throw new LedgerUnavailable("the devnet defines no chaincode: " + result.text(), null);
    }
  }

  public Result run(Map<String, String> environment, String... arguments) {
    try {
      Path log = Files.createTempFile("fabric-devnet", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(
              Stream.concat(Stream.of("sh", script.toString()), Stream.of(arguments)).toList());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("PORTOLAN_DEVNET_DIR", folder.toString());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      int status = builder.start().waitFor();
      String text = Files.readString(log).strip();
      Files.delete(log);
      return new Result(status, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + script, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("stopped while the devnet was asked", e);
    }
  }

  /**
   * The settings by which a member connects, to the peers of both organisations, its own first.
   *
   * @param user {@code Admin}, {@code User1} or {@code User2}
   */
  public Map<String, String> settings(String chaincode, Organisation of, String user) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", "fabric:devnet");
    settings.put("channel", CHANNEL);
    settings.put("chaincode", chaincode);
    settings.put("msp", of.msp);
    settings.putAll(account(of, user));
    endpoint(settings, 1, of);
    endpoint(settings, 2, of == Organisation.PORT ? Organisation.CUSTOMS : Organisation.PORT);
    // The peer of Port asks its clients for certificates of their own.
    String port = of == Organisation.PORT ? "endpoint.1." : "endpoint.2.";
    Path tls = user(of, user).resolve("tls");
    settings.put(port + "clientCertificate", tls.resolve("client.crt").toString());
    settings.put(port + "clientKey", tls.resolve("client.key").toString());
    return settings;
  }

  /** Whose certificate and key it connects with. */
  public Map<String, String> account(Organisation of, String user) {
    Path msp = user(of, user).resolve("msp");
    return Map.of(
        "certificate", msp.resolve("signcerts").toString(), "key", msp.resolve("keystore") + "");
  }

  private Path user(Organisation of, String user) {
    return members(of).resolve("users/" + user + "@" + of.label + ".example");
  }

  private void endpoint(Map<String, String> settings, int number, Organisation of) {
    String key = "endpoint." + number + ".";
    settings.put(key + "address", "127.0.0.1:" + (firstPort() + of.offset));
    settings.put(key + "organisation", of.msp);
    settings.put(
        key + "certificates",
        members(of).resolve("peers/peer0." + of.label + ".example/tls/ca.crt").toString());
  }

  /** The certificate of an organisation's peer, by whose key it signs what it answers. */
  public Path signingCertificate(Organisation of) {
    String peer = "peer0." + of.label + ".example";
    return members(of).resolve("peers/" + peer + "/msp/signcerts/" + peer + "-cert.pem");
  }

  /** The folder of an organisation's certificates. */
  public Path members(Organisation of) {
    return folder.resolve("crypto/peerOrganizations/" + of.label + ".example");
  }

  private int firstPort() {
    try {
      return Integer.parseInt(Files.readString(folder.resolve("base")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read where the devnet's ports begin", e);
    }
  }
}

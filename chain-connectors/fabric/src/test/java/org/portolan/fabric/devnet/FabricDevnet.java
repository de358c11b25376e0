package org.portolan.fabric.devnet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Fabric network of its own for the tests, beside one that is up for people: four orderers, two
 * organisations, and the chaincode as it was compiled last.
 */
public final class FabricDevnet implements AutoCloseable {
  private static final String CHANNEL = "trade";
  private static final int PORTS = 27_000;

  private final Path folder;

  private FabricDevnet(Path folder) {
    this.folder = folder;
  }

  /** Starts one; without Fabric's programs the test is skipped, and says what is missing. */
  public static FabricDevnet start() throws IOException, InterruptedException {
    FabricDevnet network = new FabricDevnet(Files.createTempDirectory("fabric-devnet"));
    Result up = network.script("up");
    assumeTrue(up.status() != 3, up.text());
    if (up.status() != 0) {
      network.close();
      throw new IOException(up.text());
    }
    return network;
  }

  /** The one that another process of these tests started. */
  public static FabricDevnet at(Path folder) {
    return new FabricDevnet(folder);
  }

  private record Result(int status, String text) {}

  private Result script(String... arguments) throws IOException, InterruptedException {
    Path root = checkout();
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of("sh", root.resolve("devnet/fabric/devnet.sh").toString()),
                    Stream.of(arguments))
                .toList());
    Path log = folder.resolve("script-" + System.nanoTime() + ".txt");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("PORTOLAN_DEVNET_DIR", folder.toString());
    builder.environment().put("PORTOLAN_FABRIC_PORT_BASE", Integer.toString(PORTS));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PORTOLAN_CHAINCODE_CLASSPATH", chaincode(root));
    int status = builder.start().waitFor();
    String text = Files.readString(log).strip();
    Files.delete(log);
    return new Result(status, text);
  }

  private static String chaincode(Path root) throws IOException {
    Path target = root.resolve("chain-connectors/fabric/chaincode/target");
    return target.resolve("classes")
        + ":"
        + Files.readString(target.resolve("chaincode-classpath.txt"), StandardCharsets.UTF_8)
            .strip();
  }

  private static Path checkout() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root;
  }

  public Path folder() {
    return folder;
  }

  /** Commits a definition of the chaincode under a name: a registry of its own. */
  public void define(String name) {
    run("chaincode", name);
  }

  /**
   * Kills a node: {@code orderer1} to {@code orderer4}, {@code customs}, {@code port}, chaincode.
   */
  public void kill(String node) {
    run("stop", node);
  }

  public void start(String node) {
    run("start", node);
  }

  private void run(String... arguments) {
    try {
      Result result = script(arguments);
      if (result.status() != 0) {
        throw new IllegalStateException(String.join(" ", arguments) + ": " + result.text());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Connection settings of an administrator of Customs, with the peers of both organisations. */
  public Map<String, String> settings(String chaincode) {
    return settings(chaincode, "Admin");
  }

  /**
   * @param user {@code Admin}, {@code User1} or {@code User2}
   */
  public Map<String, String> settings(String chaincode, String user) {
    Path account = peers("customs").resolve("users/" + user + "@customs.example");
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", "fabric:devnet");
    settings.put("channel", CHANNEL);
    settings.put("chaincode", chaincode);
    settings.put("msp", "CustomsMSP");
    settings.put("certificate", account.resolve("msp/signcerts").toString());
    settings.put("key", account.resolve("msp/keystore").toString());
    endpoint(settings, 1, "customs", "CustomsMSP", 50);
    endpoint(settings, 2, "port", "PortMSP", 60);
    // The peer of Port asks its clients for certificates of their own.
    settings.put("endpoint.2.clientCertificate", account.resolve("tls/client.crt").toString());
    settings.put("endpoint.2.clientKey", account.resolve("tls/client.key").toString());
    return settings;
  }

  private void endpoint(
      Map<String, String> settings, int number, String name, String msp, int offset) {
    String key = "endpoint." + number + ".";
    settings.put(key + "address", "127.0.0.1:" + (PORTS + offset));
    settings.put(key + "organisation", msp);
    settings.put(
        key + "certificates",
        peers(name).resolve("peers/peer0." + name + ".example/tls/ca.crt").toString());
  }

  /** The folder of an organisation's certificates. */
  public Path peers(String name) {
    return folder.resolve("crypto/peerOrganizations/" + name + ".example");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    script("down");
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}

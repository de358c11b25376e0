package org.portolan.fabric.devnet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.portolan.fabric.devnet.Devnet.Organisation;

/**
 * A Fabric network of its own for the tests, beside one that is up for people: four orderers, two
 * organisations, and the chaincode as it was compiled last.
 */
public final class FabricDevnet implements AutoCloseable {
  private static final int PORTS = 27_000;

  private final Devnet devnet;

  private FabricDevnet(Path folder) {
    this.devnet =
        new Devnet(folder, Devnet.checkout().orElseThrow().resolve("devnet/fabric/devnet.sh"));
  }

  /** Starts one; without Fabric's programs the test is skipped, and says what is missing. */
  public static FabricDevnet start() throws IOException {
    FabricDevnet network = new FabricDevnet(Files.createTempDirectory("fabric-devnet"));
    Devnet.Result up = network.script("up");
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

  private Devnet.Result script(String... arguments) throws IOException {
    return devnet.run(
        Map.of(
            "PORTOLAN_FABRIC_PORT_BASE",
            Integer.toString(PORTS),
            "PORTOLAN_CHAINCODE_CLASSPATH",
            chaincode()),
        arguments);
  }

  private static String chaincode() throws IOException {
    Path target =
        Devnet.checkout().orElseThrow().resolve("chain-connectors/fabric/chaincode/target");
    return target.resolve("classes")
        + ":"
        + Files.readString(target.resolve("chaincode-classpath.txt"), StandardCharsets.UTF_8)
            .strip();
  }

  public Path folder() {
    return devnet.folder();
  }

  /** Commits a definition of the chaincode under a name: a registry of its own. */
  public void define(String name) {
    devnet.define(name);
  }

  /** Commits the next definition of a chaincode: what it was before is another one. */
  public void upgrade(String name, int sequence) {
    run("chaincode", name, Integer.toString(sequence));
  }

  /** Has an administrator of Customs sign and send a change of the channel's configuration. */
  public void update(Path file) {
    run("update", file.toString());
  }

  /** The folder of an organisation's certificates. */
  public Path members(Organisation of) {
    return devnet.members(of);
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
    Devnet.Result result = devnet.run(Map.of(), arguments);
    if (result.status() != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + ": " + result.text());
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
    return devnet.settings(chaincode, Organisation.CUSTOMS, user);
  }

  @Override
  public void close() throws IOException {
    script("down");
    try (Stream<Path> files = Files.walk(folder())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}

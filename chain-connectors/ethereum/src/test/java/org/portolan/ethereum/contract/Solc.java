package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.portolan.ethereum.node.Tools;

/** The compiler from npm, by the script beside the sources. */
final class Solc {
  private Solc() {}

  static String compile(RegistryArtifact registry) throws IOException, InterruptedException {
    return run(registry.contract());
  }

  /** A source of the tests, and the contract in it. */
  static String compile(String source, String contract) throws IOException, InterruptedException {
    Path sources = Tools.checkout().resolve("chain-connectors/ethereum/src/test/solidity");
    return run(sources.resolve(source).toString(), contract);
  }

  /** {@code {"abi", "slots", "size", "bytecode"}}. */
  private static String run(String... what) throws IOException, InterruptedException {
    Path module = Tools.checkout().resolve("chain-connectors/ethereum");
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                module.resolve("contracts/compile.js").toString(),
                Tools.folder().toString()));
    command.addAll(List.of(what));
    Process solc =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String compiled = new String(solc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(solc.waitFor()).isZero();
    return compiled;
  }
}

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

  /**
   * @param extra a source of the tests and the contract in it; none for the registry
   * @return {@code {"abi", "slots", "bytecode"}}
   */
  static String compile(String... extra) throws IOException, InterruptedException {
    Path module = Tools.checkout().resolve("chain-connectors/ethereum");
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                module.resolve("contracts/compile.js").toString(),
                Tools.folder().toString()));
    if (extra.length > 0) {
      command.add(module.resolve("src/test/solidity").resolve(extra[0]).toString());
      command.add(extra[1]);
    }
    Process solc =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String compiled = new String(solc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(solc.waitFor()).isZero();
    return compiled;
  }
}

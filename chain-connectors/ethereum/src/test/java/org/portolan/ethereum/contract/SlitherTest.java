package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ethereum.node.Tools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Slither's hundred checks of the registry; what a person accepted stands in a table, with why. */
@Tag("live")
class SlitherTest {
  private static final Path ACCEPTED =
      Tools.checkout().resolve("chain-connectors/ethereum/src/test/solidity/slither-accepted.tsv");

  @TempDir Path folder;

  /** A finding: its check, and the function or contract it is about. */
  private record Finding(String check, String where) {}

  private record Ran(int status, String out, String err) {}

  private Ran run(Path in, String... command) throws IOException, InterruptedException {
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(in.toFile()).redirectError(err.toFile());
    Path forge = Tools.folder().resolve("node_modules/@foundry-rs/forge-linux-amd64/bin");
    builder.environment().merge("PATH", forge.toString(), (path, bin) -> bin + ":" + path);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }

  @Test
  void everything_that_slither_finds_was_looked_at_and_nothing_accepted_is_gone() throws Exception {
    Path checkout = Tools.checkout();
    Ran installed = run(checkout, "sh", checkout + "/devnet/ethereum/slither.sh");
    assumeTrue(installed.status() != 3, installed.err().strip());
    String compiler = checkout + "/chain-connectors/ethereum/contracts/compile.js";
    Path project = folder.resolve("project");
    Ran laidOut =
        run(checkout, "node", compiler, Tools.folder().toString(), "--project", project.toString());
    assertThat(laidOut.status()).as(laidOut.err()).isZero();

    Ran found =
        run(
            project,
            installed.out().strip(),
            ".",
            "--compile-force-framework=foundry",
            "--foundry-ignore-compile",
            "--foundry-out-directory=out",
            "--filter-paths=@openzeppelin",
            "--json=-");
    JsonNode answer = JsonMapper.shared().readTree(found.out());
    assertThat(answer.get("success").asBoolean()).as(found.err()).isTrue();

    List<Finding> open = new ArrayList<>();
    Set<Finding> unused = new HashSet<>(accepted());
    for (JsonNode detector : answer.get("results").get("detectors")) {
      String check = detector.get("check").asString();
      Finding here = new Finding(check, where(detector.get("elements").get(0)));
      Finding anywhere = new Finding(check, "*");
      boolean known = accepted().contains(here) || accepted().contains(anywhere);
      unused.remove(here);
      unused.remove(anywhere);
      if (!known) {
        open.add(here);
      }
    }
    assertThat(open).isEmpty();
    assertThat(unused).as("accepted, and no longer found").isEmpty();
  }

  /** A variable is found in its function. */
  private static String where(JsonNode element) {
    JsonNode at = element;
    while (!at.get("type").asString().equals("function")
        && at.path("type_specific_fields").has("parent")
        && !at.get("type_specific_fields")
            .get("parent")
            .get("type")
            .asString()
            .equals("contract")) {
      at = at.get("type_specific_fields").get("parent");
    }
    return at.get("name").asString();
  }

  private static Set<Finding> accepted() throws IOException {
    Set<Finding> accepted = new HashSet<>();
    for (String line : Files.readAllLines(ACCEPTED)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        String[] columns = line.split("\t");
        assertThat(columns).as(line).hasSize(3);
        accepted.add(new Finding(columns[0], columns[1]));
      }
    }
    return accepted;
  }
}

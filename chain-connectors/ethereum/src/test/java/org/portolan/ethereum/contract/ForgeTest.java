package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.ethereum.node.Tools;

/** The fuzz and invariant tests that stand in Solidity, run by forge from npm. */
@Tag("live")
class ForgeTest {
  private static final String TESTS = "chain-connectors/ethereum/src/test/solidity/";
  private static final Pattern TOTAL =
      Pattern.compile("(\\d+) tests passed, (\\d+) failed, (\\d+) skipped");

  @Test
  void whatever_is_done_to_a_registry_the_rules_hold_and_no_other_leaf_leads_to_a_root()
      throws Exception {
    String told = forge(Tools.checkout());

    Matcher total = TOTAL.matcher(told);
    assertThat(total.find()).as(told).isTrue();
    assertThat(Integer.parseInt(total.group(1))).as(told).isGreaterThanOrEqualTo(11);
    assertThat(total.group(2) + total.group(3)).as(told).isEqualTo("00");
  }

  /**
   * @param checkout where contracts, tests and the compiler are
   */
  static String forge(Path checkout, String... options) throws IOException, InterruptedException {
    Path forge = Tools.folder().resolve("node_modules/@foundry-rs/forge-linux-amd64/bin/forge");
    List<String> words =
        new ArrayList<>(
            List.of(
                forge.toString(),
                "test",
                "--root",
                checkout.toString(),
                "--use",
                checkout.resolve("devnet/ethereum/solc").toString()));
    words.addAll(List.of(options));
    ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
    command
        .environment()
        .put("FOUNDRY_CONFIG", checkout.resolve(TESTS + "foundry.toml").toString());
    command.environment().put("NO_COLOR", "1");
    Process process = command.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return told;
  }
}

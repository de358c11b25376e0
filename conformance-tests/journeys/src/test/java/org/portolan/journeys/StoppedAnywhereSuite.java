package org.portolan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.hub.network.NetworkFiles;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;

/**
 * The demonstration between two registries, killed at one step after the other in one folder: it
 * goes on each time, and the ledgers have one anchor, one batch and one recognition in the end.
 */
abstract class StoppedAnywhereSuite {
  @TempDir Path folder;

  /** Customs' and the bank's. */
  abstract List<String> networks();

  /** Whether the bank's ledger checks the evidence of customs' itself, so that nobody attests. */
  boolean natively() {
    return false;
  }

  /** Whether the bank's ledger accepts a batch before it recognizes its records. */
  boolean acceptsBatches() {
    return true;
  }

  private record Run(int status, List<String> steps, String said) {}

  private Run run(Path out, String haltAt) throws Exception {
    ProcessBuilder demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DemoProcess.class.getName(),
                out.toString(),
                networks().get(0),
                networks().get(1),
                natively() ? "native" : "attested",
                haltAt)
            .redirectErrorStream(true);
    told(demo.environment(), "PORTOLAN_ANVIL_PORT", OwnAnvil.port());
    told(demo.environment(), "PORTOLAN_DEVNET_DIR", System.getProperty("portolan.fabric.devnet"));
    Process process = demo.start();
    List<String> steps = new ArrayList<>();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("STEP ")) {
          steps.add(line.substring(5));
        }
      }
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(said.toString()).isTrue();
    assertThat(process.exitValue()).as(said.toString()).isIn(0, 137);
    return new Run(process.exitValue(), steps, said.toString());
  }

  /** Where the networks of this test are, for another process. */
  private static void told(Map<String, String> environment, String name, String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }

  @Test
  void killed_at_one_step_after_the_other_it_goes_on_and_does_nothing_twice() throws Exception {
    List<String> steps = List.copyOf(new LinkedHashSet<>(run(folder.resolve("whole"), "").steps()));
    assertThat(steps).hasSizeGreaterThan(12);
    Path out = folder.resolve("killed");
    List<String> killedAt = new ArrayList<>();
    for (String step : steps) {
      if (run(out, step).status() == 137) {
        killedAt.add(step);
      }
    }

    Run last = run(out, "");

    assertThat(last.status()).as(last.said()).isZero();
    assertThat(killedAt).isEqualTo(steps);
    checkLedgers(out.resolve("state"));
  }

  private void checkLedgers(Path state) {
    try (Ledger customs = NetworkFiles.NONE.customs(state).open(Clock.systemUTC());
        Ledger bank = NetworkFiles.NONE.bank(state).open(Clock.systemUTC())) {
      assertThat(events(customs)).hasSize(1).hasOnlyElementsOfType(LedgerEvent.BatchAnchored.class);
      assertThat(events(bank))
          .filteredOn(LedgerEvent.BatchAccepted.class::isInstance)
          .hasSize(acceptsBatches() ? 1 : 0);
      assertThat(events(bank))
          .filteredOn(LedgerEvent.RecordRecognized.class::isInstance)
          .hasSize(1);
    }
  }

  private static List<LedgerEvent> events(Ledger ledger) {
    return ledger.follower().read(Follower.Cursor.START, 100, Duration.ZERO).events();
  }
}

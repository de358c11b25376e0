package org.portolan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.RecognitionView;

/**
 * The journey in a process of its own, killed at each step it takes and started again: nothing is
 * lost and nothing is done twice. The ledgers alone are asked.
 */
class KilledAtEveryStepTest {
  @TempDir Path folder;

  private record Run(int status, List<String> steps) {}

  private static Run run(Path out, String haltAt) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DemoProcess.class.getName(),
                out.toString(),
                haltAt)
            .redirectErrorStream(true)
            .start();
    List<String> steps = new ArrayList<>();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("STEP ")) {
          steps.add(line.substring(5));
        }
      }
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said.toString()).isTrue();
    assertThat(process.exitValue()).as(said.toString()).isIn(0, 137);
    return new Run(process.exitValue(), steps);
  }

  @Test
  void killed_at_any_step_it_goes_on_and_ends_with_one_record_one_anchor_one_recognition()
      throws Exception {
    Set<String> steps = new LinkedHashSet<>(run(folder.resolve("whole"), "").steps());
    assertThat(steps).hasSizeGreaterThan(12);
    for (String step : steps) {
      Path out = folder.resolve(step.replace(' ', '-'));
      assertThat(run(out, step).status()).as("halted at " + step).isEqualTo(137);
      assertThat(run(out, "").status()).as("went on after " + step).isZero();
      checkLedgers(out, step);
    }
  }

  @Test
  void killed_by_the_system_in_the_middle_it_goes_on() throws Exception {
    Path out = folder.resolve("sigkill");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DemoProcess.class.getName(),
                out.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      String line = lines.readLine();
      while (line != null && !line.equals("STEP anchored")) {
        line = lines.readLine();
      }
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isNotZero();

    assertThat(run(out, "").status()).isZero();
    checkLedgers(out, "SIGKILL");
  }

  private static void checkLedgers(Path out, String step) throws Exception {
    try (Hub hub =
        Hub.open(Hub.Settings.embedded(out.resolve("state")), Clock.systemUTC(), s -> {})) {
      List<LedgerEvent> anchored = events(hub.networks().customs().follower());
      List<LedgerEvent> bank = events(hub.networks().bank().follower());
      assertThat(anchored).as(step).hasSize(1);
      assertThat(bank).as(step).filteredOn(LedgerEvent.BatchAccepted.class::isInstance).hasSize(1);
      assertThat(bank)
          .as(step)
          .filteredOn(LedgerEvent.RecordRecognized.class::isInstance)
          .hasSize(1);
      Documents.DocumentRow document = hub.documents().firstOf(1).orElseThrow();
      assertThat(
              hub.networks()
                  .bank()
                  .recognitions()
                  .record(hub.networks().lane().id(), document.recordKey().orElseThrow()))
          .as(step)
          .hasValueSatisfying(
              r -> {
                assertThat(r.state()).isEqualTo(RecognitionView.State.RECOGNIZED);
                assertThat(r.commitment()).isEqualTo(document.commitment().orElseThrow());
              });
      assertThat(hub.documents().messages(10)).as(step).hasSize(1);
    }
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .contains("message.edi", "document.json", "loss-report.txt", "bundle.json", "trust.json");
    }
  }

  private static List<LedgerEvent> events(Follower follower) {
    return follower.read(Follower.Cursor.START, 100, Duration.ZERO).events();
  }
}

package org.portolan.relay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.TradeRecord;

/**
 * A relay in a process of its own, killed at each step it takes and started again: nothing is lost
 * and nothing is done twice. The ledgers alone are asked.
 */
public abstract class KillSuite {
  /** Each of two records. */
  static final int BATCHES = 3;

  @TempDir Path folder;

  /** A class with a constructor without arguments, by which another process opens the ledgers. */
  protected abstract Class<? extends LedgerPair> ledgers();

  /** Where everything of a test is; each run has a folder in it. */
  protected final Path folder() {
    return folder;
  }

  /** The hub's database, of a run in this folder. */
  protected String database(Path run) {
    return HubDatabase.embedded(run.resolve("hub"));
  }

  private record Run(int status, List<String> steps, String said) {}

  @Test
  void killed_at_every_step_in_turn_the_relay_loses_nothing_and_does_nothing_twice()
      throws Exception {
    List<String> steps = steps(folder.resolve("whole"));
    Path run = folder.resolve("killed");
    List<TradeRecord> records = published(run);

    int killed = 0;
    for (String step : steps) {
      Run died = run(run, step);
      killed += died.status() == 137 ? 1 : 0;
    }
    assertThat(killed).isEqualTo(steps.size());
    Run last = run(run, "");

    assertThat(last.status()).as(last.said()).isZero();
    check(run, records);
  }

  @Test
  @Tag("slow")
  void killed_at_any_one_step_the_relay_goes_on() throws Exception {
    for (String step : steps(folder.resolve("whole"))) {
      Path run = folder.resolve(step.replace(' ', '-'));
      List<TradeRecord> records = published(run);
      assertThat(run(run, step).status()).as("halted at " + step).isEqualTo(137);
      Run last = run(run, "");
      assertThat(last.status()).as(last.said()).isZero();
      check(run, records);
    }
  }

  /** All that an undisturbed run takes, in order; it ends as it should. */
  private List<String> steps(Path run) throws Exception {
    List<TradeRecord> records = published(run);
    Run whole = run(run, "");
    assertThat(whole.status()).as(whole.said()).isZero();
    check(run, records);
    Set<String> steps = new LinkedHashSet<>(whole.steps());
    assertThat(steps).hasSizeGreaterThan(12);
    return List.copyOf(steps);
  }

  private List<TradeRecord> published(Path run) throws Exception {
    LedgerPair pair = ledgers().getDeclaredConstructor().newInstance();
    return Published.batches(pair, options(run), BATCHES);
  }

  private RigOptions options(Path run) {
    return RigOptions.embedded(run, Clock.systemUTC()).database(database(run));
  }

  private void check(Path run, List<TradeRecord> records) throws Exception {
    LedgerPair pair = ledgers().getDeclaredConstructor().newInstance();
    Published.check(pair, options(run), records);
  }

  private Run run(Path run, String haltAt) throws IOException, InterruptedException {
    Process process = JavaProcess.start(ledgers(), run, database(run), "replica", haltAt);
    JavaProcess.go(process);
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
}

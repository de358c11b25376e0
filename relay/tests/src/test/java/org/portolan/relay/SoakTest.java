package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.fsck.LedgerCheck;

/**
 * A publisher and a relay between two logs, killed with SIGKILL every few seconds and started
 * again, for ten minutes ({@code -Dportolan.soak.seconds=N} for another time): the ledgers alone
 * are asked what became of it.
 */
@Tag("slow")
class SoakTest {
  private static final long SECONDS = Long.getLong("portolan.soak.seconds", 600);

  @TempDir Path folder;
  private final Set<String> took = ConcurrentHashMap.newKeySet();
  private int kills;

  @Test
  void killed_over_and_over_nothing_is_lost_and_nothing_is_done_twice() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      Process process = start();
      Thread listener = listen(process, false);
      if (!process.waitFor(
          ThreadLocalRandom.current().nextLong(3_000, 9_000), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        kills++;
      } else {
        assertThat(process.exitValue()).as("ended by itself").isEqualTo(137);
      }
      process.waitFor();
      listener.join();
    }
    finish();
    check();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SoakProcess.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  private Thread listen(Process process, boolean tell) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.matches("TOOK [0-9a-f]{64}")) {
                    took.add(line.substring(5));
                  } else if (tell) {
                    System.out.println(line);
                  }
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** What there is comes to its end. */
  private void finish() throws Exception {
    Process process = start();
    Thread listener = listen(process, true);
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("done in time").isTrue();
    listener.join();
    assertThat(process.exitValue()).isZero();
  }

  private void check() {
    try (LedgerPair.Opened ledgers = new LogPair().open(folder, Clock.systemUTC())) {
      LedgerCheck.Report report =
          LedgerCheck.of(
              new LedgerCheck.Scope(ledgers.source(), ledgers.destination(), Optional.empty()));
      System.out.printf(
          "soak of %d s, killed %d times: %,d batches anchored, %,d accepted, %,d records taken,"
              + " %,d recognized, %,d ended, %d findings%n",
          SECONDS,
          kills,
          report.anchored(),
          report.accepted(),
          took.size(),
          report.recognized(),
          report.ended(),
          report.findings().size());
      assertThat(report.findings()).isEmpty();
      assertThat(report.anchored()).isPositive();
      assertThat(settled(ledgers)).containsAll(took);
    }
  }

  /** Commitments that were recognized at the destination, or ended at the source. */
  private static Set<String> settled(LedgerPair.Opened ledgers) {
    Set<String> settled = new HashSet<>();
    all(ledgers.source().follower(), settled);
    all(ledgers.destination().follower(), settled);
    return settled;
  }

  private static void all(Follower follower, Set<String> settled) {
    Follower.Cursor from = Follower.Cursor.START;
    while (true) {
      Follower.Page page = follower.read(from, 1_000, Duration.ZERO);
      for (LedgerEvent event : page.events()) {
        switch (event) {
          case LedgerEvent.RecordEnded it -> settled.add(it.ending().commitment().hex());
          case LedgerEvent.RecordRecognized it -> settled.add(it.commitment().hex());
          default -> {
            // Batches are the checker's.
          }
        }
      }
      if (page.next().equals(from)) {
        return;
      }
      from = page.next();
    }
  }
}

package org.portolan.relay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.record.TradeRecord;

/**
 * Two relays, each in a process of its own, on one database that both can open: one works the lane,
 * the other looks on until the first is gone.
 */
public abstract class ReplicaSuite {
  private static final int BATCHES = KillSuite.BATCHES;
  private static final int ATTESTORS = 3;

  @TempDir Path folder;

  /** Ledgers that several processes may open at a time. */
  protected abstract Class<? extends LedgerPair> ledgers();

  /** The hub's database, that several processes may open. */
  protected abstract String database();

  /** Where everything of a test is. */
  protected final Path folder() {
    return folder;
  }

  private RigOptions options() {
    return RigOptions.embedded(folder, Clock.systemUTC()).database(database());
  }

  private List<TradeRecord> published() throws Exception {
    return Published.batches(ledgers().getDeclaredConstructor().newInstance(), options(), BATCHES);
  }

  private void check(List<TradeRecord> records) throws Exception {
    Published.check(ledgers().getDeclaredConstructor().newInstance(), options(), records);
  }

  /** A replica, and what it said until it ended. */
  private final class Replica {
    final Process process;
    final List<String> said = new ArrayList<>();
    final Thread listener;

    /** Opened, and not yet at work. */
    Replica(String name, String haltAt) throws IOException, InterruptedException {
      process = JavaProcess.start(ledgers(), folder, database(), name, haltAt);
      listener = Thread.ofPlatform().name("replica " + name).start(this::listen);
      until("READY");
    }

    private void listen() {
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          synchronized (said) {
            said.add(line);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void go() throws IOException {
      JavaProcess.go(process);
    }

    boolean says(String line) {
      synchronized (said) {
        return said.contains(line);
      }
    }

    String all() {
      synchronized (said) {
        return said.toString();
      }
    }

    void until(String line) throws InterruptedException {
      for (int i = 0; !says(line); i++) {
        assertThat(i).as(all()).isLessThan(2_400);
        Thread.sleep(50);
      }
    }

    int status() throws Exception {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(all()).isTrue();
      listener.join();
      return process.exitValue();
    }

    void signal(String signal) throws Exception {
      Process kill = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
      assertThat(kill.waitFor()).isZero();
    }
  }

  @Test
  void two_at_once_do_nothing_twice_and_ask_nobody_twice() throws Exception {
    List<TradeRecord> records = published();
    Replica one = new Replica("one", "");
    Replica two = new Replica("two", "");
    one.go();
    two.go();

    assertThat(one.status()).as(one.all()).isZero();
    assertThat(two.status()).as(two.all()).isZero();

    check(records);
    assertThat(Published.signatures(folder)).isEqualTo((long) BATCHES * ATTESTORS);
  }

  @Test
  void when_the_one_that_works_is_killed_the_other_goes_on() throws Exception {
    List<TradeRecord> records = published();
    Replica one = new Replica("one", "delivery past ATTESTED");
    Replica two = new Replica("two", "");
    one.go();
    one.until("STEP delivery past DISCOVERED");
    two.go();

    assertThat(one.status()).isEqualTo(137);
    assertThat(two.status()).as(two.all()).isZero();

    assertThat(two.says("LOOKS ON")).isTrue();
    check(records);
    assertThat(Published.signatures(folder)).isEqualTo((long) BATCHES * ATTESTORS);
  }

  @Test
  void one_that_was_frozen_wakes_up_and_writes_nothing() throws Exception {
    List<TradeRecord> records = published();
    Replica one = new Replica("one", "");
    Replica two = new Replica("two", "");
    one.go();
    one.until("STEP delivery past EVIDENCED");
    one.signal("STOP");
    two.go();
    two.until("STEP delivery past ACCEPTED");
    one.signal("CONT");

    assertThat(two.status()).as(two.all()).isZero();
    assertThat(one.status()).as(one.all()).isZero();

    check(records);
  }
}

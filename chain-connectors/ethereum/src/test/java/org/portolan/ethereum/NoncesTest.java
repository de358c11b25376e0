package org.portolan.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ethereum.node.Anvil;
import org.portolan.ledger.Command;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.record.Bytes32;

/** One account, several hands: processes that are killed, replicas, nonces that others take. */
@Tag("live")
class NoncesTest {
  private static final int DEEDS = 25;

  @TempDir Path folder;

  private StoredDeeds deeds(Ledger ledger) {
    return new StoredDeeds(ledger, folder);
  }

  private static List<LedgerEvent> events(Ledger ledger) {
    return ledger.follower().read(Follower.Cursor.START, 1_000, Duration.ZERO).events();
  }

  private static List<Long> anchors(Ledger ledger) {
    return events(ledger).stream()
        .filter(LedgerEvent.BatchAnchored.class::isInstance)
        .map(event -> ((LedgerEvent.BatchAnchored) event).anchor().ordinal())
        .toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private Process replica(AnvilFixture fixture, String kind) throws Exception {
    Path log = folder.resolve(kind + ".log");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StoredDeeds.class.getName(),
            fixture.anvil().url(),
            fixture.registry().address(),
            folder.toString(),
            kind,
            "" + DEEDS)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  @Test
  void two_replicas_of_an_account_are_killed_again_and_again_and_every_deed_is_done_once()
      throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start("--block-time", "1"), Map.of());
        Ledger ledger = fixture.open()) {
      List<Process> running = new ArrayList<>();
      for (int killed = 0; killed < 3; killed++) {
        running.add(replica(fixture, "anchor"));
        running.add(replica(fixture, "end"));
        Thread.sleep(5_000 + 700 * killed);
        for (Process process : running) {
          process.destroyForcibly().waitFor();
        }
        running.clear();
      }
      for (String kind : List.of("anchor", "end")) {
        running.add(replica(fixture, kind));
      }
      for (Process process : running) {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      }

      for (String kind : List.of("anchor", "end")) {
        assertThat(Files.readString(folder.resolve(kind + ".log"))).endsWith("all done\n");
      }
      assertThat(anchors(ledger)).isEqualTo(upTo(DEEDS));
      long head = ledger.sources().get(0).head().height();
      assertThat(ledger.sources().get(0).ended(ledger.publisher(), head, 0).endings())
          .hasSize(DEEDS)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_deed_that_was_stored_before_a_restart_and_one_signed_after_it_are_both_done()
      throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of())) {
      Command anchor;
      try (Ledger before = fixture.open()) {
        anchor = StoredDeeds.anchor(before.publisher(), 1);
        deeds(before).prepared(anchor);
      }
      try (Ledger after = fixture.open()) {
        deeds(after).finish(StoredDeeds.ending(after.publisher(), 1));
        Prepared stored = deeds(after).prepared(anchor);
        after.transactor().send(stored);
        assertThat(after.transactor().outcome(stored))
            .isInstanceOfSatisfying(Outcome.Unknown.class, u -> assertThat(u.lost()).isTrue());

        deeds(after).finish(anchor);

        assertThat(anchors(after)).containsExactly(1L);
      }
    }
  }

  @Test
  void a_replacement_is_stored_and_whichever_of_the_two_is_mined_it_is_done() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open()) {
      fixture.anvil().ask("evm_setAutomine", false);
      Command anchor = StoredDeeds.anchor(ledger.publisher(), 1);
      Prepared first = deeds(ledger).prepared(anchor);
      ledger.transactor().send(first);
      Prepared dearer = deeds(ledger).store(ledger.transactor().replace(first));
      assertThat(dearer.bytes()).isNotEqualTo(first.bytes());
      fixture.anvil().ask("evm_mine");

      assertThat(ledger.transactor().outcome(dearer)).isInstanceOf(Outcome.Final.class);
      assertThat(ledger.transactor().outcome(first)).isInstanceOf(Outcome.Final.class);
      Prepared again = ledger.transactor().replace(dearer);
      assertThat(again.bytes()).as("what is done is not replaced").isEqualTo(dearer.bytes());
    }
  }

  @Test
  void a_stuck_transaction_gives_way_to_a_dearer_one_when_fees_rise() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open()) {
      fixture.anvil().ask("evm_setAutomine", false);
      Command anchor = StoredDeeds.anchor(ledger.publisher(), 1);
      Prepared cheap = deeds(ledger).prepared(anchor);
      ledger.transactor().send(cheap);
      fixture.anvil().ask("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
      fixture.anvil().ask("evm_mine");
      assertThat(ledger.transactor().outcome(cheap)).isNotInstanceOf(Outcome.Final.class);

      Prepared dearer = deeds(ledger).store(ledger.transactor().replace(cheap));
      ledger.transactor().send(dearer);
      fixture.anvil().ask("evm_mine");

      assertThat(ledger.transactor().outcome(dearer)).isInstanceOf(Outcome.Final.class);
      assertThat(anchors(ledger)).containsExactly(1L);
    }
  }

  @Test
  void where_nodes_wait_for_a_nonce_that_nobody_sends_the_deed_takes_that_nonce() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open()) {
      // Signed, never stored and never sent: a process that was killed in between.
      ledger.transactor().prepare(StoredDeeds.ending(ledger.publisher(), 9));
      Command anchor = StoredDeeds.anchor(ledger.publisher(), 1);
      Prepared behind = deeds(ledger).prepared(anchor);
      ledger.transactor().send(behind);
      assertThat(ledger.transactor().outcome(behind)).isInstanceOf(Outcome.Pending.class);

      Prepared first = deeds(ledger).store(ledger.transactor().replace(behind));
      ledger.transactor().send(first);

      deeds(ledger).finish(anchor);
      assertThat(anchors(ledger)).containsExactly(1L);
    }
  }

  @Test
  void a_deed_whose_nonce_went_to_another_is_paid_for_once_more_and_not_again() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger one = fixture.open();
        Ledger two = fixture.open()) {
      long before = sent(fixture, one.publisher());
      Prepared end = one.transactor().prepare(StoredDeeds.ending(one.publisher(), 1));
      Command anchor = StoredDeeds.anchor(two.publisher(), 1);
      Prepared lost = deeds(two).prepared(anchor);
      one.transactor().send(end);
      two.transactor().send(lost);

      deeds(two).finish(anchor);
      deeds(two).finish(anchor);

      // The ending that took the nonce, and the anchor once.
      assertThat(sent(fixture, one.publisher())).isEqualTo(before + 2);
    }
  }

  private static long sent(AnvilFixture fixture, Bytes32 account) throws Exception {
    String address = "0x" + account.hex().substring(24);
    return Long.decode((String) fixture.anvil().ask("eth_getTransactionCount", address, "latest"));
  }
}

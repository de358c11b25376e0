package org.portolan.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ethereum.node.Anvil;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.ledger.Command;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Source;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Sha256;

/** What goes wrong with nodes, and what becomes of the deeds meanwhile. */
@Tag("live")
class FaultsTest {
  @TempDir Path folder;

  private static Command.AnchorBatch batch(Ledger ledger, long ordinal) {
    return new Command.AnchorBatch(
        ledger.publisher(), ordinal, Sha256.hash(BigEndian.u64(ordinal)), 2);
  }

  private static void done(Ledger ledger, Command command) throws Exception {
    finish(ledger, ledger.transactor().prepare(command));
  }

  /** Sends as a relay does: again, as long as it is not known to be done. */
  private static void finish(Ledger ledger, Prepared prepared) throws Exception {
    Prepared current = prepared;
    for (int i = 0; i < 200; i++) {
      Outcome outcome = ledger.transactor().outcome(current);
      if (outcome instanceof Outcome.Final) {
        return;
      }
      if (outcome instanceof Outcome.Unknown unknown) {
        current = unknown.lost() ? ledger.transactor().replace(current) : current;
        ledger.transactor().send(current);
      }
      Thread.sleep(20);
    }
    throw new AssertionError("never final");
  }

  private static List<Long> anchors(Ledger ledger) {
    return ledger.follower().read(Follower.Cursor.START, 1_000, Duration.ZERO).events().stream()
        .filter(LedgerEvent.BatchAnchored.class::isInstance)
        .map(event -> ((LedgerEvent.BatchAnchored) event).anchor().ordinal())
        .toList();
  }

  @Test
  void where_one_node_does_not_answer_the_next_is_asked() throws Exception {
    try (AnvilFixture fixture =
            new AnvilFixture(Anvil.start(), Map.of("endpoint.1.url", "http://127.0.0.1:9"));
        Ledger ledger = fixture.open()) {
      done(ledger, batch(ledger, 1));

      assertThat(anchors(ledger)).containsExactly(1L);
    }
  }

  @Test
  void another_chain_under_the_same_id_is_not_taken_for_the_one_that_was_configured()
      throws Exception {
    try (AnvilFixture fixture =
        new AnvilFixture(Anvil.start(), Map.of("genesis", "00".repeat(32)))) {
      assertThatThrownBy(fixture::open)
          .isInstanceOf(LedgerRefused.class)
          .hasMessageContaining("PTL-EVM-016")
          .hasMessageContaining("genesis ");
    }
  }

  @Test
  void a_chain_without_seals_gives_no_evidence_and_says_whom_to_rely_on() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open()) {
      done(ledger, batch(ledger, 1));
      Source source = ledger.sources().get(0);
      Anchor anchor = source.anchor(ledger.publisher(), 1, source.head().height()).orElseThrow();

      assertThatThrownBy(() -> source.prove(anchor, Claim.EXISTED, Optional.empty()))
          .isInstanceOf(LedgerRefused.class)
          .hasMessageContaining("PTL-EVM-014");
    }
  }

  @Test
  void a_node_that_hides_an_ending_is_told_by_the_state_of_its_own_block() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open()) {
      done(
          ledger,
          new Command.End(ledger.publisher(), new Ending(Sha256.hash(new byte[1]), Bytes32.ZERO)));
      Source liar = fixture.lying(LedgerFixture.Lie.HIDDEN_ENDING);
      long height = liar.head().height();

      assertThatThrownBy(() -> liar.ended(ledger.publisher(), height, 0))
          .isInstanceOf(LedgerRefused.class)
          .hasMessageContaining("PTL-EVM-015")
          .hasMessageContaining("0 endings");
    }
  }

  @Test
  void two_replicas_of_one_account_take_the_same_nonce_and_both_deeds_are_done() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger one = fixture.open();
        Ledger two = fixture.open()) {
      Prepared anchor = one.transactor().prepare(batch(one, 1));
      Prepared end =
          two.transactor()
              .prepare(
                  new Command.End(
                      two.publisher(), new Ending(Sha256.hash(new byte[1]), Bytes32.ZERO)));
      one.transactor().send(anchor);
      finish(two, end);
      finish(one, anchor);

      assertThat(two.transactor().find(end.key())).isPresent();
      assertThat(one.transactor().find(anchor.key())).isPresent();
    }
  }

  @Test
  void endings_that_were_signed_before_one_another_are_all_done() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open()) {
      List<Prepared> signed =
          List.of(1L, 2L, 3L).stream()
              .map(i -> new Ending(Sha256.hash(BigEndian.u64(i)), Bytes32.ZERO))
              .map(ending -> new Command.End(ledger.publisher(), ending))
              .map(ledger.transactor()::prepare)
              .toList();
      for (Prepared prepared : signed) {
        finish(ledger, prepared);
      }

      long height = ledger.sources().get(0).head().height();
      assertThat(ledger.sources().get(0).ended(ledger.publisher(), height, 0).endings()).hasSize(3);
    }
  }

  @Test
  void while_gas_costs_more_than_the_limit_nothing_is_signed() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of("maxFeePerGas", "7"));
        Ledger ledger = fixture.open()) {
      assertThatThrownBy(() -> ledger.transactor().prepare(batch(ledger, 1)))
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessageContaining("gas costs");
    }
  }

  @Test
  void a_reorganisation_of_three_blocks_is_told_and_what_it_undid_is_done_again() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open()) {
      for (int i = 1; i <= 5; i++) {
        done(ledger, batch(ledger, i));
      }
      Follower.Page before = ledger.follower().read(Follower.Cursor.START, 1_000, Duration.ZERO);

      fixture.anvil().ask("anvil_rollback", 3);

      Follower.Page back = ledger.follower().read(before.next(), 1_000, Duration.ZERO);
      assertThat(back.events()).hasSize(1).first().isInstanceOf(LedgerEvent.RolledBack.class);
      try (Ledger again = fixture.open()) {
        for (int i = 3; i <= 5; i++) {
          done(again, batch(again, i));
        }
        assertThat(anchors(again)).containsExactly(1L, 2L, 3L, 4L, 5L);
      }
    }
  }

  @Test
  void a_node_that_was_killed_goes_on_and_what_was_stored_is_sent_again() throws Exception {
    Anvil anvil =
        Anvil.start("--state", folder.resolve("chain.json").toString(), "--state-interval", "1");
    try (AnvilFixture fixture = new AnvilFixture(anvil, Map.of());
        Ledger ledger = fixture.open()) {
      done(ledger, batch(ledger, 1));
      Prepared stored = ledger.transactor().prepare(batch(ledger, 2));
      Thread.sleep(2_500);
      anvil.kill();
      assertThatThrownBy(() -> ledger.transactor().send(stored))
          .isInstanceOf(LedgerUnavailable.class);
      assertThatThrownBy(() -> ledger.transactor().outcome(stored))
          .isInstanceOf(LedgerUnavailable.class);

      anvil.restart();
      finish(ledger, stored);

      assertThat(anchors(ledger)).containsExactly(1L, 2L);
    }
  }

  @Test
  void an_unknown_setting_or_another_chain_is_refused() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of())) {
      Map<String, String> unknown = new HashMap<>(fixture.settings());
      unknown.put("finalty", "immediate");
      Map<String, String> otherChain = new HashMap<>(fixture.settings());
      otherChain.put("network", "eip155:1");

      for (Map<String, String> settings : List.of(unknown, otherChain)) {
        assertThatThrownBy(
                () -> EthereumFamily.open(settings, AnvilFixture.ACCOUNT, Clock.systemUTC()))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}

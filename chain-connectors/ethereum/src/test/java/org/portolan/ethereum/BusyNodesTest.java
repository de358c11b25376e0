package org.portolan.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ethereum.node.Anvil;
import org.portolan.ethereum.node.Endpoint;
import org.portolan.ethereum.node.Node;
import org.portolan.ledger.Command;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.contract.LedgerFixture.Lie;

/** Nodes that are busy, behind, killed, or too dear for the moment. */
@Tag("live")
class BusyNodesTest {
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);
  private static final int TOO_MANY_REQUESTS = 429;

  @TempDir Path folder;

  private static Ledger open(Map<String, String> settings) {
    return EthereumFamily.open(settings, AnvilFixture.ACCOUNT, Clock.systemUTC());
  }

  private static Map<String, String> through(AnvilFixture fixture, String first) {
    Map<String, String> settings = new HashMap<>(fixture.settings());
    settings.put("endpoint.1.url", first);
    return settings;
  }

  private void done(Ledger ledger, long ordinal) throws Exception {
    new StoredDeeds(ledger, folder).finish(StoredDeeds.anchor(ledger.publisher(), ordinal));
  }

  private static List<Long> anchors(Ledger ledger) {
    return ledger.follower().read(Follower.Cursor.START, 1_000, Duration.ZERO).events().stream()
        .filter(LedgerEvent.BatchAnchored.class::isInstance)
        .map(event -> ((LedgerEvent.BatchAnchored) event).anchor().ordinal())
        .toList();
  }

  @Test
  void a_node_that_was_asked_too_often_is_asked_again_after_a_pause() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        LyingNode busy = new LyingNode(fixture.anvil().url(), (method, result) -> result);
        Ledger ledger = open(through(fixture, busy.url()))) {
      long began = System.nanoTime();
      busy.turnAway(3, TOO_MANY_REQUESTS);

      done(ledger, 1);

      assertThat(busy.left()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as("it waited between the attempts")
          .isGreaterThan(Duration.ofMillis(125 + 250 + 500));
      assertThat(anchors(ledger)).containsExactly(1L);
    }
  }

  @Test
  void where_a_node_turns_away_for_good_the_next_is_asked() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        LyingNode busy = new LyingNode(fixture.anvil().url(), (method, result) -> result);
        Ledger ledger = open(through(fixture, busy.url()))) {
      busy.turnAway(1_000_000, TOO_MANY_REQUESTS);

      done(ledger, 1);

      assertThat(anchors(ledger)).containsExactly(1L);
    }
  }

  @Test
  void a_node_that_fell_behind_is_left_for_one_that_did_not() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger honest = fixture.open();
        SwitchedNode behind = new SwitchedNode(fixture.anvil().url());
        Ledger ledger = open(through(fixture, behind.url()))) {
      done(ledger, 1);
      behind.lies(Lies.of(Lie.ROLLED_BACK, honest.sources().get(0).head().height()));

      done(ledger, 2);

      assertThat(anchors(honest)).containsExactly(1L, 2L);
      assertThat(ledger.transactor().find(StoredDeeds.anchor(ledger.publisher(), 2).key()))
          .isPresent();
    }
  }

  @Test
  void while_gas_is_above_the_limit_nothing_is_sent_and_when_it_falls_it_goes_on()
      throws Exception {
    Map<String, String> limit = Map.of("maxFeePerGas", GWEI.multiply(BigInteger.TEN).toString());
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), limit);
        Ledger ledger = fixture.open()) {
      done(ledger, 1);
      Command.AnchorBatch next = (Command.AnchorBatch) StoredDeeds.anchor(ledger.publisher(), 2);
      Prepared stored = new StoredDeeds(ledger, folder).prepared(next);
      baseFee(fixture, 100);

      assertThatThrownBy(() -> ledger.transactor().prepare(next))
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessageContaining("above the limit");
      assertThatThrownBy(() -> ledger.transactor().replace(stored))
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessageContaining("above the limit");
      assertThat(anchors(ledger)).containsExactly(1L);

      baseFee(fixture, 1);
      done(ledger, 2);
      assertThat(anchors(ledger)).containsExactly(1L, 2L);
    }
  }

  private static void baseFee(AnvilFixture fixture, long gwei) throws Exception {
    String fee = "0x" + GWEI.multiply(BigInteger.valueOf(gwei)).toString(16);
    fixture.anvil().ask("anvil_setNextBlockBaseFeePerGas", fee);
    fixture.anvil().ask("evm_mine");
  }

  @Test
  void a_node_that_is_killed_while_anchors_wait_in_its_pool_loses_none_and_doubles_none()
      throws Exception {
    String state = folder.resolve("chain.json").toString();
    Anvil anvil = Anvil.start("--state", state, "--state-interval", "1", "--block-time", "2");
    try (AnvilFixture fixture = new AnvilFixture(anvil, Map.of());
        Ledger ledger = fixture.open()) {
      StoredDeeds deeds = new StoredDeeds(ledger, folder);
      done(ledger, 1);
      Thread.sleep(2_500);
      List<Prepared> sent = new ArrayList<>();
      for (long ordinal = 2; ordinal <= 9; ordinal++) {
        sent.add(deeds.prepared(StoredDeeds.anchor(ledger.publisher(), ordinal)));
        ledger.transactor().send(sent.get(sent.size() - 1));
      }
      anvil.kill();
      assertThatThrownBy(() -> ledger.transactor().outcome(sent.get(0)))
          .isInstanceOf(LedgerUnavailable.class);
      anvil.restart();

      for (long ordinal = 1; ordinal <= 9; ordinal++) {
        done(ledger, ordinal);
      }

      assertThat(anchors(ledger)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }
  }

  @Test
  void a_web_socket_is_not_spoken_and_said_so() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of())) {
      String socket = fixture.anvil().url().replace("http", "ws");

      assertThatThrownBy(() -> open(through(fixture, socket)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("endpoint.1.url is an http or https URL");
    }
  }

  @Test
  void a_header_that_two_operators_tell_differently_leaves_no_answer_that_both_give()
      throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open()) {
      done(ledger, 1);
      Registry there =
          new Registry(
              31_337,
              fixture.registry().address(),
              0,
              org.portolan.ethereum.node.Finality.IMMEDIATE);
      for (Lie lie : Lie.values()) {
        try (SwitchedNode proxy = new SwitchedNode(fixture.anvil().url());
            Node node = new Node(endpoint(proxy.url()))) {
          EthereumSource source = new EthereumSource(node, there, java.util.Optional.empty());
          long height = ledger.sources().get(0).head().height();
          var honest = ledger.sources().get(0).anchor(ledger.publisher(), 1, height);
          assertThat(source.anchor(ledger.publisher(), 1, height)).isEqualTo(honest);
          proxy.lies(Lies.of(lie, height));
          if (lie != Lie.HIDDEN_ENDING) {
            assertThat(answer(source, ledger, height)).as(lie.toString()).isNotEqualTo(honest);
          }
        }
      }
    }
  }

  private static Object answer(EthereumSource source, Ledger ledger, long height) {
    try {
      return source.anchor(ledger.publisher(), 1, height);
    } catch (RuntimeException refused) {
      return refused.getMessage();
    }
  }

  private static Endpoint endpoint(String url) {
    return AnvilFixture.endpoint(url);
  }
}

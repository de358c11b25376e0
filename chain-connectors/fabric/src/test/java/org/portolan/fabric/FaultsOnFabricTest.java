package org.portolan.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Claim;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.ledger.Command;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Sha256;

/**
 * What goes wrong on a real network: nothing is lost, nothing is done twice, and the reason is
 * told.
 */
@Tag("live")
@Tag("fabric")
class FaultsOnFabricTest {
  private static FabricDevnet network;
  private static int number;
  private String chaincode;

  @BeforeEach
  void define() throws Exception {
    if (network == null) {
      network = FabricDevnet.start();
    }
    chaincode = "faults" + ++number;
    DevnetRegistry.create(network, chaincode);
  }

  @AfterAll
  static void stop() throws Exception {
    if (network != null) {
      network.close();
      network = null;
    }
  }

  private Ledger open() {
    return DevnetRegistry.open(network.settings(chaincode));
  }

  private static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Command.AnchorBatch batch(Ledger ledger, long ordinal) {
    return new Command.AnchorBatch(ledger.publisher(), ordinal, hash("root " + ordinal), 2);
  }

  private static Outcome.Final done(Ledger ledger, Prepared prepared) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      Outcome outcome = ledger.transactor().outcome(prepared);
      if (outcome instanceof Outcome.Final end) {
        return end;
      }
      assertThat(outcome).isNotInstanceOf(Outcome.Rejected.class);
      Thread.sleep(100);
    }
    throw new AssertionError("never final");
  }

  private static Outcome.Final done(Ledger ledger, Command command) throws InterruptedException {
    Prepared prepared = ledger.transactor().prepare(command);
    ledger.transactor().send(prepared);
    return done(ledger, prepared);
  }

  @Test
  void of_two_transactions_that_read_the_same_key_one_counts_and_the_other_is_endorsed_anew()
      throws Exception {
    try (Ledger ledger = open()) {
      Prepared first =
          ledger
              .transactor()
              .prepare(new Command.End(ledger.publisher(), new Ending(hash("a"), Bytes32.ZERO)));
      Prepared second =
          ledger
              .transactor()
              .prepare(new Command.End(ledger.publisher(), new Ending(hash("b"), Bytes32.ZERO)));
      ledger.transactor().send(first);
      done(ledger, first);
      ledger.transactor().send(second);
      Outcome conflict = ledger.transactor().outcome(second);
      while (conflict instanceof Outcome.Pending) {
        conflict = ledger.transactor().outcome(second);
      }
      assertThat(conflict)
          .isInstanceOfSatisfying(
              Outcome.Unknown.class, it -> assertThat(it.why()).contains("MVCC_READ_CONFLICT"));

      ledger.transactor().send(second);

      done(ledger, second);
      long height = ledger.sources().get(0).head().height();
      assertThat(ledger.sources().get(0).ended(ledger.publisher(), height, 0).endings()).hasSize(2);
    }
  }

  @Test
  void sent_twice_it_is_done_once() throws Exception {
    try (Ledger ledger = open()) {
      Prepared prepared = ledger.transactor().prepare(batch(ledger, 1));
      ledger.transactor().send(prepared);
      ledger.transactor().send(prepared);
      Outcome.Final end = done(ledger, prepared);
      ledger.transactor().send(prepared);
      Thread.sleep(500);

      assertThat(ledger.transactor().outcome(prepared)).isEqualTo(end);
      assertThat(ledger.follower().read(Follower.Cursor.START, 10, Duration.ofSeconds(2)).events())
          .filteredOn(LedgerEvent.BatchAnchored.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void without_the_chaincode_each_peer_says_why_and_with_it_all_goes_on() throws Exception {
    try (Ledger ledger = open()) {
      network.kill("chaincode");
      assertThatThrownBy(() -> ledger.transactor().prepare(batch(ledger, 1)))
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessageContaining("MSP");
      network.start("chaincode");
      Thread.sleep(2_000);

      assertThat(again(ledger, batch(ledger, 1))).isNotNull();
    }
  }

  /** As the hub does: what is not available is tried again. */
  private static Outcome.Final again(Ledger ledger, Command command) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return done(ledger, command);
      } catch (LedgerUnavailable e) {
        if (tries == 30) {
          throw e;
        }
        Thread.sleep(1_000);
      }
    }
  }

  @Test
  void while_one_organisations_peer_is_down_the_other_is_read_and_nothing_is_proven()
      throws Exception {
    try (Ledger ledger = open()) {
      Command.AnchorBatch command = batch(ledger, 1);
      done(ledger, command);
      network.kill("customs");
      try {
        assertThat(ledger.transactor().find(command.key()))
            .as("the other peer answers")
            .isPresent();
        long height = ledger.sources().get(1).head().height();
        var anchor = ledger.sources().get(1).anchor(ledger.publisher(), 1, height).orElseThrow();
        assertThatThrownBy(
                () -> ledger.sources().get(1).prove(anchor, Claim.EXISTED, Optional.empty()))
            .isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> ledger.transactor().prepare(batch(ledger, 2)))
            .isInstanceOf(LedgerUnavailable.class);
      } finally {
        network.start("customs");
      }
      assertThat(again(ledger, batch(ledger, 2))).isNotNull();
    }
  }

  @Test
  void a_peer_that_asks_for_certificates_answers_nobody_without() throws Exception {
    Map<String, String> settings = network.settings(chaincode);
    settings.remove("endpoint.2.clientCertificate");
    settings.remove("endpoint.2.clientKey");
    try (Ledger ledger = DevnetRegistry.open(settings)) {
      assertThat(ledger.sources().get(0).head()).isNotNull();
      assertThatThrownBy(() -> ledger.sources().get(1).head())
          .isInstanceOf(LedgerUnavailable.class);
    }
  }

  @Test
  @Tag("slow")
  void the_leader_of_the_orderers_is_killed_and_another_takes_over() throws Exception {
    try (Ledger ledger = open()) {
      done(ledger, batch(ledger, 1));
      network.kill("orderer1");
      try {
        assertThat(again(ledger, batch(ledger, 2))).isNotNull();
      } finally {
        network.start("orderer1");
      }
      assertThat(again(ledger, batch(ledger, 3))).isNotNull();
    }
  }
}

package org.portolan.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refused;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.FabricEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.fabric.devnet.DevnetAuthority;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.fabric.peer.PemKeys;
import org.portolan.ledger.Command;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerReader.Followed;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;
import org.portolan.record.json.Json;

/** Peers that lie, certificates that ended, a chaincode and a configuration that change. */
@Tag("live")
@Tag("fabric")
class LiesAndChangesOnFabricTest {
  private static FabricDevnet network;
  private static int number;
  private String chaincode;
  @TempDir Path folder;

  @BeforeEach
  void define() throws Exception {
    if (network == null) {
      network = FabricDevnet.start();
    }
    chaincode = "lies" + ++number;
    DevnetRegistry.create(network, chaincode);
  }

  @AfterAll
  static void stop() throws Exception {
    if (network != null) {
      network.close();
      network = null;
    }
  }

  private static Command.AnchorBatch batch(Ledger ledger, long ordinal) {
    byte[] text = ("root " + ordinal).getBytes();
    return new Command.AnchorBatch(ledger.publisher(), ordinal, Sha256.hash(text), 2);
  }

  private static void done(Ledger ledger, Command command) throws InterruptedException {
    sent(ledger, ledger.transactor().prepare(command));
  }

  private static void sent(Ledger ledger, Prepared prepared) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      ledger.transactor().send(prepared);
      if (ledger.transactor().outcome(prepared) instanceof Outcome.Final) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("never final");
  }

  private static Anchor anchor(Ledger ledger, int source, long ordinal) {
    long height = ledger.sources().get(source).head().height();
    return ledger.sources().get(source).anchor(ledger.publisher(), ordinal, height).orElseThrow();
  }

  private static Verdict judged(Ledger ledger, Evidence evidence, Anchor anchor, Json.Obj trust) {
    return new FabricEvidenceVerifier(Clock.systemUTC())
        .verify(
            evidence,
            new Expectation(ledger.network(), ledger.registry(), anchor, Optional.empty()),
            new TrustEpoch(
                Bytes32.ZERO, HashAlgorithm.SHA256, 0, Optional.empty(), trust, List.of()));
  }

  @Test
  void evidence_carries_the_endorsements_and_the_seals_and_all_of_it_is_verified()
      throws Exception {
    try (Ledger ledger = DevnetRegistry.open(network.settings(chaincode))) {
      done(ledger, batch(ledger, 1));
      Anchor anchor = anchor(ledger, 0, 1);

      Evidence evidence = ledger.sources().get(0).prove(anchor, Claim.EXISTED, Optional.empty());

      FabricEvidence data = FabricEvidence.decode(evidence.data());
      assertThat(data.transaction()).isPresent();
      assertThat(data.seals()).isPresent();
      assertThat(judged(ledger, evidence, anchor, ledger.proposedTrust().orElseThrow()))
          .isInstanceOf(Proven.class);
    }
  }

  @Test
  void a_peer_that_signs_another_batch_is_noticed_and_makes_no_evidence() throws Exception {
    Map<String, String> settings = network.settings(chaincode);
    try (LyingPeer liar = new LyingPeer(network, settings.get("endpoint.2.address"))) {
      settings.put("endpoint.2.address", liar.address());
      try (Ledger ledger = DevnetRegistry.open(settings)) {
        done(ledger, batch(ledger, 1));
        Anchor truth = anchor(ledger, 0, 1);

        assertThat(truth.root()).isEqualTo(batch(ledger, 1).root());
        assertThat(anchor(ledger, 1, 1).root()).as("the liar's").isNotEqualTo(truth.root());
        assertThatThrownBy(
                () -> ledger.sources().get(0).prove(truth, Claim.EXISTED, Optional.empty()))
            .isInstanceOfSatisfying(
                LedgerRefused.class, e -> assertThat(e.refusal().code()).isEqualTo("PTL-FBP-001"));
      }
    }
  }

  @Test
  void a_certificate_that_has_ended_lets_nobody_in_and_the_reason_is_told() throws Exception {
    Instant now = Instant.now();
    Map<String, String> late =
        DevnetAuthority.customs(network)
            .client(
                network.settings(chaincode),
                folder,
                now.minus(Duration.ofMinutes(4)),
                now.minus(Duration.ofMinutes(1)));

    assertThatThrownBy(() -> DevnetRegistry.open(late))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("identity expired");
  }

  @Test
  void a_stream_that_is_cut_again_and_again_loses_no_event_and_tells_none_twice() throws Exception {
    Map<String, String> settings = network.settings(chaincode);
    try (Ledger ledger = DevnetRegistry.open(settings)) {
      for (int ordinal = 1; ordinal <= 12; ordinal++) {
        done(ledger, batch(ledger, ordinal));
      }
    }
    settings.keySet().removeIf(name -> name.startsWith("endpoint.2."));
    try (CutWire wire = new CutWire(settings.get("endpoint.1.address"), 120_000)) {
      settings.put("endpoint.1.address", wire.address());
      try (Ledger ledger = DevnetRegistry.open(settings)) {
        assertThat(ordinals(ledger.follower()))
            .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
      }
      assertThat(wire.cuts()).isPositive();
    }
  }

  private static List<Long> ordinals(Follower follower) {
    List<Long> told = new ArrayList<>();
    Follower.Cursor at = Follower.Cursor.START;
    for (int tries = 0; tries < 200 && told.size() < 12; tries++) {
      try {
        Follower.Page page = follower.read(at, 5, Duration.ZERO);
        at = page.next();
        page.events().stream()
            .filter(LedgerEvent.BatchAnchored.class::isInstance)
            .forEach(it -> told.add(((LedgerEvent.BatchAnchored) it).anchor().ordinal()));
      } catch (LedgerUnavailable e) {
        // Cut before a whole block came: once more from the same place.
      }
    }
    return told;
  }

  @Test
  void an_upgraded_chaincode_goes_on_and_is_believed_when_a_person_says_so() throws Exception {
    try (Ledger ledger = DevnetRegistry.open(network.settings(chaincode))) {
      done(ledger, batch(ledger, 1));
      Json.Obj before = ledger.proposedTrust().orElseThrow();
      Prepared endorsed = ledger.transactor().prepare(batch(ledger, 2));

      network.upgrade(chaincode, 2);
      sent(ledger, endorsed);

      done(ledger, batch(ledger, 3));
      Anchor anchor = anchor(ledger, 0, 2);
      Evidence evidence = ledger.sources().get(0).prove(anchor, Claim.EXISTED, Optional.empty());
      assertThat(judged(ledger, evidence, anchor, before))
          .isInstanceOfSatisfying(
              Refused.class, no -> assertThat(no.first().code()).isEqualTo("PTL-FAB-020"));
      assertThat(judged(ledger, evidence, anchor, ledger.proposedTrust().orElseThrow()))
          .isInstanceOf(Proven.class);
    }
  }

  @Test
  void a_revoked_certificate_is_of_the_next_configuration_which_orderers_sealed_and_is_followed()
      throws Exception {
    Map<String, String> second = network.settings(chaincode, "User2");
    try (Ledger ledger = DevnetRegistry.open(network.settings(chaincode));
        Ledger revoked = DevnetRegistry.open(second)) {
      done(ledger, batch(ledger, 1));
      Json.Obj before = ledger.proposedTrust().orElseThrow();
      assertThat(ledger.follow(before)).isEmpty();

      ChannelUpdate.revoke(network, PemKeys.certificate(Path.of(second.get("certificate"))));

      Followed followed = ledger.follow(before).orElseThrow();
      assertThat(followed.ledger()).isEqualTo(ledger.proposedTrust().orElseThrow());
      assertThat(followed.ledger()).isNotEqualTo(before);
      assertThat(ledger.follow(followed.ledger())).isEmpty();
      done(ledger, batch(ledger, 2));
      Anchor anchor = anchor(ledger, 0, 2);
      assertThat(
              judged(
                  ledger,
                  ledger.sources().get(0).prove(anchor, Claim.EXISTED, Optional.empty()),
                  anchor,
                  followed.ledger()))
          .isInstanceOf(Proven.class);
      assertThatThrownBy(() -> revoked.transactor().prepare(batch(revoked, 1)))
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessageContaining("creator");
    }
  }
}

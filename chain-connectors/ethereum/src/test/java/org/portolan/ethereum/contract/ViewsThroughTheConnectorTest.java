package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.ethereum.EthereumFamily;
import org.portolan.ethereum.account.KeySigner;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView.Challenge;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.ledger.Views;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;

/**
 * What a relay does at a registry of views: it asks for a challenge, and brings what peers sign.
 */
class ViewsThroughTheConnectorTest extends OnAnvil {
  private ViewLane lane;
  private Ledger ledger;

  @BeforeEach
  void open() throws Exception {
    registry = new DeployedRegistry(anvil, RegistryArtifact.VIEWS);
    lane = ViewLane.open(anvil, registry);
    KeySigner account = new KeySigner(EthereumKey.generate(new SecureRandom()));
    anvil.ask(
        "anvil_setBalance", "0x" + account.address().hex().substring(24), "0x3635c9adc5dea00000");
    ledger =
        EthereumFamily.open(
            Map.of(
                "network", "eip155:31337",
                "registry", registry.address(),
                "finality", "immediate",
                "endpoint.1.url", anvil.url(),
                "endpoint.1.operator", "operator"),
            account,
            Clock.systemUTC());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /** Peers that answer this ledger's challenge of now. */
  private Views shown(Optional<TestBatch> batch, Challenge asked) throws IOException {
    TestViews views = batch.isPresent() ? lane.views(1, batch.get()) : lane.views();
    views.challenge = asked.value();
    return new Views(
        lane.unmapped(),
        views.tips.stream().mapToLong(tip -> tip).min().orElseThrow(),
        views.time,
        views.said().encode());
  }

  private Challenge challenge() {
    return ledger.recognitions().challenge(lane.lane).orElseThrow();
  }

  private Command.AcceptBatch batch(TestBatch batch, Challenge asked, List<Ending> endings)
      throws IOException {
    Views views = shown(Optional.of(batch), asked);
    Bytes32 any = FabricScene.hash("position");
    return new Command.AcceptBatch(
        new BatchStatement(
            lane.lane,
            ViewLane.EPOCH,
            lane.publisher,
            1,
            any,
            any,
            batch.root(),
            batch.count(),
            views.status().digest(),
            views.height(),
            views.time()),
        List.of(views.signature(asked)),
        views.status(),
        endings);
  }

  private List<Command.AcceptStatus> status(Bytes32 keptHead, List<Ending> endings, int most)
      throws IOException {
    Challenge asked = challenge();
    Views views = shown(Optional.empty(), asked);
    StatusStatement statement =
        new StatusStatement(
            lane.lane,
            ViewLane.EPOCH,
            lane.publisher,
            views.status().digest(),
            views.height(),
            views.time());
    return Command.AcceptStatus.parts(
        statement, List.of(views.signature(asked)), views.status(), keptHead, endings, most);
  }

  private Prepared done(Command command) {
    Prepared prepared = ledger.transactor().prepare(command);
    ledger.transactor().send(prepared);
    for (int i = 0; i < 200; i++) {
      Outcome outcome = ledger.transactor().outcome(prepared);
      if (outcome instanceof Outcome.Final) {
        return prepared;
      }
      assertThat(outcome).isNotInstanceOf(Outcome.Rejected.class);
      pause();
    }
    throw new AssertionError("never final: " + command);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void refuses(String code, ThrowingCallable prepare) {
    assertThatThrownBy(prepare)
        .isInstanceOfSatisfying(
            LedgerRefused.class, e -> assertThat(e.refusal().code()).isEqualTo(code));
  }

  private Command.Recognize recognize(TestBatch batch, int sheaf) {
    return new Command.Recognize(
        batch.proof(lane.lane, lane.publisher, 1, sheaf, 0, lane.endings),
        batch.sheaf(sheaf).cose());
  }

  private State state(RecordHeader header) {
    return ledger.recognitions().record(lane.lane, header.recordKey()).orElseThrow().state();
  }

  @Test
  void a_registry_of_views_says_what_it_takes_and_whom_it_can_check() {
    assertThat(ledger.capabilities().can(Capability.ACCEPT_VIEWS)).isTrue();
    assertThat(ledger.recognitions().issuerAlgorithm()).contains(Alg.ES256);
    assertThat(ledger.recognitions().kept(lane.lane, lane.publisher))
        .contains(new Kept(PublisherStatus.NONE, 0, 0));
  }

  @Test
  void a_batch_that_peers_show_is_accepted_and_its_records_are_recognized() throws Exception {
    TestBatch batch = lane.batch(2, 1);

    Prepared accepted = done(batch(batch, challenge(), List.of()));
    Prepared recognized = done(recognize(batch, 1));

    assertThat(ledger.transactor().find(accepted.key())).isPresent();
    assertThat(ledger.transactor().find(recognized.key())).isPresent();
    assertThat(state(batch.sheaf(1).headers().get(0))).isEqualTo(State.RECOGNIZED);
  }

  @Test
  void what_attestors_signed_is_none_of_what_it_takes() throws Exception {
    Command.AcceptBatch shown = batch(lane.batch(1, 1), challenge(), List.of());
    SignaturePart attestor =
        new SignaturePart(FabricScene.hash("attestor"), "eip712", new byte[65]);

    refuses(
        "PTL-DST-003",
        () ->
            ledger
                .transactor()
                .prepare(
                    new Command.AcceptBatch(
                        shown.statement(), List.of(attestor), shown.status(), List.of())));
  }

  @Test
  void the_same_batch_again_is_done_already_and_another_under_its_ordinal_is_a_conflict()
      throws Exception {
    TestBatch batch = lane.batch(1, 1);
    done(batch(batch, challenge(), List.of()));

    done(batch(batch, challenge(), List.of()));

    refuses(
        "PTL-DST-009",
        () -> ledger.transactor().prepare(batch(lane.batch(1, 1), challenge(), List.of())));
  }

  @Test
  void endings_come_with_views_in_parts_from_the_first_on_and_views_alone_renew() throws Exception {
    TestBatch batch = lane.batch(2, 1);
    done(batch(batch, challenge(), List.of()));
    done(recognize(batch, 0));
    RecordHeader header = batch.sheaf(0).headers().get(0);
    List<Ending> endings = new ArrayList<>();
    endings.add(new Ending(header.commitment(), Bytes32.ZERO));
    for (int i = 0; i < 4; i++) {
      endings.add(new Ending(TestBatch.word(random), Bytes32.ZERO));
    }
    endings.forEach(ending -> lane.endings = lane.endings.with(ending));

    List<Command.AcceptStatus> parts = status(Bytes32.ZERO, endings, 2);
    assertThat(parts).hasSize(3);
    parts.forEach(this::done);

    assertThat(state(header)).isEqualTo(State.ENDED);
    Kept kept = ledger.recognitions().kept(lane.lane, lane.publisher).orElseThrow();
    assertThat(kept.status()).isEqualTo(lane.unmapped());
    registry.pass(60);
    done(status(kept.status().head(), List.of(), 2).get(0));
    assertThat(ledger.recognitions().kept(lane.lane, lane.publisher).orElseThrow().asOfTime())
        .isGreaterThan(kept.asOfTime());
  }

  @Test
  void views_of_a_block_that_the_contract_sees_no_more_and_of_strangers_are_refused()
      throws Exception {
    TestBatch batch = lane.batch(1, 1);
    Challenge old = challenge();
    anvil.ask("anvil_mine", "0x101");
    refuses("PTL-EVM-022", () -> ledger.transactor().prepare(batch(batch, old, List.of())));

    TestViews views = lane.views(1, batch);
    Challenge asked = challenge();
    views.challenge = asked.value();
    views.peers = List.of(FabricScene.CUSTOMS.peer(), FabricScene.PORT.member("peer9", "peer"));
    Views strange = new Views(lane.unmapped(), 11, views.time, views.said().encode());
    Command.AcceptBatch known = batch(batch, asked, List.of());
    refuses(
        "PTL-FAB-005",
        () ->
            ledger
                .transactor()
                .prepare(
                    new Command.AcceptBatch(
                        known.statement(),
                        List.of(strange.signature(asked)),
                        known.status(),
                        List.of())));
  }

  @Test
  void a_record_whose_issuer_signed_with_another_algorithm_or_for_another_registry_is_refused()
      throws Exception {
    TestBatch batch = lane.batch(1, 1);
    done(batch(batch, challenge(), List.of()));
    Command.Recognize whole = recognize(batch, 0);
    byte[] other = CoseSign1.signDetached(SigningKey.generate(Alg.ED25519), new byte[1]);

    refuses(
        "PTL-EVM-020",
        () -> ledger.transactor().prepare(new Command.Recognize(whole.proof(), other)));
    refuses("PTL-EVM-020", () -> ledger.transactor().prepare(new Command.Recognize(whole.proof())));
    lane.signedFor = FabricScene.hash("another registry");
    TestBatch elsewhere = lane.batch(1, 1);
    refuses(
        "PTL-EVM-020",
        () ->
            ledger
                .transactor()
                .prepare(new Command.Recognize(whole.proof(), elsewhere.sheaf(0).cose())));
  }
}

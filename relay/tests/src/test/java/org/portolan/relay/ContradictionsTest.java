package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.equivocation.TwoStatements;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.ledger.Command;
import org.portolan.ledger.Source;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.TradeRecord;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.attest.StatementSigner;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;
import org.portolan.relay.deliver.DeliveryState;
import org.portolan.relay.deliver.EvidenceCodec;
import org.portolan.relay.freeze.Freeze;
import org.portolan.relay.freeze.Freezes;
import org.portolan.relay.freeze.SignedStatement;
import org.portolan.relay.freeze.StatementWatch;
import org.portolan.tlog.TransparencyLog;

/** Whoever contradicts itself is noticed by the relay, and both proofs are kept. */
class ContradictionsTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private LedgerPair.Opened logs;
  private Rig rig;
  private Freezes freezes;
  private StatementWatch watch;

  @BeforeEach
  void open() {
    logs = new LogPair().open(folder, clock);
    open(new Rig(logs, RigOptions.embedded(folder, clock)));
  }

  private void open(Rig opened) {
    rig = opened;
    freezes = new Freezes(rig.database, clock);
    watch = new StatementWatch(rig.database, freezes, rig.lane);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  private List<SignaturePart> signed(Statement s, String... organisations) {
    return Stream.of(organisations)
        .map(name -> rig.key("attestor-" + name))
        .map(key -> StatementSigner.cose(List.of(key)).sign(s))
        .toList();
  }

  private Bytes32 id(String organisation) {
    SigningKey key = rig.key("attestor-" + organisation);
    return key.keyId();
  }

  /** Another batch under the ordinal of the first. */
  private BatchStatement another() {
    return new BatchStatement(
        rig.lane.id(),
        rig.lane.epoch().digest(),
        rig.source.publisher(),
        1,
        Bytes32.ZERO,
        Bytes32.ZERO,
        Sha256.hash("another root".getBytes()),
        2,
        PublisherStatus.NONE.digest(),
        1,
        clock.instant().getEpochSecond());
  }

  @Test
  void where_enough_sign_two_batches_for_one_ordinal_the_lane_stops_until_a_person_lifts_it() {
    rig.down.add("bank-c");
    rig.publish("LRN-1");
    rig.engine.run();
    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);

    BatchStatement other = another();
    assertThat(watch.seen(other, PublisherStatus.NONE, signed(other, "bank-a", "bank-b")))
        .containsExactlyInAnyOrder(id("bank-a"), id("bank-b"));

    assertThat(rig.engine.frozen())
        .hasValueSatisfying(
            freeze -> {
              assertThat(freeze.kind()).isEqualTo(Freeze.Kind.LANE);
              TwoStatements proofs =
                  new TwoStatements(
                      SignedStatement.decode(freeze.firstProof()),
                      SignedStatement.decode(freeze.secondProof()),
                      rig.lane.epoch());
              assertThat(proofs.struck(AttestationScheme.COSE, AttestationScheme.COSE)).hasSize(2);
            });
    TradeRecord after = rig.publish("LRN-2");
    rig.engine.run();
    assertThat(rig.recognition(after)).isEmpty();

    assertThat(freezes.lift(rig.engine.frozen().orElseThrow().id(), "Ada", "looked")).isTrue();
    rig.engine.run();
    assertThat(rig.delivery(2).reasonCode()).contains("PTL-RLY-003");
    assertThat(rig.delivery(2).reason()).get().asString().contains("contradicted themselves");
    freezes.all().stream()
        .filter(freeze -> freeze.kind() == Freeze.Kind.ATTESTOR)
        .forEach(freeze -> freezes.lift(freeze.id(), "Ada", "their keys were replaced"));
  }

  @Test
  void one_liar_is_struck_and_the_others_go_on() {
    rig.publish("LRN-1");
    rig.engine.run();

    BatchStatement other = another();
    assertThat(watch.seen(other, PublisherStatus.NONE, signed(other, "bank-c")))
        .containsExactly(id("bank-c"));

    assertThat(rig.engine.frozen()).isEmpty();
    assertThat(freezes.of(Freeze.Kind.ATTESTOR, id("bank-c"))).isPresent();
    TradeRecord after = rig.publish("LRN-2");
    rig.engine.run();
    assertThat(rig.recognition(after)).isPresent();
    assertThat(rig.deliveries.events(rig.delivery(2).id()))
        .anyMatch(event -> event.note().equals("signed by bank-a, bank-b"));
  }

  @Test
  void fewer_endings_at_a_later_height_are_a_contradiction_too() {
    TradeRecord record = rig.publish("LRN-1");
    rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));
    rig.engine.run();

    StatusStatement forgetful =
        new StatusStatement(
            rig.lane.id(),
            rig.lane.epoch().digest(),
            rig.source.publisher(),
            PublisherStatus.NONE.digest(),
            50,
            clock.instant().getEpochSecond());
    List<SignaturePart> all = signed(forgetful, "bank-a", "bank-b");

    assertThat(watch.seen(forgetful, PublisherStatus.NONE, all)).hasSize(2);
    assertThat(rig.engine.frozen()).isPresent();
  }

  @Test
  void a_new_epoch_makes_no_new_truth() {
    rig.publish("LRN-1");
    rig.engine.run();
    TrustEpoch first = rig.lane.epoch();
    TrustEpoch next =
        new TrustEpoch(
            Sha256.hash("epoch 2".getBytes()),
            first.algorithm(),
            40,
            Optional.empty(),
            first.ledger(),
            first.attestors());
    TrustEpoch closed =
        new TrustEpoch(
            first.digest(),
            first.algorithm(),
            first.fromHeight(),
            Optional.of(40L),
            first.ledger(),
            first.attestors());
    Lane later =
        new Lane(
            rig.source,
            rig.destination,
            rig.policy,
            List.of(closed, next),
            rig.lane.attestors(),
            LaneRules.STANDARD,
            Optional.empty());
    BatchStatement before = another();
    BatchStatement other =
        new BatchStatement(
            before.lane(),
            next.digest(),
            before.publisher(),
            1,
            before.position(),
            before.anchorHash(),
            before.root(),
            2,
            before.status(),
            41,
            before.asOfTime());

    StatementWatch both = new StatementWatch(rig.database, freezes, later);

    assertThat(both.seen(other, PublisherStatus.NONE, signed(other, "bank-a", "bank-b")))
        .containsExactlyInAnyOrder(id("bank-a"), id("bank-b"));
    assertThat(freezes.of(Freeze.Kind.LANE, rig.lane.id())).isPresent();
    rig.publish("LRN-2");
    rig.engine.run();
    assertThat(rig.deliveries.of(rig.lane.id(), rig.source.publisher(), 2)).isEmpty();
  }

  @Test
  void a_signature_that_does_not_verify_strikes_nobody() {
    rig.publish("LRN-1");
    rig.engine.run();
    BatchStatement other = another();
    SignaturePart honest = signed(another(), "bank-a").get(0);
    byte[] forged = honest.signature().clone();
    forged[forged.length - 1] ^= 1;

    assertThat(
            watch.seen(
                other,
                PublisherStatus.NONE,
                List.of(new SignaturePart(id("bank-b"), "cose", forged))))
        .isEmpty();
    assertThat(freezes.all()).isEmpty();
  }

  @Test
  void two_heads_of_one_height_freeze_the_network() throws Exception {
    rig.publish("LRN-1");
    rig.close();
    logs.close();
    LogPair pair = new LogPair();
    Bytes32 stranger;
    try (TransparencyLog log = pair.log(folder, "customs", "stranger", clock)) {
      stranger = log.publisher();
      anchor(log);
    }
    TransparencyLog fork = pair.fork(folder, "publisher", clock);
    fork.transactor()
        .send(
            fork.transactor()
                .prepare(
                    new Command.End(
                        fork.publisher(), new Ending(Sha256.hash(new byte[0]), Bytes32.ZERO))));
    fork.close();
    fork = pair.fork(folder, "stranger", clock);
    anchor(fork);
    Source other = fork.sources().get(0);

    LedgerPair.Opened opened = pair.open(folder, clock);
    logs =
        new LedgerPair.Opened(
            new TwoFacedLedger(opened.source(), stranger, other),
            opened.destination(),
            opened.verifier(),
            opened.algorithm(),
            opened.governor());
    open(new Rig(logs, RigOptions.embedded(folder, clock)));
    rig.engine.run();

    assertThat(freezes.of(Freeze.Kind.NETWORK, rig.source.network().id()))
        .hasValueSatisfying(
            freeze -> {
              assertThat(freeze.why()).contains("two heads of height 2");
              assertThat(EvidenceCodec.decode(freeze.firstProof()).height()).isEqualTo(2);
              assertThat(EvidenceCodec.decode(freeze.secondProof()).height()).isEqualTo(2);
            });
    assertThat(rig.engine.frozen()).isPresent();
    assertThat(rig.deliveries.all())
        .anyMatch(delivery -> delivery.reasonCode().equals(Optional.of("PTL-RLY-010")));
    fork.close();
  }

  private void anchor(TransparencyLog log) {
    log.transactor()
        .send(
            log.transactor()
                .prepare(
                    new Command.AnchorBatch(
                        log.publisher(), 1, Sha256.hash("stranger".getBytes()), 1)));
  }
}

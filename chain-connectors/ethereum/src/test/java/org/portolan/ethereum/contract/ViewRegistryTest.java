package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;
import static org.portolan.ethereum.contract.DeployedRegistry.GOVERNOR;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.ethereum.node.Anvil;
import org.portolan.evidence.fabric.registry.EndingsOf;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;

/** Records of a channel, recognized by what its peers signed and by nobody else's word. */
class ViewRegistryTest extends OnAnvil {
  private static final int RECOGNIZED = 1;
  private static final int STALE = 2;
  private static final int ENDED = 3;

  private ViewLane lane;

  @BeforeEach
  void open() throws Exception {
    registry = new DeployedRegistry(anvil, RegistryArtifact.VIEWS);
    lane = ViewLane.open(anvil, registry);
  }

  @Test
  void a_record_that_peers_show_and_its_issuer_signed_is_recognized_as_long_as_views_are_fresh()
      throws Exception {
    TestBatch batch = lane.batch(3, 2);
    RecordHeader header = batch.sheaf(1).headers().get(1);

    assertThat(lane.recognize(batch, 1).code()).isEqualTo("PTL-DST-010");
    assertThat(lane.accept(lane.views(1, batch)).code()).isEmpty();
    assertThat(lane.recognize(batch, 1).code()).isEmpty();
    assertThat(lane.recognize(batch, 1, 2).code()).isEmpty();
    assertThat(lane.stateOf(header)).isEqualTo(RECOGNIZED);

    registry.pass(ViewLane.FRESHNESS + 10);
    assertThat(lane.stateOf(header)).isEqualTo(STALE);
    assertThat(lane.recognize(batch, 0).code()).isEqualTo("PTL-DST-006");
    assertThat(lane.accept(lane.views()).code()).isEmpty();
    assertThat(lane.stateOf(header)).isEqualTo(RECOGNIZED);
  }

  @Test
  void what_a_publisher_ends_is_marked_and_never_recognized() throws Exception {
    TestBatch batch = lane.batch(3, 1);
    lane.accept(lane.views(1, batch));
    lane.recognize(batch, 0);
    RecordHeader first = batch.sheaf(0).headers().get(0);
    Ending mine = new Ending(first.commitment(), TestBatch.word(random));
    Ending other = new Ending(batch.sheaf(1).headers().get(0).commitment(), TestBatch.word(random));

    assertThat(lane.end(List.of(mine, other)).code()).isEmpty();

    assertThat(lane.stateOf(first)).isEqualTo(ENDED);
    assertThat(lane.recognize(batch, 1).code()).isEqualTo("PTL-DST-014");
    assertThat(lane.recognize(batch, 2).code()).isEmpty();
    assertThat(lane.end(List.of(new Ending(TestBatch.word(random), Bytes32.ZERO))).code())
        .isEmpty();
  }

  @Test
  void the_first_view_of_a_publisher_brings_every_ending_that_it_ever_made() throws Exception {
    TestBatch batch = lane.batch(2, 1);
    List<Ending> before =
        List.of(
            new Ending(TestBatch.word(random), Bytes32.ZERO),
            new Ending(batch.sheaf(0).headers().get(0).commitment(), Bytes32.ZERO));
    before.forEach(ending -> lane.endings = lane.endings.with(ending));
    TestViews views = lane.views(1, batch);

    assertThat(lane.accept(views).code()).isEqualTo("PTL-DST-007");
    assertThat(lane.recognize(batch, 1).code()).isEqualTo("PTL-DST-010");
    byte[] last =
        new StatusChange(
                lane.unmapped(),
                PublisherStatus.NONE,
                before.get(0).headAfter(Bytes32.ZERO),
                before.subList(1, 2))
            .packed();
    assertThat(lane.accept(views, last).code()).isEmpty();
    // Only a part is here: nothing is recognized on it.
    assertThat(lane.recognize(batch, 1).code()).isEqualTo("PTL-DST-006");
    PartlyKept rest =
        new PartlyKept(lane.unmapped(), 11, views.time, 1, before.get(0).headAfter(Bytes32.ZERO));
    byte[] oldest =
        StatusChange.whole(lane.unmapped(), PublisherStatus.NONE, before.subList(0, 1)).packed();
    assertThat(
            registry
                .send(ANYONE, RegistryCalls.continueStatus(lane.lane, lane.publisher, rest, oldest))
                .code())
        .isEmpty();

    assertThat(lane.recognize(batch, 0).code()).isEqualTo("PTL-DST-014");
    assertThat(lane.recognize(batch, 1).code()).isEmpty();
  }

  @Test
  void a_publisher_never_ended_fewer_nor_the_same_number_otherwise_and_heights_never_fall()
      throws Exception {
    lane.accept(lane.views(1, lane.batch(1, 1)));
    lane.end(List.of(new Ending(TestBatch.word(random), Bytes32.ZERO)));
    TestViews none = lane.views();
    none.endings = Optional.of(new EndingsOf(lane.publisher, 0, Bytes32.ZERO));
    TestViews other = lane.views();
    other.endings = Optional.of(new EndingsOf(lane.publisher, 1, TestBatch.word(random)));
    TestViews lagging = lane.views();
    lagging.tips = List.of(12L, 10L);
    byte[] change = StatusChange.whole(lane.unmapped(), lane.unmapped(), List.of()).packed();

    assertThat(lane.accept(none, change).code()).isEqualTo("PTL-DST-008");
    assertThat(lane.accept(other, change).code()).isEqualTo("PTL-EVM-012");
    assertThat(lane.accept(lagging).code()).isEqualTo("PTL-DST-008");
  }

  @Test
  void another_batch_under_an_ordinal_is_a_conflict_and_the_same_again_is_not() throws Exception {
    TestBatch batch = lane.batch(2, 1);

    assertThat(lane.accept(lane.views(1, batch)).code()).isEmpty();
    assertThat(lane.accept(lane.views(1, batch)).code()).isEmpty();
    assertThat(lane.accept(lane.views(1, lane.batch(2, 1))).code()).isEqualTo("PTL-DST-009");
  }

  @Test
  void an_answer_is_no_older_than_a_block_of_this_chain_and_no_younger_than_its_clock()
      throws Exception {
    TestBatch batch = lane.batch(1, 1);
    byte[] packed = PackedViews.of(lane.set, lane.views(1, batch).said());
    long block = lane.block();
    TestViews early = lane.views(1, batch);
    early.time += 1_000;
    TestViews late = lane.views(1, batch);
    late.time -= ViewLane.FRESHNESS + 1_000;

    assertThat(lane.accept(early).code()).isEqualTo("PTL-DST-005");
    assertThat(lane.accept(late).code()).isEqualTo("PTL-DST-006");
    assertThat(accept(block + 1_000, packed)).isEqualTo("PTL-EVM-022");
    assertThat(accept(block - 1, packed)).isEqualTo("PTL-FAB-012");
    anvil.ask("anvil_mine", "0x80");
    assertThat(accept(block, packed)).isEmpty();
    anvil.ask("anvil_mine", "0x100");
    assertThat(accept(block, packed)).isEqualTo("PTL-EVM-022");
  }

  private String accept(long block, byte[] packed) throws Exception {
    return registry
        .send(ANYONE, RegistryCalls.acceptViews(lane.lane, block, packed, StatusChange.NONE))
        .code();
  }

  @Test
  void only_an_issuers_own_signature_by_a_key_that_counted_for_the_block_is_taken()
      throws Exception {
    lane.signedFor = TestBatch.word(random);
    TestBatch elsewhere = lane.batch(1, 1);
    lane.accept(lane.views(1, elsewhere));
    assertThat(lane.recognize(elsewhere, 0).code()).isEqualTo("PTL-EVM-020");
    byte[] plain =
        RegistryCalls.recognize(
            lane.packed(
                elsewhere,
                List.of(elsewhere.proof(lane.lane, lane.publisher, 1, 0, 0, lane.endings))));
    assertThat(registry.send(ANYONE, plain).code()).isEqualTo("PTL-EVM-020");

    lane = ViewLane.open(anvil, new DeployedRegistry(anvil, RegistryArtifact.VIEWS));
    registry = lane.registry;
    TestBatch batch = lane.batch(1, 1);
    lane.accept(lane.views(1, batch));
    assertThat(keyed(0, 7)).isEmpty();
    assertThat(lane.recognize(batch, 0).code()).isEqualTo("PTL-EVM-021");
    assertThat(keyed(8, 1_000)).isEmpty();
    assertThat(lane.recognize(batch, 0).code()).isEqualTo("PTL-EVM-021");
    assertThat(keyed(7, 8)).isEmpty();
    assertThat(lane.recognize(batch, 0).code()).isEmpty();
    assertThat(
            registry
                .send(
                    ANYONE,
                    RegistryCalls.setIssuerKey(
                        lane.lane, lane.publisher, lane.issuer, lane.key.keyId(), 0, 9))
                .succeeded())
        .isFalse();
  }

  private String keyed(long from, long until) throws Exception {
    return registry
        .send(
            GOVERNOR,
            RegistryCalls.setIssuerKey(
                lane.lane, lane.publisher, lane.issuer, lane.key.keyId(), from, until))
        .code();
  }

  @Test
  void a_sheaf_under_another_algorithm_is_refused_before_it_is_sent() {
    SigningKey other = SigningKey.generate(Alg.ED25519);
    byte[] cose = CoseSign1.signDetached(other, new byte[1]);

    assertThatThrownBy(() -> IssuerSignature.packed(cose, new byte[1]))
        .hasMessageContaining("PTL-EVM-020");
  }

  @Test
  void so_is_a_sheaf_that_was_signed_for_another_registry() {
    SigningKey key = SigningKey.generate(Alg.ES256);
    byte[] cose = CoseSign1.signDetached(key, new byte[1]);

    assertThat(IssuerSignature.packed(cose, new byte[1])).hasSize(128);
    assertThatThrownBy(() -> IssuerSignature.packed(cose, new byte[2]))
        .hasMessageContaining("PTL-EVM-020");
  }

  @Test
  void a_chain_without_the_precompile_refuses_the_registry() throws Exception {
    try (Anvil before = Anvil.start("--hardfork", "prague")) {
      assertThat(
              DeployedRegistry.refusal(
                  before,
                  DeployedRegistry.transaction(
                      GOVERNOR,
                      null,
                      RegistryArtifact.VIEWS.deployment(
                          TestBatch.word(random), 60, GOVERNOR, GOVERNOR))))
          .isEqualTo("PTL-EVM-019");
    }
  }
}

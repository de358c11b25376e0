package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;
import static org.portolan.ethereum.contract.DeployedRegistry.GOVERNOR;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestMember;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.record.Bytes32;

/** Whose peers a lane from a channel believes, and how that changes. */
class ViewTrustTest extends OnAnvil {
  private static final Bytes32 NEXT = Bytes32.leftPadded(new byte[] {79});

  private ViewLane lane;

  @BeforeEach
  void open() throws Exception {
    registry = new DeployedRegistry(anvil, RegistryArtifact.VIEWS);
    lane = ViewLane.open(anvil, registry);
  }

  private String opened(LaneTerms terms, PeerSet set) throws Exception {
    return registry.send(GOVERNOR, RegistryCalls.openLane(terms, NEXT, 0, set.packed())).code();
  }

  private LaneTerms terms(Bytes32 registryOfSource, int organisations) {
    return new LaneTerms(
        lane.source,
        registryOfSource,
        TestBatch.word(random),
        lane.terms.algorithm(),
        60,
        organisations,
        List.of());
  }

  private PeerSet with(List<PeerSet.Peer> peers) {
    return new PeerSet(FabricScene.CHANNEL, FabricScene.CHAINCODE, FabricScene.DEFINITION, peers);
  }

  @Test
  void a_lane_leads_from_the_registry_that_its_peers_are_asked_for() throws Exception {
    assertThat(opened(terms(TestBatch.word(random), 2), lane.set)).isEqualTo("PTL-FAB-002");
    assertThat(opened(terms(ViewLane.REGISTRY, 2), lane.set)).isEmpty();
  }

  @Test
  void an_organisation_has_one_number_and_a_key_counts_once() throws Exception {
    PeerSet.Peer customs = lane.set.peers().get(0);
    PeerSet.Peer port = lane.set.peers().get(1);
    PeerSet.Peer renamed = numbered(customs, 5);
    PeerSet.Peer joined = numbered(port, customs.organisation());
    PeerSet.Peer rekeyed =
        new PeerSet.Peer(port.organisation(), port.until(), customs.key(), port.identity());

    assertThat(opened(terms(ViewLane.REGISTRY, 3), lane.set)).isEqualTo("PTL-POL-002");
    assertThat(opened(terms(ViewLane.REGISTRY, 0), lane.set)).isEqualTo("PTL-POL-002");
    assertThat(opened(terms(ViewLane.REGISTRY, 2), with(List.of(customs, renamed))))
        .isEqualTo("PTL-FAB-010");
    assertThat(opened(terms(ViewLane.REGISTRY, 1), with(List.of(customs, joined))))
        .isEqualTo("PTL-FAB-010");
    assertThat(opened(terms(ViewLane.REGISTRY, 2), with(List.of(customs, rekeyed))))
        .isEqualTo("PTL-FAB-010");
  }

  @Test
  void a_set_is_whole_and_its_names_are_some_that_a_channel_can_have() throws Exception {
    List<PeerSet.Peer> peers = lane.set.peers();
    PeerSet system = new PeerSet(FabricScene.CHANNEL, "_lifecycle", FabricScene.DEFINITION, peers);
    PeerSet nameless = new PeerSet("", FabricScene.CHAINCODE, FabricScene.DEFINITION, peers);
    byte[] cut = Arrays.copyOf(lane.set.packed(), lane.set.packed().length - 1);
    byte[] none = Arrays.copyOf(with(peers).packed(), 2 + 7 + 8 + 16);

    assertThat(opened(terms(ViewLane.REGISTRY, 2), system)).isEqualTo("PTL-EVM-018");
    assertThat(opened(terms(ViewLane.REGISTRY, 2), nameless)).isEqualTo("PTL-EVM-018");
    for (byte[] set : List.of(cut, none)) {
      byte[] open = RegistryCalls.openLane(terms(ViewLane.REGISTRY, 1), NEXT, 0, set);
      assertThat(registry.send(GOVERNOR, open).code()).isEqualTo("PTL-EVM-018");
    }
  }

  @Test
  void a_second_peer_of_an_organisation_may_answer_in_its_place() throws Exception {
    TestMember second = FabricScene.CUSTOMS.member("peer1", "peer");
    PeerSet.Peer customs = lane.set.peers().get(0);
    PeerSet.Peer other =
        new ViewLane(anvil, registry, FabricScene.hash("policy"), second).set.peers().get(0);
    PeerSet three = with(List.of(customs, other, lane.set.peers().get(1)));
    lane.governed(RegistryCalls.proposeEpoch(lane.lane, NEXT, 5, three.packed(), new byte[0]));
    registry.pass(DeployedRegistry.DELAY);
    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane)).code())
        .isEmpty();
    TestViews views = lane.views(1, lane.batch(1, 1));
    views.peers = List.of(second, FabricScene.PORT.peer());

    assertThat(
            registry
                .send(
                    ANYONE,
                    RegistryCalls.acceptViews(
                        lane.lane,
                        views.block,
                        PackedViews.of(three, views.said()),
                        StatusChange.NONE))
                .code())
        .isEmpty();
    views.peers = List.of(FabricScene.CUSTOMS.peer(), second);
    assertThat(
            registry
                .send(
                    ANYONE,
                    RegistryCalls.acceptViews(
                        lane.lane,
                        views.block,
                        PackedViews.of(three, views.said()),
                        StatusChange.NONE))
                .code())
        .isEqualTo("PTL-FAB-010");
  }

  @Test
  void the_next_epoch_waits_and_may_be_another_definition_but_no_other_registry() throws Exception {
    PeerSet upgraded =
        new PeerSet(
            FabricScene.CHANNEL, FabricScene.CHAINCODE, new Version(30, 1), lane.set.peers());
    PeerSet another =
        new PeerSet("harbour", FabricScene.CHAINCODE, FabricScene.DEFINITION, lane.set.peers());
    TestViews after = lane.views(1, lane.batch(1, 1));
    after.definition = new Version(30, 1);

    assertThat(lane.accept(after).code()).isEqualTo("PTL-FAB-012");
    assertThat(proposed(another, new byte[0])).isEqualTo("PTL-FAB-002");
    assertThat(proposed(upgraded, new byte[66])).isEqualTo("PTL-EVM-005");
    assertThat(proposed(upgraded, new byte[0])).isEmpty();
    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane)).code())
        .isEqualTo("PTL-EVM-008");
    registry.pass(DeployedRegistry.DELAY);
    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane)).code())
        .isEmpty();
    after = lane.views(1, lane.batch(1, 1));
    assertThat(lane.accept(after).code()).isEqualTo("PTL-FAB-012");
    after.definition = new Version(30, 1);
    assertThat(lane.accept(after).code()).isEmpty();
  }

  private String proposed(PeerSet set, byte[] signatures) throws Exception {
    return registry
        .send(GOVERNOR, RegistryCalls.proposeEpoch(lane.lane, NEXT, 5, set.packed(), signatures))
        .code();
  }

  @Test
  void whoever_guards_reads_the_peers_as_they_were_given() throws Exception {
    byte[] read = registry.read(RegistryCalls.ofLane("epochOf", lane.lane));
    byte[] set = lane.set.packed();

    assertThat(Bytes32.at(read, 0)).isEqualTo(ViewLane.EPOCH);
    assertThat(Arrays.copyOfRange(read, 128, 128 + set.length)).isEqualTo(set);
  }

  @Test
  void a_frozen_lane_takes_no_view_and_an_expired_certificate_signs_none() throws Exception {
    List<PeerSet.Peer> expired =
        List.of(
            lane.set.peers().get(0),
            new PeerSet.Peer(
                lane.set.peers().get(1).organisation(),
                registry.now() - 1,
                lane.set.peers().get(1).key(),
                lane.set.peers().get(1).identity()));
    lane.governed(RegistryCalls.ofLane("freeze", lane.lane));
    assertThat(lane.accept(lane.views(1, lane.batch(1, 1))).code()).isEqualTo("PTL-DST-020");
    lane.governed(RegistryCalls.ofLane("thaw", lane.lane));
    lane.governed(
        RegistryCalls.proposeEpoch(lane.lane, NEXT, 5, with(expired).packed(), new byte[0]));
    registry.pass(DeployedRegistry.DELAY);
    lane.governed(RegistryCalls.ofLane("enforceEpoch", lane.lane));
    assertThat(lane.accept(lane.views(1, lane.batch(1, 1))).code()).isEqualTo("PTL-FAB-007");
  }

  private static PeerSet.Peer numbered(PeerSet.Peer peer, int organisation) {
    return new PeerSet.Peer(organisation, peer.until(), peer.key(), peer.identity());
  }
}

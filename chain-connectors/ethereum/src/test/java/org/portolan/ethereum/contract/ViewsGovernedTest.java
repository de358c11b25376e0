package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ethereum.EthereumFamily;
import org.portolan.ethereum.account.KeySigner;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestMember;
import org.portolan.evidence.fabric.kit.TestOrganisation;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.cose.Alg;
import org.portolan.record.json.Json;

/** What a governor's connector makes of a trust file at a registry of views. */
class ViewsGovernedTest extends OnAnvil {
  private static final Bytes32 FIRST = FabricScene.hash("first epoch");
  private static final Bytes32 SECOND = FabricScene.hash("second epoch");
  private static final TestMember CUSTOMS = FabricScene.CUSTOMS.peer();
  private static final TestMember PORT = FabricScene.PORT.peer();
  private static final List<Long> ES256 = List.of((long) Alg.ES256.number());

  /** The first of anvil's well-known accounts. */
  private static final KeySigner GOVERNOR =
      new KeySigner(
          EthereumKey.of(
              Bytes32.fromHex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")));

  @TempDir Path folder;
  private final List<AttestorEntry> attestors = List.of(attestor("A"), attestor("B"));
  private ViewLane lane;
  private Ledger governor;

  private static AttestorEntry attestor(String organisation) {
    return new AttestorEntry(
        EthereumKey.generate(new SecureRandom()).address(),
        organisation,
        "eip712",
        Optional.empty());
  }

  @BeforeEach
  void open() throws Exception {
    registry = new DeployedRegistry(anvil, RegistryArtifact.VIEWS);
    lane = new ViewLane(anvil, registry, policy("native").digest(), CUSTOMS, PORT);
    governor = governor(CUSTOMS, PORT);
  }

  @AfterEach
  void close() {
    governor.close();
  }

  private Ledger governor(TestMember... peers) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", "eip155:31337");
    settings.put("registry", registry.address());
    settings.put("finality", "immediate");
    settings.put("endpoint.1.url", anvil.url());
    settings.put("endpoint.1.operator", "operator");
    for (int i = 1; i <= peers.length; i++) {
      Path file = folder.resolve("peer" + i + ".pem");
      Files.write(file, Identity.pem(peers[i - 1].certificate()));
      settings.put("peer." + i + ".organisation", peers[i - 1].msp());
      settings.put("peer." + i + ".certificate", file.toString());
    }
    return EthereumFamily.open(settings, GOVERNOR, Clock.systemUTC());
  }

  private static Policy policy(String recognition) {
    return Policy.of(
        Json.object(
            "organisations", Json.of(2),
            "freshness", Json.of(ViewLane.FRESHNESS),
            "recognition", Json.of(recognition)));
  }

  private TrustFile trust(Policy policy, Json.Obj ledger, List<Long> required, Bytes32 epoch) {
    TrustEpoch of =
        new TrustEpoch(
            epoch,
            HashAlgorithm.SHA256,
            epoch.equals(FIRST) ? 0 : 9,
            Optional.empty(),
            ledger,
            attestors);
    IssuerEntry.Key key =
        new IssuerEntry.Key(Alg.ES256.number(), lane.key.spki(), 0, Optional.empty());
    IssuerEntry issuer =
        new IssuerEntry(ViewLane.ISSUER, required, List.of(key), List.of(lane.publisher));
    Bytes32 id =
        new LaneTerms(
                lane.source,
                ViewLane.REGISTRY,
                policy.digest(),
                HashAlgorithm.SHA256,
                ViewLane.FRESHNESS,
                2,
                List.of())
            .lane(registry.networkId(), registry.registry());
    return new TrustFile(
        FabricScene.TIME,
        List.of(
            new TrustFile.Network(
                FabricScene.network(),
                List.of(new TrustFile.Registry(ViewLane.REGISTRY, List.of(of), List.of(issuer))))),
        List.of(new TrustFile.Lane(id, Optional.empty())),
        List.of(policy.document()),
        List.of());
  }

  private TrustFile trust(Bytes32 epoch) {
    return trust(policy("native"), FabricScene.ledger(), ES256, epoch);
  }

  private Prepared put(TrustFile trust) {
    Prepared prepared =
        governor.transactor().prepare(new Command.ChangeTrust(trust.encode(), new byte[0]));
    governor.transactor().send(prepared);
    assertThat(governor.transactor().outcome(prepared)).isInstanceOf(Outcome.Final.class);
    return prepared;
  }

  private void refuses(String code, ThrowingCallable put) {
    assertThatThrownBy(put)
        .isInstanceOfSatisfying(
            LedgerRefused.class, e -> assertThat(e.refusal().code()).isEqualTo(code));
  }

  @Test
  void a_trust_file_opens_a_lane_whose_records_are_recognized_by_the_peers_that_were_named()
      throws Exception {
    put(trust(FIRST));

    TestBatch batch = lane.batch(1, 2);
    assertThat(lane.accept(lane.views(1, batch)).code()).isEmpty();
    assertThat(lane.recognize(batch, 0).code()).isEmpty();
    assertThat(lane.stateOf(batch.sheaf(0).headers().get(0))).isEqualTo(1);
  }

  @Test
  void a_registry_of_another_family_in_the_same_file_keeps_no_channel_from_its_lane()
      throws Exception {
    TrustFile one = trust(FIRST);
    TrustEpoch ofLog =
        new TrustEpoch(
            SECOND,
            HashAlgorithm.SHA256,
            0,
            Optional.empty(),
            Json.object("origin", Json.of("log.harbour.example/main")),
            attestors);
    TrustFile.Network harbour =
        new TrustFile.Network(
            new NetworkIdentity("tlog:harbour", FabricScene.hash("harbour")),
            List.of(new TrustFile.Registry(FabricScene.hash("log"), List.of(ofLog), List.of())));
    put(
        new TrustFile(
            one.asOf(),
            List.of(harbour, one.networks().get(0)),
            one.lanes(),
            one.policies(),
            one.forms()));

    assertThat(lane.accept(lane.views(1, lane.batch(1, 1))).code()).isEmpty();
  }

  @Test
  void the_same_trust_again_changes_nothing() {
    put(trust(FIRST));

    assertThat(put(trust(FIRST)).reference()).isEqualTo("nothing to change now");
  }

  @Test
  void a_later_epoch_waits_its_delay_and_the_same_trust_puts_it_in_force() throws Exception {
    put(trust(FIRST));
    put(trust(SECOND));
    assertThat(governor.recognitions().epochInForce(lane.lane)).contains(FIRST);
    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane)).code())
        .isEqualTo("PTL-EVM-008");
    registry.pass(DeployedRegistry.DELAY / 2);
    put(trust(SECOND));
    registry.pass(DeployedRegistry.DELAY / 2);

    put(trust(SECOND));

    assertThat(governor.recognitions().epochInForce(lane.lane)).contains(SECOND);
    assertThat(put(trust(SECOND)).reference()).isEqualTo("nothing to change now");
    assertThat(lane.accept(lane.views(1, lane.batch(1, 1))).code()).isEmpty();
  }

  @Test
  void a_lane_on_which_attestors_are_to_sign_is_not_opened() {
    refuses(
        "PTL-POL-015", () -> put(trust(policy("attested"), FabricScene.ledger(), ES256, FIRST)));
  }

  @Test
  void each_peer_is_judged_by_the_epoch_and_somebody_has_to_be_named() throws Exception {
    governor.close();
    governor = governor();
    refuses("PTL-EVM-018", () -> put(trust(FIRST)));

    governor.close();
    governor = governor(CUSTOMS, FabricScene.PORT.member("clerk", "client"));
    refuses("PTL-FAB-009", () -> put(trust(FIRST)));

    governor.close();
    governor = governor(CUSTOMS, FabricScene.CUSTOMS.holding("peer9", PORT.certificate()));
    refuses("PTL-FAB-006", () -> put(trust(FIRST)));
  }

  @Test
  void an_epoch_that_asks_for_more_organisations_than_its_lane_needs_another_lane()
      throws Exception {
    put(trust(FIRST));
    TestOrganisation bank = new TestOrganisation("Bank");
    TreeMap<String, Json> three = new TreeMap<>(FabricScene.ledger().members());
    three.put(
        "policy",
        FabricScene.policy(3, FabricScene.CUSTOMS.msp(), FabricScene.PORT.msp(), bank.msp()));
    three.put(
        "msps", Json.of(List.of(FabricScene.CUSTOMS.json(), FabricScene.PORT.json(), bank.json())));
    governor.close();
    governor = governor(CUSTOMS, PORT, bank.peer());

    assertThatThrownBy(() -> put(trust(policy("native"), new Json.Obj(three), ES256, SECOND)))
        .isInstanceOfSatisfying(
            LedgerRefused.class,
            e -> {
              assertThat(e.refusal().code()).isEqualTo("PTL-FAB-003");
              assertThat(e.refusal().expected()).startsWith("at most 2, as the lane was opened");
            });
  }

  @Test
  void an_issuer_who_must_sign_with_more_than_the_contract_checks_gets_no_key() throws Exception {
    put(
        trust(
            policy("native"),
            FabricScene.ledger(),
            List.of((long) Alg.ES256.number(), (long) Alg.ED25519.number()),
            FIRST));

    TestBatch batch = lane.batch(1, 1);
    assertThat(lane.accept(lane.views(1, batch)).code()).isEmpty();
    assertThat(lane.recognize(batch, 0).code()).isEqualTo("PTL-EVM-021");
  }
}

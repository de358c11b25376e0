package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.attestor.evaluation.AttestorFolder;
import org.portolan.attestor.evaluation.StatementKey;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.BatchStatement;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.json.Json;
import org.portolan.relay.Proposal;
import org.portolan.relay.attest.Attestor.Answer;
import org.portolan.relay.attest.RemoteAttestor;

/**
 * An attestor signs as its lane's policy demands, with keys from key stores, whole or not at all.
 */
class KeysTest {
  @TempDir Path folder;

  private static Json.Obj policy(long... algorithms) {
    Json risk =
        Json.object("code", Json.of("PTL-POL-007"), "reason", Json.of("a test has no witnesses"));
    return Json.object(
        "acceptRisk", Json.of(List.of(risk)),
        "attestorAlgorithms", Json.of(Arrays.stream(algorithms).mapToObj(Json::of).toList()),
        "organisations", Json.of(2));
  }

  private static List<StatementKey> keys(Alg... algs) {
    return Stream.of(algs).map(StatementKey::of).toList();
  }

  static Stream<Arguments> demanded() {
    return Stream.of(
        Arguments.of(new long[] {-8}, new Alg[] {Alg.ED25519}),
        Arguments.of(new long[] {-7}, new Alg[] {Alg.ED25519, Alg.ES256}),
        Arguments.of(new long[] {-8, -49}, new Alg[] {Alg.ED25519, Alg.ML_DSA_65}),
        Arguments.of(new long[] {-7, -49}, new Alg[] {Alg.ML_DSA_65, Alg.ES256}),
        Arguments.of(new long[] {-65540}, new Alg[] {Alg.SM2}),
        Arguments.of(new long[] {-65540, -49}, new Alg[] {Alg.SM2, Alg.ML_DSA_65}));
  }

  @ParameterizedTest
  @MethodSource("demanded")
  void what_a_policy_demands_is_signed_in_its_order_and_the_lane_counts_it(
      long[] algorithms, Alg[] held) throws Exception {
    try (Scene scene = new Scene(folder, policy(algorithms), () -> keys(held))) {
      scene.publish("LRN-1");
      Proposal<BatchStatement> proposed = scene.proposal(1);
      try (AttestorServer server = scene.start(0, Map.of());
          RemoteAttestor attestor = scene.remote("bank-a", server.address().getPort())) {
        assertThat(scene.ask(attestor, proposed, 1))
            .isInstanceOfSatisfying(
                Answer.Signed.class,
                signed ->
                    assertThat(
                            scene.lane(List.of()).counts(signed.signature(), proposed.statement()))
                        .isTrue());
      }
    }
  }

  @Test
  void with_a_half_missing_an_attestor_does_not_start() throws Exception {
    try (Scene scene = new Scene(folder, policy(-8, -49), () -> keys(Alg.ED25519))) {
      assertThatThrownBy(() -> scene.start(0, Map.of()))
          .isInstanceOf(RecordRefused.class)
          .hasMessageContaining("PTL-ATT-012")
          .hasMessageContaining("-49");
    }
  }

  @Test
  void with_keys_that_the_epoch_does_not_list_it_signs_nothing() throws Exception {
    try (Scene scene = Scene.plain(folder)) {
      scene.publish("LRN-1");
      AttestorFolder other =
          new AttestorFolder(folder.resolve("bank-a"), "bank-a", keys(Alg.ED25519));
      scene.attestors.set(0, other);
      try (AttestorServer server = scene.start(0, Map.of());
          RemoteAttestor attestor = scene.remote("bank-a", server.address().getPort())) {
        assertThat(scene.ask(attestor, 1))
            .isInstanceOfSatisfying(
                Answer.Declined.class,
                no -> assertThat(no.refusal().code()).isEqualTo("PTL-ATT-013"));
      }
    }
  }

  @Test
  void a_key_for_contracts_signs_for_the_contract_of_the_lane() throws Exception {
    Json.Obj policy = policy(AttestationScheme.ES256K);
    String contract = "0x00000000000000000000000000000000000000aa";
    try (Scene scene =
        new Scene(
            folder,
            policy,
            () -> List.of(StatementKey.of(Alg.ED25519), StatementKey.forContracts()))) {
      scene.publish("LRN-1");
      AttestorServer server =
          scene.start(
              0, Map.of("lane.1.destination.network", "eip155:1337", "lane.1.contract", contract));
      BatchStatement s = scene.proposal(1).statement();
      BatchStatement onThatLane =
          new BatchStatement(
              server.desk().lanes().iterator().next(),
              s.epoch(),
              s.publisher(),
              s.ordinal(),
              s.position(),
              s.anchorHash(),
              s.root(),
              s.count(),
              s.status(),
              s.asOfHeight(),
              s.asOfTime());
      byte[] address = new byte[20];
      address[19] = (byte) 0xaa;
      AttestationScheme scheme =
          Policy.of(policy).scheme(Optional.of(new Eip712Domain(1337, address)));
      try (server;
          RemoteAttestor attestor = scene.remote("bank-a", server.address().getPort())) {
        assertThat(scene.ask(attestor, new Proposal<>(onThatLane, scene.proposal(1).status()), 1))
            .isInstanceOfSatisfying(
                Answer.Signed.class,
                signed ->
                    assertThat(
                            StatementQuorum.signs(
                                onThatLane, signed.signature(), scene.epoch, scheme))
                        .isTrue());
      }
    }
  }

  @Test
  void a_wrong_password_is_said_without_the_password() throws Exception {
    try (Scene scene = Scene.plain(folder)) {
      Path config = scene.config(0, Map.of("key.1.passwordFile", "wrong"));
      Files.writeString(folder.resolve("bank-a/wrong"), "letmein\n");

      assertThatThrownBy(
              () -> AttestorServer.start(AttestorConfig.read(config), scene.clock, step -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("statement-1.p12")
          .hasMessageContaining("password")
          .hasMessageNotContaining("letmein");
      try (AttestorProcess process = AttestorProcess.start(config)) {
        assertThat(process.exit()).isEqualTo(2);
        assertThat(process.said())
            .anyMatch(line -> line.startsWith("The attestor does not start: "));
      }
    }
  }

  @Test
  void an_alias_that_is_not_there_is_said() throws Exception {
    try (Scene scene = Scene.plain(folder)) {
      assertThatThrownBy(() -> scene.start(0, Map.of("key.1.alias", "other")))
          .hasMessageContaining("no private key with a certificate under other");
    }
  }
}

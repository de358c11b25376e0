package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Sha256;
import org.portolan.relay.attest.Attestor.Answer;
import org.portolan.relay.attest.RemoteAttestor;
import org.portolan.tlog.TransparencyLog;

/** An attestor signs what two endpoints say alike, and nothing else. */
class SourcesTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.plain(folder);
    scene.publish("LRN-1");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Answer asked(Map<String, String> changed) throws Exception {
    try (AttestorServer server = scene.start(0, changed);
        RemoteAttestor attestor = scene.remote("bank-a", server.address().getPort())) {
      Answer answer = scene.ask(attestor, 1);
      assertThat(server.desk().journal().lines())
          .isEqualTo(answer instanceof Answer.Signed ? 1 : 0);
      return answer;
    }
  }

  private static void anchor(TransparencyLog log, String root) {
    log.transactor()
        .send(
            log.transactor()
                .prepare(
                    new Command.AnchorBatch(log.publisher(), 1, Sha256.hash(root.getBytes()), 2)));
  }

  @Test
  void two_sources_that_show_different_batches_get_no_signature() throws Exception {
    try (TransparencyLog fork = scene.fork()) {
      anchor(fork, "another root");

      assertThat(asked(Map.of("source.endpoint.2.url", Scene.shown(fork))))
          .isInstanceOfSatisfying(
              Answer.Declined.class,
              no -> assertThat(no.refusal().code()).isEqualTo("PTL-ATT-008"));
    }
  }

  @Test
  void nor_do_two_that_tell_different_endings() throws Exception {
    try (TransparencyLog fork = scene.fork()) {
      fork.transactor()
          .send(
              fork.transactor()
                  .prepare(
                      new Command.End(
                          fork.publisher(),
                          new Ending(Sha256.hash("c".getBytes()), Bytes32.ZERO))));

      assertThat(asked(Map.of("source.endpoint.2.url", Scene.shown(fork))))
          .isInstanceOfSatisfying(
              Answer.Declined.class,
              no -> assertThat(no.refusal().code()).isEqualTo("PTL-ATT-006"));
    }
  }

  @Test
  void nor_does_one_that_is_down_let_it_sign_on_the_other_alone() throws Exception {
    assertThat(asked(Map.of("source.endpoint.2.url", "http://127.0.0.1:1")))
        .isInstanceOfSatisfying(
            Answer.Unreachable.class, no -> assertThat(no.why()).contains("http://127.0.0.1:1"));
  }

  @Test
  void two_endpoints_of_one_operator_are_enough_only_where_somebody_says_why() throws Exception {
    Map<String, String> same = Map.of("source.endpoint.2.operator", "operator 1");
    assertThatThrownBy(() -> scene.start(0, same)).hasMessageContaining("acceptRisk.sameOperator");
    assertThatThrownBy(
            () ->
                scene.start(
                    0, Map.of("source.endpoint.2.url", "", "source.endpoint.2.operator", "")))
        .hasMessageContaining("two reads have to agree");

    assertThat(
            asked(
                Map.of(
                    "source.endpoint.2.operator",
                    "operator 1",
                    "acceptRisk.sameOperator",
                    "the log has witnesses")))
        .isInstanceOf(Answer.Signed.class);
  }

  @Test
  void nodes_of_another_network_than_the_epochs_are_noticed_at_start() throws Exception {
    assertThatThrownBy(() -> scene.start(0, Map.of("source.origin", "log.elsewhere.example/main")))
        .hasMessageContaining("the epochs are of");
    assertThatThrownBy(() -> scene.start(0, Map.of("colour", "blue")))
        .hasMessageContaining("unknown settings [colour]");
    assertThatThrownBy(() -> scene.start(0, Map.of("source.colour", "blue")))
        .hasMessageContaining("unknown settings of a log: [colour]");
    assertThatThrownBy(() -> scene.start(0, Map.of("rate.burst", "many")))
        .hasMessageContaining("rate.burst is a number from 1 to 10000");
    assertThatThrownBy(() -> scene.start(0, Map.of("trust.first", "00".repeat(32))))
        .hasMessageContaining("PTL-EPO-002");
  }
}

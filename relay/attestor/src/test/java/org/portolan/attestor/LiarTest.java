package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.record.BatchStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.relay.Attestations;
import org.portolan.relay.Proposal;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.Attestor.Answer;
import org.portolan.relay.attest.AttestorWire;
import org.portolan.relay.attest.RemoteAttestor;

/** What an attestor answers is verified before it counts, and costs nobody else anything. */
class LiarTest {
  @TempDir Path folder;
  private Scene scene;
  private AttestorServer honest;
  private HttpsServer liar;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.plain(folder);
    scene.publish("LRN-1");
    honest = scene.start(0, Map.of());
  }

  @AfterEach
  void close() {
    liar.stop(0);
    honest.close();
    scene.close();
  }

  /** Answers in place of bank-b. */
  private Attestations ask(UnaryOperator<byte[]> answers) throws Exception {
    liar = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    scene.config(1, Map.of());
    liar.setHttpsConfigurator(new HttpsConfigurator(scene.tls()));
    liar.createContext(
        "/",
        exchange -> {
          byte[] answer = answers.apply(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    liar.start();
    List<Attestor> asked =
        List.of(
            scene.remote("bank-a", honest.address().getPort()),
            new RemoteAttestor(
                "bank-b",
                URI.create("https://127.0.0.1:" + liar.getAddress().getPort()),
                scene.tls(),
                Duration.ofSeconds(2)));
    Proposal<BatchStatement> proposed = scene.proposal(1);
    return Attestations.ask(
        scene.lane(asked), proposed.statement(), it -> scene.ask(it, proposed, 1));
  }

  private void onlyTheHonestOneCounts(Attestations asked, String why) {
    assertThat(asked.organisations()).containsExactly("bank-a");
    assertThat(asked.enough(scene.lane(List.of()))).isFalse();
    assertThat(asked.why()).contains("bank-b: " + why);
  }

  private static byte[] signed(SignaturePart part) {
    return AttestorWire.encode(new Answer.Signed(part));
  }

  @Test
  void a_signature_that_does_not_verify_is_not_counted() throws Exception {
    onlyTheHonestOneCounts(
        ask(
            asked ->
                signed(
                    new SignaturePart(
                        scene.attestors.get(1).entries().get(0).id(), "cose", new byte[] {1}))),
        "a signature that does not count");
  }

  @Test
  void nor_is_one_that_another_organisation_made() throws Exception {
    onlyTheHonestOneCounts(
        ask(
            asked -> {
              Answer.Signed borrowed =
                  (Answer.Signed) honest.desk().answer(AttestorWire.batchQuestion(asked));
              return signed(
                  new SignaturePart(
                      scene.attestors.get(1).entries().get(0).id(),
                      "cose",
                      borrowed.signature().signature()));
            }),
        "a signature that does not count");
  }

  @Test
  void an_answer_in_no_form_that_is_known_is_a_refusal() throws Exception {
    onlyTheHonestOneCounts(ask(asked -> new byte[] {(byte) 0x81, 0x09}), "PTL-ATT-015");
  }

  @Test
  void an_answer_that_never_ends_is_cut_off() throws Exception {
    onlyTheHonestOneCounts(ask(asked -> new byte[10 << 20]), "https://");
  }

  @Test
  void one_that_is_silent_keeps_nobody_waiting_longer_than_its_limit() throws Exception {
    onlyTheHonestOneCounts(
        ask(
            asked -> {
              try {
                Thread.sleep(4_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new byte[0];
            }),
        "https://");
  }
}

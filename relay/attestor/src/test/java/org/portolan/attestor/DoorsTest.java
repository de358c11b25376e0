package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.attestor.evaluation.Authority;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.relay.Proposal;
import org.portolan.relay.attest.Attestor.Answer;
import org.portolan.relay.attest.RemoteAttestor;

/** Whom an attestor lets in, and how much of it. */
class DoorsTest {
  @TempDir Path folder;
  private Scene scene;
  private AttestorServer server;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.plain(folder);
    scene.publish("LRN-1");
  }

  @AfterEach
  void close() {
    server.close();
    scene.close();
  }

  private RemoteAttestor started(Map<String, String> changed, SSLContext tls) throws Exception {
    server = scene.start(0, changed);
    return Scene.remote("bank-a", server.address().getPort(), tls);
  }

  private void notLetIn(SSLContext tls) throws Exception {
    try (RemoteAttestor attestor = started(Map.of(), tls)) {
      assertThat(scene.ask(attestor, 1))
          .isInstanceOfSatisfying(
              Answer.Unreachable.class,
              no ->
                  assertThat(no.why())
                      .containsAnyOf("certificate", "handshake", "closed", "EOF", "no bytes"));
      assertThat(server.desk().journal().lines()).isZero();
    }
  }

  @Test
  void a_relay_with_a_certificate_of_a_known_authority_is_let_in() throws Exception {
    try (RemoteAttestor attestor = started(Map.of(), scene.tls())) {
      assertThat(scene.ask(attestor, 1)).isInstanceOf(Answer.Signed.class);
    }
  }

  @Test
  void without_a_certificate_nobody_is() throws Exception {
    scene.tls();
    SSLContext mute = SSLContext.getInstance("TLSv1.3");
    mute.init(null, TrustAll.managers(), null);

    notLetIn(mute);
  }

  @Test
  void nor_with_one_of_another_authority() throws Exception {
    notLetIn(scene.tls(Authority.create("somebody else"), Duration.ofDays(1)));
  }

  @Test
  void nor_with_one_that_has_expired() throws Exception {
    notLetIn(scene.tls(scene.authority, Duration.ofDays(-1)));
  }

  @Test
  void nor_over_an_older_tls() throws Exception {
    server = scene.start(0, Map.of());
    SSLParameters old = new SSLParameters();
    old.setProtocols(new String[] {"TLSv1.2"});
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, TrustAll.managers(), null);
    HttpClient http = HttpClient.newBuilder().sslContext(tls).sslParameters(old).build();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                http.send(
                    HttpRequest.newBuilder(at("/health")).build(),
                    HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(java.io.IOException.class);
  }

  @Test
  void a_relay_that_is_not_pinned_is_told_so_and_gets_nothing() throws Exception {
    String pin = "00".repeat(32);
    try (RemoteAttestor attestor = started(Map.of("client.pins", pin), scene.tls())) {
      assertThat(scene.ask(attestor, 1))
          .isInstanceOfSatisfying(
              Answer.Unreachable.class,
              no -> assertThat(no.why()).contains("403").contains("PTL-ATT-019"));
      assertThat(get("/health", scene.tls()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void the_server_of_another_authority_is_not_asked() throws Exception {
    Authority other = Authority.create("somebody else");
    server = scene.start(0, Map.of());
    other.issue(folder.resolve("bank-a/tls.p12"), "evaluation".toCharArray(), "bank-a");
    AttestorConfig config = AttestorConfig.read(folder.resolve("bank-a/attestor.properties"));
    server.close();
    server = AttestorServer.start(config, scene.clock, step -> {});
    try (RemoteAttestor attestor = scene.remote("bank-a", server.address().getPort())) {
      assertThat(scene.ask(attestor, 1)).isInstanceOf(Answer.Unreachable.class);
      assertThat(server.desk().journal().lines()).isZero();
    }
  }

  @Test
  void more_than_so_many_requests_are_turned_away_until_later() throws Exception {
    Map<String, String> limits = Map.of("rate.perSecond", "1", "rate.burst", "2");
    try (RemoteAttestor attestor = started(limits, scene.tls())) {
      List<Answer> answers =
          List.of(scene.ask(attestor, 1), scene.ask(attestor, 1), scene.ask(attestor, 1));

      assertThat(answers.subList(0, 2)).allMatch(Answer.Signed.class::isInstance);
      assertThat(answers.get(2))
          .isInstanceOfSatisfying(
              Answer.Unreachable.class,
              no -> assertThat(no.why()).contains("429").contains("PTL-ATT-018"));
    }
  }

  @Test
  void one_more_than_it_works_on_at_a_time_is_turned_away_at_once() throws Exception {
    SSLContext tls = scene.tls();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Path config = scene.config(0, Map.of("request.atOnce", "1"));
    server =
        AttestorServer.start(
            AttestorConfig.read(config),
            scene.clock,
            step -> {
              if (step.equals("answering")) {
                begun.countDown();
                waitFor(goOn);
              }
            });
    int port = server.address().getPort();
    try (RemoteAttestor attestor = Scene.remote("bank-a", port, tls);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Answer> first = other.submit(() -> scene.ask(attestor, 1));
      waitFor(begun);

      HttpResponse<String> second = post("/v1/status", new byte[0], tls);

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.body()).contains("PTL-ATT-021").contains("1 at a time");
      goOn.countDown();
      assertThat(first.get()).isInstanceOf(Answer.Signed.class);
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      if (!latch.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("it never came so far");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_certificate_that_expires_on_an_open_connection_is_good_for_nothing_from_then_on()
      throws Exception {
    SSLContext tls = scene.tls();
    AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    InstantSource time = () -> Instant.now().plus(later.get());
    Path config = scene.config(0, Map.of());
    server =
        AttestorServer.start(
            AttestorConfig.read(config), time.withZone(ZoneOffset.UTC), step -> {});
    assertThat(post("/v1/status", new byte[0], tls).statusCode()).isEqualTo(400);

    later.set(Duration.ofDays(2));
    HttpResponse<String> answer = post("/v1/status", new byte[0], tls);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("PTL-ATT-023").contains("until ");
  }

  @Test
  void a_request_that_is_too_large_is_turned_away() throws Exception {
    SSLContext tls = scene.tls();
    server = scene.start(0, Map.of("request.maxBytes", "2048"));

    HttpResponse<String> answer = post("/v1/batch", new byte[3_000], tls);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("PTL-ATT-017");
  }

  @Test
  void bytes_that_are_no_question_are_refused_and_the_next_one_is_answered() throws Exception {
    SSLContext tls = scene.tls();
    try (RemoteAttestor attestor = started(Map.of(), tls)) {
      assertThat(post("/v1/batch", new byte[] {1, 2, 3}, tls).statusCode()).isEqualTo(400);
      assertThat(post("/v1/status", new byte[0], tls).statusCode()).isEqualTo(400);
      assertThat(post("/v1/else", new byte[0], tls).body()).contains("PTL-ATT-016");
      assertThat(get("/v1/batch", tls).statusCode()).isEqualTo(404);
      assertThat(scene.ask(attestor, 1)).isInstanceOf(Answer.Signed.class);
    }
  }

  @Test
  void a_statement_of_a_lane_that_it_does_not_serve_is_declined() throws Exception {
    Proposal<BatchStatement> proposed = scene.proposal(1);
    BatchStatement s = proposed.statement();
    BatchStatement elsewhere =
        new BatchStatement(
            Bytes32.ZERO,
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
    try (RemoteAttestor attestor = started(Map.of(), scene.tls())) {
      assertThat(scene.ask(attestor, new Proposal<>(elsewhere, proposed.status()), 1))
          .isInstanceOfSatisfying(
              Answer.Declined.class,
              no -> assertThat(no.refusal().code()).isEqualTo("PTL-ATT-001"));
    }
  }

  @Test
  void health_and_metrics_are_there_for_relays_and_for_the_operators_own_programs()
      throws Exception {
    SSLContext tls = scene.tls();
    try (RemoteAttestor attestor = started(Map.of(), tls)) {
      scene.ask(attestor, 1);

      assertThat(get("/health", tls).body())
          .contains("\"state\":\"UP\"", "\"organisation\":\"bank-a\"", "\"signed\":1");
      assertThat(get("/metrics", tls).body())
          .contains(
              "portolan_attestor_answers_total{outcome=\"signed\",code=\"none\"} 1",
              "portolan_attestor_journal_lines 1",
              "portolan_attestor_up 1");
    }
  }

  private URI at(String path) {
    return URI.create("https://127.0.0.1:" + server.address().getPort() + path);
  }

  private HttpResponse<String> get(String path, SSLContext tls) throws Exception {
    return HttpClient.newBuilder()
        .sslContext(tls)
        .build()
        .send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, byte[] body, SSLContext tls) throws Exception {
    return HttpClient.newBuilder()
        .sslContext(tls)
        .build()
        .send(
            HttpRequest.newBuilder(at(path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}

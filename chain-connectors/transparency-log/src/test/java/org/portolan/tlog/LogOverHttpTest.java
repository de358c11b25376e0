package org.portolan.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerFamilies;
import org.portolan.ledger.LedgerReader;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;

/** Who reads a log over HTTP sees what its own readers see, and believes as little. */
class LogOverHttpTest {
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final SigningKey logKey = SigningKey.generate(Alg.ED25519);
  private final SigningKey account = SigningKey.generate(Alg.ED25519);
  private final Bytes32 root = Sha256.hash("root".getBytes());
  private final Bytes32 ended = Sha256.hash("ended".getBytes());
  private TransparencyLog log;
  private LedgerReader reader;

  @BeforeEach
  void a_log_that_is_shown() {
    log = log();
    reader = read(log.serve(ANYWHERE));
    send(new Command.AnchorBatch(account.keyId(), 1, root, 3));
    send(new Command.End(account.keyId(), new Ending(ended, Bytes32.ZERO)));
  }

  @AfterEach
  void close() {
    reader.close();
    log.close();
  }

  private TransparencyLog log() {
    return LogFixture.open(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL",
        logKey,
        account,
        Clock.systemUTC());
  }

  private void send(Command command) {
    log.transactor().send(log.transactor().prepare(command));
  }

  private LedgerReader read(InetSocketAddress... shown) {
    Map<String, String> settings = new HashMap<>();
    settings.put("network", "tlog:test");
    settings.put("origin", LogFixture.ORIGIN);
    settings.put("key", Base64.getEncoder().encodeToString(logKey.spki()));
    for (int i = 0; i < shown.length; i++) {
      String url = "http://127.0.0.1:" + shown[i].getPort() + "/";
      settings.put("endpoint." + (i + 1) + ".url", url);
      settings.put("endpoint." + (i + 1) + ".operator", "operator " + (i + 1));
    }
    return LedgerFamilies.read(settings, Clock.systemUTC());
  }

  @Test
  void a_reader_tells_what_the_logs_own_readers_tell() {
    Source near = log.sources().get(0);
    Source far = reader.sources().get(0);

    assertThat(reader.network()).isEqualTo(log.network());
    assertThat(reader.registry()).isEqualTo(log.registry());
    assertThat(far.name()).isEqualTo("tlog:test, operator 1");
    assertThat(far.head().height()).isEqualTo(2);
    assertThat(far.head().hash()).isEqualTo(near.head().hash());
    assertThat(far.anchor(account.keyId(), 1, 2)).isEqualTo(near.anchor(account.keyId(), 1, 2));
    assertThat(far.ended(account.keyId(), 2, 0)).isEqualTo(near.ended(account.keyId(), 2, 0));
    assertThat(far.statusProof(account.keyId(), root, 2))
        .isEqualTo(near.statusProof(account.keyId(), root, 2));
  }

  @Test
  void its_evidence_verifies() {
    Source far = reader.sources().get(0);
    Anchor anchor = far.anchor(account.keyId(), 1, 2).orElseThrow();
    LogTrust trust =
        new LogTrust(
            LogFixture.ORIGIN, List.of(logKey.spki()), List.of(), 0, Optional.of("a test"));
    TrustEpoch epoch =
        new TrustEpoch(
            Bytes32.ZERO, HashAlgorithm.SHA256, 0, Optional.empty(), trust.json(), List.of());

    Evidence evidence = far.prove(anchor, Claim.CURRENT, Optional.of(root));

    assertThat(
            new TlogEvidenceVerifier()
                .verify(
                    evidence,
                    new Expectation(log.network(), log.registry(), anchor, Optional.of(root)),
                    epoch))
        .isInstanceOf(Proven.class);
  }

  @Test
  void entries_that_came_later_are_read_on_and_large_logs_come_in_pages() {
    Source far = reader.sources().get(0);
    far.head();
    for (int ordinal = 2; ordinal <= 600; ordinal++) {
      send(new Command.AnchorBatch(account.keyId(), ordinal, root, 3));
    }

    assertThat(far.anchor(account.keyId(), 600, 601)).isPresent();
    assertThat(far.head().height()).isEqualTo(601);
  }

  @Test
  void another_log_under_the_same_name_is_refused_as_soon_as_it_is_seen() {
    Source far = reader.sources().get(0);
    far.head();
    try (TransparencyLog other = log()) {
      other
          .transactor()
          .send(other.transactor().prepare(new Command.AnchorBatch(account.keyId(), 1, ended, 3)));
      try (LedgerReader forked = read(other.serve(ANYWHERE))) {
        assertThat(forked.sources().get(0).head().hash()).isNotEqualTo(far.head().hash());
      }
    }
    log.close();
    assertThatThrownBy(far::head).isInstanceOf(LedgerUnavailable.class);
  }

  @Test
  void whoever_shows_bytes_that_are_no_log_is_not_believed_and_not_waited_for() throws Exception {
    HttpServer liar = HttpServer.create(ANYWHERE, 0);
    String head = log.checkpoint().orElseThrow().note();
    liar.createContext(
        "/",
        exchange -> {
          byte[] body =
              exchange.getRequestURI().getPath().equals("/checkpoint")
                  ? head.getBytes(StandardCharsets.UTF_8)
                  : new byte[] {(byte) 0x80};
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    liar.start();
    try (LedgerReader deceived = read(liar.getAddress())) {
      assertThatThrownBy(() -> deceived.sources().get(0).head())
          .isInstanceOf(LedgerRefused.class)
          .hasMessageContaining("PTL-LED-005");
    } finally {
      liar.stop(0);
    }
  }

  @Test
  void several_endpoints_are_several_sources() {
    try (TransparencyLog mirror = log();
        LedgerReader both = read(log.serve(ANYWHERE), mirror.serve(ANYWHERE))) {
      assertThat(both.sources())
          .extracting(Source::name)
          .containsExactly("tlog:test, operator 1", "tlog:test, operator 2");
    }
  }
}

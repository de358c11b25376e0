package org.portolan.tlog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.http.BoundedHttp;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.VerificationKey;

/** A log, or a mirror of it, shown over HTTP. Whoever shows it needs no key of the log's. */
final class HttpLog implements LogView, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(10);

  private final LogSettings settings;
  private final byte[] key;
  private final Endpoint endpoint;
  private final HttpClient http;

  /**
   * @param operator who runs it; two reads are independent where the operators differ
   * @param certificates PEM file of the authorities that may vouch for it; the platform's without
   */
  record Endpoint(URI url, String operator, Optional<Path> certificates) {}

  HttpLog(LogSettings settings, byte[] key, Endpoint endpoint) {
    this.settings = settings;
    this.key = key;
    this.endpoint = endpoint;
    HttpClient.Builder client =
        HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1);
    endpoint.certificates().map(Authorities::trust).ifPresent(client::sslContext);
    this.http = client.build();
  }

  String operator() {
    return endpoint.operator();
  }

  @Override
  public String network() {
    return settings.caip2();
  }

  @Override
  public NoteKey noteKey() {
    return new NoteKey(settings.origin(), key);
  }

  @Override
  public LogState newState() {
    NetworkIdentity network = settings.network(key);
    Bytes32 registry = Identifiers.registry(settings.origin());
    // Who governs the log's own trust is no matter to a reader of what is anchored in it.
    LaneTrust nobody = new LaneTrust(network, registry, VerificationKey.of(Alg.ED25519, key));
    return new LogState(settings.algorithm(), network.id(), registry, nobody, TileStore.inMemory());
  }

  @Override
  public List<LogStore.Row> rows(long from, int max) {
    List<LogStore.Row> rows =
        ask("entries/" + from)
            .map(page -> read(page, p -> LogPages.entries(from, p)))
            .orElse(List.of());
    return rows.subList(0, Math.min(max, rows.size()));
  }

  @Override
  public Optional<SignedCheckpoint> head() {
    return ask("checkpoint")
        .map(
            note -> read(note, n -> SignedCheckpoint.parse(new String(n, StandardCharsets.UTF_8))));
  }

  @Override
  public Receipted receipt(long index) {
    return ask("receipt/" + index)
        .map(page -> read(page, LogPages::receipt))
        .orElseThrow(() -> new LedgerUnavailable(endpoint.url() + " has no entry " + index, null));
  }

  /** Empty where there is nothing of that name. */
  private Optional<byte[]> ask(String what) {
    String base = endpoint.url().toString().replaceAll("/+$", "");
    URI uri = URI.create(base + "/" + what);
    try {
      HttpResponse<byte[]> answer =
          BoundedHttp.ask(http, HttpRequest.newBuilder(uri), LogPages.MAX_BYTES, READ);
      return switch (answer.statusCode()) {
        case 200 -> Optional.of(answer.body());
        case 404 -> Optional.empty();
        default -> throw new LedgerUnavailable(uri + " answers " + answer.statusCode(), null);
      };
    } catch (IOException e) {
      throw new LedgerUnavailable(uri + " does not answer: " + e, e);
    }
  }

  private <T> T read(byte[] answer, Function<byte[], T> reader) {
    try {
      return reader.apply(answer);
    } catch (RecordRefused e) {
      throw new LedgerUnavailable(
          endpoint.url() + " answers what no log does: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

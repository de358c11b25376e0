package org.portolan.relay.attest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.portolan.ledger.http.BoundedHttp;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.PublisherStatus;
import org.portolan.record.StatusStatement;

/**
 * An attestor in a process of its own, over mutual TLS. What it answers is believed no more than
 * the answer of any other: the lane verifies the signature before it counts it.
 *
 * <p>One rule for asking again: where the connection broke before there was an answer, once, if
 * half the time is left. Asking twice does no harm: the attestor's journal has the first time.
 * Whoever was too slow is not asked again here; the delivery comes back by itself.
 */
public final class RemoteAttestor implements Attestor, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final String organisation;
  private final URI url;
  private final Duration limit;
  private final HttpClient http;

  /**
   * @param url {@code https://attestor.bank.example:8443}
   * @param tls the relay's certificate, and whom it lets vouch for the attestor's
   * @param limit how long one answer may take; less than the lane's {@code attestWait}
   */
  public RemoteAttestor(String organisation, URI url, SSLContext tls, Duration limit) {
    if (!"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("an attestor is asked over https, not " + url);
    }
    this.organisation = organisation;
    this.url = url;
    this.limit = limit;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .sslContext(tls)
            .sslParameters(MutualTls.only13(tls))
            .build();
  }

  @Override
  public String organisation() {
    return organisation;
  }

  @Override
  public Answer attest(BatchStatement proposed, PublisherStatus status, BatchOpening opening) {
    return ask(
        AttestorWire.BATCH,
        AttestorWire.encode(new AttestorWire.BatchQuestion(proposed, status, opening)));
  }

  @Override
  public Answer attest(StatusStatement proposed, PublisherStatus status) {
    return ask(
        AttestorWire.STATUS,
        AttestorWire.encode(new AttestorWire.StatusQuestion(proposed, status)));
  }

  private Answer ask(String path, byte[] question) {
    long begin = System.nanoTime();
    try {
      return once(path, question, limit);
    } catch (BoundedHttp.TooSlow e) {
      return new Answer.Unreachable(url + ": " + e.getMessage());
    } catch (IOException e) {
      Duration left = limit.minusNanos(System.nanoTime() - begin);
      return left.compareTo(limit.dividedBy(2)) > 0 && !Thread.currentThread().isInterrupted()
          ? again(path, question, left)
          : new Answer.Unreachable(said(e));
    }
  }

  private Answer again(String path, byte[] question, Duration left) {
    try {
      return once(path, question, left);
    } catch (IOException e) {
      return new Answer.Unreachable(said(e));
    }
  }

  private Answer once(String path, byte[] question, Duration left) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", AttestorWire.MEDIA_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(question));
    HttpResponse<byte[]> answer = BoundedHttp.ask(http, request, AttestorWire.MAX_ANSWER, left);
    return answer.statusCode() == 200
        ? AttestorWire.answer(answer.body())
        : new Answer.Unreachable(
            url + " answers " + answer.statusCode() + " " + text(answer.body()));
  }

  private String said(IOException e) {
    return url + ": " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }

  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.length() <= 300 ? text : text.substring(0, 300) + "...";
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

package org.portolan.ledger.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks somebody who may be slow, dead or hostile: an answer has a last byte, and a last moment at
 * which it is whole. The JDK's own time limit ends with the headers.
 */
public final class BoundedHttp {
  private BoundedHttp() {}

  /** The answer is not whole within its time. */
  public static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    private TooSlow(Duration limit) {
      super("no whole answer within " + limit.toMillis() + " ms");
    }
  }

  public static HttpResponse<byte[]> ask(
      HttpClient http, HttpRequest.Builder request, int mostBytes, Duration limit)
      throws IOException {
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request.timeout(limit).build(), info -> new BoundedBody(mostBytes));
    try {
      return asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new TooSlow(limit);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

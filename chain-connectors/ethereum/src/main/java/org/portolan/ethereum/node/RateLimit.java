package org.portolan.ethereum.node;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Asks again where a node says that it was asked too often (429) or is too busy (503): after the
 * time that it names, else after a pause that doubles, a random part of it less, so that those that
 * were turned away together do not come back together. Then it is as if the node did not answer.
 */
final class RateLimit implements Interceptor {
  private static final int TOO_MANY = 429;
  private static final int BUSY = 503;
  private static final int ATTEMPTS = 5;
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private final Duration first;

  RateLimit(Duration first) {
    this.first = first;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    for (int i = 0; i < ATTEMPTS && isTurnedAway(response); i++) {
      long pause = pause(response, i);
      response.close();
      sleep(pause);
      response = chain.proceed(chain.request());
    }
    return response;
  }

  private static boolean isTurnedAway(Response response) {
    return response.code() == TOO_MANY || response.code() == BUSY;
  }

  /** Milliseconds. */
  private long pause(Response response, int attempt) {
    String named = response.header("Retry-After", "");
    if (named.matches("[0-9]{1,4}")) {
      return Math.min(LONGEST.toMillis(), Long.parseLong(named) * 1_000);
    }
    long whole = Math.min(LONGEST.toMillis(), first.toMillis() << attempt);
    return whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1);
  }

  private static void sleep(long millis) throws InterruptedIOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a node's limit passed");
    }
  }
}

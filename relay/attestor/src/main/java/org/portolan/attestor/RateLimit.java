package org.portolan.attestor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** So many requests a second for each client, and so many at once: a token bucket for each. */
final class RateLimit {
  /** Clients are known by certificate; more than this many do not exist. */
  private static final int CLIENTS = 10_000;

  private static final double NANOS = 1e9;

  private static final class Bucket {
    private double tokens;
    private long at;
  }

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CLIENTS;
        }
      };

  RateLimit(int perSecond, int burst, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanos = nanos;
  }

  /** 0 where the client may go on, else after how many seconds it may. */
  synchronized long secondsUntil(String client) {
    long now = nanos.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(client, c -> full(now));
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / NANOS * perSecond);
    bucket.at = now;
    if (bucket.tokens >= 1) {
      bucket.tokens--;
      return 0;
    }
    return (long) Math.ceil((1 - bucket.tokens) / perSecond);
  }

  private Bucket full(long now) {
    Bucket bucket = new Bucket();
    bucket.tokens = burst;
    bucket.at = now;
    return bucket;
  }
}

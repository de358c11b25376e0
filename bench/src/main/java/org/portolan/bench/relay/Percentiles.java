package org.portolan.bench.relay;

import java.util.ArrayList;
import java.util.List;

/** Times, and how many of them are how long. */
final class Percentiles {
  private final List<Long> nanos = new ArrayList<>();

  synchronized void add(long time) {
    nanos.add(time);
  }

  synchronized int count() {
    return nanos.size();
  }

  /** {@code p50 1.0 ms, p99 2.0 ms} */
  synchronized String said() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return "p50 %.1f ms, p99 %.1f ms, most %.1f ms"
        .formatted(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1e6;
  }
}

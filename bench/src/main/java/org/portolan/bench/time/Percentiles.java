package org.portolan.bench.time;

import java.util.ArrayList;
import java.util.List;

/** Times, and how many of them are how long. */
public final class Percentiles {
  private final List<Long> nanos = new ArrayList<>();

  public synchronized void add(long time) {
    nanos.add(time);
  }

  public synchronized int count() {
    return nanos.size();
  }

  /** {@code p50 1.0 ms, p99 2.0 ms, most 3.0 ms} */
  public synchronized String said() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return "p50 " + at(sorted, 0.5) + ", p99 " + at(sorted, 0.99) + ", most " + at(sorted, 1);
  }

  private static String at(List<Long> sorted, double share) {
    long time = sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    return time < 1_000_000 ? "%.1f µs".formatted(time / 1e3) : "%.1f ms".formatted(time / 1e6);
  }
}

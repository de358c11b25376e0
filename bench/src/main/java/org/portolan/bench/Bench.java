package org.portolan.bench;

import java.util.Map;
import java.util.TreeMap;

/** {@code ./portolan bench NAME}: each benchmark prints its own figures beside its peers'. */
public final class Bench {
  /** A benchmark: what it measures, in one line, and how it is run. */
  public interface Benchmark {
    String what();

    void run(String[] arguments) throws Exception;
  }

  private final Map<String, Benchmark> benchmarks = new TreeMap<>();

  Bench with(String name, Benchmark benchmark) {
    benchmarks.put(name, benchmark);
    return this;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(Benchmarks.all().run(arguments));
  }

  int run(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      benchmarks.forEach((name, it) -> System.out.printf("%-12s %s%n", name, it.what()));
      return 0;
    }
    Benchmark chosen = benchmarks.get(arguments[0]);
    if (chosen == null) {
      System.err.println(
          "No benchmark named "
              + arguments[0]
              + "; there are: "
              + String.join(", ", benchmarks.keySet()));
      return 2;
    }
    chosen.run(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
    return 0;
  }
}

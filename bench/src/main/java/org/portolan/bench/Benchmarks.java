package org.portolan.bench;

/** The benchmarks there are. */
final class Benchmarks {
  private Benchmarks() {}

  static Bench all() {
    return new Bench();
  }
}

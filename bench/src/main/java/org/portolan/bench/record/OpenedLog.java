package org.portolan.bench.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.portolan.ledger.Command;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.tlog.LogSettings;
import org.portolan.tlog.TransparencyLog;

/** A log of anchors, then as many endings: how fast it opens, and what it holds in memory. */
public final class OpenedLog {
  private OpenedLog() {}

  /** {@code [entries of each kind]} */
  public static void run(String[] arguments) throws Exception {
    int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    Path folder = Files.createTempDirectory("portolan-bench");
    SigningKey key = SigningKey.generate(Alg.ED25519);
    try {
      fill(folder, key, entries, true);
      measure(folder, key, entries, entries + " anchors");
      fill(folder, key, entries, false);
      measure(folder, key, 2 * entries, entries + " anchors and as many endings");
    } finally {
      Folders.delete(folder);
    }
  }

  private static TransparencyLog open(Path folder, SigningKey key) {
    return TransparencyLog.open(
        new LogSettings(
            "tlog:bench",
            "bench.example/main",
            HashAlgorithm.SHA256,
            LogSettings.embedded(folder.resolve("log"))),
        key,
        key,
        key.spki(),
        Clock.systemUTC());
  }

  private static void fill(Path folder, SigningKey key, int entries, boolean anchors) {
    long begin = System.nanoTime();
    try (TransparencyLog log = open(folder, key)) {
      for (int i = 1; i <= entries; i++) {
        Bytes32 hash = Sha256.hash(BigEndian.u64(i));
        log.transactor()
            .send(
                log.transactor()
                    .prepare(
                        anchors
                            ? new Command.AnchorBatch(log.publisher(), i, hash, 2)
                            : new Command.End(log.publisher(), new Ending(hash, Bytes32.ZERO))));
      }
    }
    System.out.printf(
        "%,d %s appended, each on disk: %,.0f/s%n",
        entries, anchors ? "anchors" : "endings", entries / ((System.nanoTime() - begin) / 1e9));
  }

  private static void measure(Path folder, SigningKey key, int entries, String what) {
    long before = heap();
    long begin = System.nanoTime();
    try (TransparencyLog log = open(folder, key)) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      long held = heap() - before;
      System.out.printf(
          "%s: opened in %.1f s (%,.0f entries/s); %.1f MB in memory, %.0f bytes an entry"
              + " (head %s)%n",
          what,
          seconds,
          entries / seconds,
          held / 1e6,
          (double) held / entries,
          log.checkpoint().orElseThrow().checkpoint().root().hex().substring(0, 8));
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

package org.portolan.bench.edifact;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.translate.Translator;

/** A 100 MB interchange through a process of its own with a heap of 256 MB. */
public final class FlatMemory {
  private static final int MESSAGES = 25_000;

  private FlatMemory() {}

  public static void run(String[] arguments) throws Exception {
    Path file = Files.createTempFile("portolan-bench", ".edi");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        InvoicInterchange.write(out, MESSAGES);
      }
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  FlatMemory.class.getName(),
                  file.toString())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the process failed");
      }
    } finally {
      Files.delete(file);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int[] messages = new int[1];
    long begin = System.nanoTime();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      new Translator(Mode.STRICT, Clock.systemUTC())
          .stream(
              in,
              "0".repeat(64),
              message -> {
                messages[0]++;
                message.document().orElseThrow();
              },
              (done, findings) -> {});
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%.0f MB, %,d messages with -Xmx256m: %.1f s, %.1f MB/s, %,.0f messages/s%n",
        Files.size(file) / 1e6,
        messages[0],
        seconds,
        Files.size(file) / 1e6 / seconds,
        messages[0] / seconds);
  }
}

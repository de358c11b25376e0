package org.portolan.bench.edifact;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.translate.Translator;

/**
 * A 100 MB interchange through a process of its own with a heap of 128 MB: split, validated,
 * mapped, answered and written again, message by message.
 */
public final class FlatMemory {
  private static final int MESSAGES = 25_600;
  private static final String HEAP = "128";

  private FlatMemory() {}

  /**
   * @param arguments MB of the heap, 128 where nothing is said
   */
  public static void run(String[] arguments) throws Exception {
    String heap = arguments.length > 0 ? arguments[0] : HEAP;
    Path file = Files.createTempFile("portolan-bench", ".edi");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        InvoicInterchange.write(out, MESSAGES);
      }
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + heap + "m",
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
    Answered answered = new Answered();
    double seconds = read(file, answered);
    System.out.printf(
        "%.1f MB in a heap of at most %d MB: %,d messages, %,d of them accepted, %.1f s, %.1f MB/s,"
            + " %,.0f messages/s%n",
        Files.size(file) / 1e6,
        Runtime.getRuntime().maxMemory() >> 20,
        answered.messages(),
        answered.accepted(),
        seconds,
        Files.size(file) / 1e6 / seconds,
        answered.messages() / seconds);
    System.out.printf(
        "%,d answers (APERAK, one CONTRL), %.1f MB; written again: %.1f MB%n",
        answered.answers(), answered.answerBytes() / 1e6, answered.written() / 1e6);
    if (answered.accepted() != answered.messages()) {
      throw new IllegalStateException("a message was not accepted");
    }
  }

  private static double read(Path file, Answered answered) throws IOException {
    long begin = System.nanoTime();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      new Translator(Mode.STRICT, Clock.systemUTC())
          .stream(in, "0".repeat(64), answered::message, answered);
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}

package org.portolan.bench.start;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.portolan.directories.Directories;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.translate.Translator;

/**
 * What a new process takes to have every directory and mapping table at hand, and then for the
 * first message of one: measured within the process, so that the start of the JVM is not counted.
 */
public final class DirectoriesAvailable {
  private static final String SAMPLE = "/portolan/samples/cusdec-import-d96b.edi";
  private static final String[] STEPS = {
    "all directories and tables at hand",
    "one directory read",
    "its first message translated",
    "the second message",
    "every directory read"
  };

  private DirectoriesAvailable() {}

  /** {@code directories [RUNS]}: in processes of their own, without a cache of classes. */
  public static void run(String[] arguments) throws Exception {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 11;
    List<String[]> told = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      told.add(once());
    }
    for (int step = 0; step < STEPS.length; step++) {
      int at = step;
      System.out.printf(
          Locale.ROOT,
          "%-36s %5.1f ms of one core, %6.1f ms (medians of %d)%n",
          STEPS[step],
          median(told.stream().map(line -> line[2 * at]).toList()),
          median(told.stream().map(line -> line[2 * at + 1]).toList()),
          runs);
    }
  }

  private static double median(List<String> told) {
    return told.stream().map(Double::valueOf).sorted().toList().get(told.size() / 2);
  }

  private static String[] once() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DirectoriesAvailable.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the measured process failed");
    }
    return line.split(" ");
  }

  private interface Step {
    void go() throws IOException;
  }

  /** The measured process: for each step the core's and the clock's time, in milliseconds. */
  public static void main(String[] arguments) throws IOException {
    byte[] sample;
    try (InputStream in = DirectoriesAvailable.class.getResourceAsStream(SAMPLE)) {
      sample = in.readAllBytes();
    }
    Translator[] translator = new Translator[1];
    Step message =
        () -> translator[0].translate(new ByteArrayInputStream(sample), "0".repeat(64)).messages();
    StringBuilder line = new StringBuilder();
    for (Step step :
        new Step[] {
          () -> {
            Directories.names();
            translator[0] = new Translator(Mode.STRICT, Clock.systemUTC());
          },
          () -> Directories.find("D.96B").orElseThrow(),
          message,
          message,
          () -> Directories.names().forEach(Directories::find)
        }) {
      measure(step, line);
    }
    System.out.println(line);
  }

  private static void measure(Step step, StringBuilder line) throws IOException {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long clock = System.nanoTime();
    step.go();
    double took = (System.nanoTime() - clock) / 1e6;
    double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
    line.append(String.format(Locale.ROOT, "%.2f %.2f ", used, took));
  }
}

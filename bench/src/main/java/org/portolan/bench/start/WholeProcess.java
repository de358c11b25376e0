package org.portolan.bench.start;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.portolan.uncefact.translate.Translator;

/**
 * The launcher as a user runs it, whole processes from outside: how long until the hub answers, how
 * much memory it holds when idle, how long a command takes.
 */
public final class WholeProcess {
  private static final long IDLE_SECONDS = 10;

  private WholeProcess() {}

  private static String launcher() {
    String home = System.getProperty("portolan.home");
    if (home == null) {
      throw new IllegalStateException("run by ./portolan bench");
    }
    return Path.of(home, "portolan").toString();
  }

  /** {@code start [RUNS]}: serve, until it answers over HTTP; then its memory after ten seconds. */
  public static void start(String[] arguments) throws Exception {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    for (String cache : new String[] {"on", "off"}) {
      List<Long> ready = new ArrayList<>();
      List<Long> memory = new ArrayList<>();
      for (int i = 0; i <= runs; i++) {
        long[] measured = serve(cache);
        // The first one may build, train and warm the disk.
        if (i > 0) {
          ready.add(measured[0]);
          memory.add(measured[1]);
        }
      }
      System.out.printf(
          "class cache %-3s  ready after %s ms; resident when idle %s KiB%n",
          cache, spread(ready), spread(memory));
    }
  }

  private static long[] serve(String cache) throws Exception {
    Path folder = Files.createTempDirectory("portolan-bench-start");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            launcher(), "serve", "--portolan.folder=" + folder, "--server.port=" + port);
    builder.environment().put("PORTOLAN_AOT", cache);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    long begin = System.nanoTime();
    Process process = builder.start();
    try {
      await(process, URI.create("http://127.0.0.1:" + port + "/api/health"));
      long ready = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      return new long[] {ready, resident(process.pid())};
    } finally {
      process.destroy();
      process.waitFor();
      delete(folder);
    }
  }

  private static void await(Process process, URI health) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    while (true) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the hub ended with status " + process.exitValue());
      }
      try {
        HttpResponse<Void> answer =
            http.send(
                HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not listening yet
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** In KiB, as the system counts it. */
  private static long resident(long pid) throws Exception {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String told = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return Long.parseLong(told.strip());
  }

  /** {@code cli [RUNS]}: each command that needs no server, from its start to its end. */
  public static void cli(String[] arguments) throws Exception {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 11;
    Path sample = Files.createTempFile("portolan-bench", ".edi");
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      Files.write(sample, in.readAllBytes());
    }
    String[][] commands = {
      {"validate", sample.toString()},
      {"translate", sample.toString()},
      {"verify", sample.toString(), "--trust", sample.toString()},
      {"map", "show", "CUSDEC"},
      {"policy", "explain", sample.toString()}
    };
    try {
      for (String cache : new String[] {"on", "off"}) {
        for (String[] command : commands) {
          List<Long> took = new ArrayList<>();
          for (int i = 0; i <= runs; i++) {
            long one = run(cache, command);
            if (i > 0) {
              took.add(one);
            }
          }
          System.out.printf("class cache %-3s  %-9s %s ms%n", cache, command[0], spread(took));
        }
      }
    } finally {
      Files.delete(sample);
    }
  }

  private static long run(String cache, String... command) throws Exception {
    List<String> line = new ArrayList<>(List.of(launcher()));
    line.addAll(Arrays.asList(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("PORTOLAN_AOT", cache);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    long begin = System.nanoTime();
    builder.start().waitFor();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  private static String spread(List<Long> measured) {
    List<Long> sorted = measured.stream().sorted().toList();
    return "median "
        + sorted.get(sorted.size() / 2)
        + " ("
        + sorted.get(0)
        + " to "
        + sorted.get(sorted.size() - 1)
        + ", "
        + sorted.size()
        + " runs)";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package org.portolan.attestor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An attestor started as a person would start it, on the class path of the test. */
final class AttestorProcess implements AutoCloseable {
  private final Process process;
  private final int port;
  private final List<String> said = new ArrayList<>();

  private AttestorProcess(Class<?> main, Path config, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                "--config",
                config.toString()));
    command.addAll(List.of(more));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    port = waitUntilItAnswers();
  }

  static AttestorProcess start(Path config) throws IOException {
    return new AttestorProcess(Main.class, config);
  }

  /** One that halts, as by a kill -9, when it takes a step. */
  static AttestorProcess haltingAt(String step, Path config) throws IOException {
    return new AttestorProcess(HaltingAttestor.class, config, step);
  }

  /** 0 where it ended instead. */
  private int waitUntilItAnswers() throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      int at = line.lastIndexOf("https://127.0.0.1:");
      if (at >= 0) {
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
      }
    }
    return 0;
  }

  int port() {
    return port;
  }

  List<String> said() {
    return said;
  }

  int exit() throws InterruptedException {
    process.waitFor(1, TimeUnit.MINUTES);
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

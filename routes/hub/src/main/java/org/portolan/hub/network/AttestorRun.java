package org.portolan.hub.network;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.attestor.Main;

/**
 * One attestor's process. It ends when its standard input does: with the hub, however that ends.
 */
record AttestorRun(Process process, int port) implements AutoCloseable {
  private static final Pattern ANSWERS = Pattern.compile("answers at https://[^:]+:([0-9]+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static AttestorRun start(Path folder, Path config) {
    File log = folder.resolve("attestor.log").toFile();
    try {
      Files.deleteIfExists(log.toPath());
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Main.class.getName(),
                  "--config",
                  config.toAbsolutePath().toString(),
                  Main.UNTIL_INPUT_ENDS)
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
      return new AttestorRun(process, port(process, log.toPath()));
    } catch (IOException e) {
      throw new UncheckedIOException("an attestor does not start: " + config, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while an attestor started", e);
    }
  }

  private static int port(Process process, Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Matcher answers = ANSWERS.matcher(Files.readString(log));
      if (answers.find()) {
        return Integer.parseInt(answers.group(1));
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("an attestor did not start: " + Files.readString(log));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

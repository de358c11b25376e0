package org.portolan.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that takes records is killed; what it had acknowledged is there. */
class AcknowledgedRecordsTest {
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  /** Takes records from a number on and tells each one that is acknowledged. */
  static final class Accepting {
    public static void main(String[] arguments) {
      try (RecordStore store = new RecordStore(Path.of(arguments[0]), 20_000, 0)) {
        for (int i = Integer.parseInt(arguments[1]); ; i++) {
          store.accept(List.of(SampleRecords.record("r" + i)));
          System.out.println(i);
        }
      }
    }
  }

  @Test
  void what_was_acknowledged_before_a_kill_is_there_after_it() throws Exception {
    int acknowledged = -1;
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged = acceptAndKill(acknowledged + 1);

      try (RecordStore store = new RecordStore(folder, 20_000, 0)) {
        for (int i = 0; i <= acknowledged; i++) {
          assertThat(store.find(SampleRecords.record("r" + i).commitment()))
              .as("record " + i)
              .isPresent();
        }
      }
    }
    assertThat(acknowledged).isGreaterThan(100 * ROUNDS);
  }

  /** Kills the process after more than a hundred records; the last one that it told of. */
  private int acceptAndKill(int from) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Accepting.class.getName(),
                folder.toString(),
                Integer.toString(from))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = from - 1;
    try (BufferedReader told =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = told.readLine();
      while (line != null) {
        last = Math.max(last, Integer.parseInt(line));
        if (last == from + 120) {
          process.toHandle().destroyForcibly();
        }
        line = told.readLine();
      }
    }
    process.waitFor();
    return last;
  }
}

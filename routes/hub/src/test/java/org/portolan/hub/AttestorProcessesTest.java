package org.portolan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journey with attestors that are processes of their own, and once more in the same folder. */
class AttestorProcessesTest {
  @TempDir Path folder;

  private String demo() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream say = new PrintStream(said, true, StandardCharsets.UTF_8);
    int status = new Demo(folder, say, step -> {}).run(new Demo.Beginning(List.of(), true, false));
    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(status).as(text).isZero();
    return text;
  }

  @Test
  void three_processes_read_customs_log_and_sign_and_go_on_after_a_restart() throws Exception {
    assertThat(demo()).contains("VALID as of").contains("in a process of its own");

    Path processes = folder.resolve("state/attestor-processes");
    List<Path> journals;
    try (Stream<Path> files = Files.walk(processes)) {
      journals = files.filter(file -> file.endsWith("attestor.journal")).toList();
    }
    assertThat(journals).hasSize(3).allMatch(file -> lines(file) >= 1);
    assertThat(demo()).contains("VALID as of");
  }

  private static long lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

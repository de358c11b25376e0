package org.portolan.uncefact.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer reads files that it makes from messages of many hands, guided by the ways that they take
 * through the reader and the validator, in a process of its own with a heap of 256 MB.
 */
class GuidedFuzzTest {
  private static final int LARGEST = 1 << 16;
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in");
  private static final Pattern WAYS = Pattern.compile("cov: (\\d+)");

  @TempDir Path folder;

  @Test
  void guided_changes_are_read_or_refused_in_bounds_that_grow_with_the_file() throws Exception {
    fuzz(30);
  }

  @Tag("slow")
  @Test
  void guided_changes_are_read_or_refused_for_ten_minutes() throws Exception {
    fuzz(600);
  }

  private void fuzz(int seconds) throws Exception {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    int kept = seeds(seeds);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m", "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    command.addAll(List.of("-cp", OlderClassFiles.classpath(classes)));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + GuidedFuzzTarget.class.getName());
    command.add("--instrumentation_includes=org.portolan.uncefact.**:org.portolan.directories.**");
    command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*");
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder + "/");
    command.addAll(List.of("-max_total_time=" + seconds, "-max_len=" + LARGEST, "-timeout=60"));
    command.add(Files.createDirectories(folder.resolve("found")).toString());
    command.add(seeds.toString());
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    int end = process.waitFor();
    assumeTrue(
        !said.contains("UnsatisfiedLinkError"),
        "the fuzzer has no library for this kind of machine");

    assertThat(end).as("%s%n%s", said, artifacts()).isZero();
    int runs = last(DONE, said);
    assertThat(runs).as(said).isGreaterThan(kept);
    // Were nothing instrumented it would be no guided fuzzing.
    assertThat(last(WAYS, said)).as(said).isGreaterThan(1_000);
    System.out.printf("guided fuzz: %,d files, %d ways seen%n", runs, last(WAYS, said));
  }

  private static int last(Pattern pattern, String text) {
    int last = 0;
    for (Matcher m = pattern.matcher(text); m.find(); ) {
      last = Integer.parseInt(m.group(1));
    }
    return last;
  }

  /** What ended it, so that the test's output alone is enough to see it again. */
  private String artifacts() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(file.getFileName()).append(": ");
        text.append(new String(Files.readAllBytes(file), ISO_8859_1)).append('\n');
      }
    }
    return text.toString();
  }

  /** Our own messages and, where it stands beside the checkout, the corpus. */
  private static int seeds(Path to) throws IOException {
    List<Path> folders =
        new ArrayList<>(
            List.of(
                Path.of("src/main/resources/portolan/samples"),
                Path.of("src/test/resources/portolan/messages")));
    Path shared = Path.of("../../../shared/corpus/edifact").toAbsolutePath().normalize();
    if (Files.isDirectory(shared)) {
      folders.add(shared);
    }
    int kept = 0;
    for (String written : ReaderFuzzTest.SEEDS) {
      Files.writeString(to.resolve("" + kept++), written, ISO_8859_1);
    }
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) <= LARGEST) {
            Files.copy(file, to.resolve("" + kept++));
          }
        }
      }
    }
    return kept;
  }
}

package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real files of many hands, where they stand beside the checkout. */
class CorpusTest {
  private static Path corpus() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/corpus/edifact"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no corpus beside this checkout");
    return folder.resolve("shared/corpus/edifact");
  }

  @Test
  void every_file_is_read_to_its_end_or_refused_with_a_place() throws IOException {
    try (Stream<Path> files = Files.walk(corpus())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Interchanges told = Interchanges.judged(Mode.STRICT, Files.readAllBytes(file));
        assertThat(told.messages.size() + told.findings.size()).as(file.toString()).isPositive();
        assertThat(told.findings)
            .allSatisfy(finding -> assertThat(finding.place().offset()).isNotNegative());
      }
    }
  }
}

package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.finding.Level;

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
        System.out.printf(
            "%-28s %5d messages %4d findings %s%n",
            file.getFileName(),
            told.messages.size(),
            told.findings.size(),
            told.codes().stream().distinct().toList());
      }
    }
  }

  @Test
  void the_transit_declaration_has_four_findings_when_read_strictly() throws IOException {
    Path file;
    try (Stream<Path> files = Files.walk(corpus())) {
      file = files.filter(f -> f.endsWith("96b_cusdec.edi")).findFirst().orElseThrow();
    }
    Interchanges told = Interchanges.judged(Mode.STRICT, Files.readAllBytes(file));
    told.findings.forEach(System.out::println);

    assertThat(told.findings).hasSize(4);
    assertThat(
            Interchanges.judged(Mode.TOLERANT, Files.readAllBytes(file)).findings.stream()
                .filter(f -> f.level() == Level.ERROR))
        .isEmpty();
    assertThat(List.of(told.messages.get(0).type())).containsExactly("CUSDEC");
  }
}

package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;

/** Real files of many hands, where they stand beside the checkout. */
class CorpusTest {
  @Test
  void every_file_is_read_to_its_end_or_refused_with_a_place() throws IOException {
    StringBuilder table = new StringBuilder("file\tmessages\terrors\twarnings\tnotes\tcodes\n");
    int read = 0;
    for (Path file : files()) {
      Interchanges told = Interchanges.judged(Mode.STRICT, Files.readAllBytes(file));
      assertThat(told.messages.isEmpty() && told.findings.isEmpty()).as("%s", file).isFalse();
      read += told.messages.size();
      table.append(row(corpus().relativize(file), told)).append('\n');
    }
    Files.writeString(Path.of("target", "edifact-corpus.tsv"), table);

    assertThat(read).isGreaterThan(60);
  }

  @Test
  void the_transit_declaration_has_three_codes_that_its_directory_does_not_list()
      throws IOException {
    byte[] file = file("96b_cusdec.edi");

    List<Finding> strict = Interchanges.judged(Mode.STRICT, file).findings;
    List<Finding> tolerant = Interchanges.judged(Mode.TOLERANT, file).findings;

    assertThat(strict)
        .extracting(finding -> finding.code() + " " + finding.place().tag() + " " + finding.seen())
        .containsExactly("PTL-EDI-037 PAC CS", "PTL-EDI-037 PCI AA", "PTL-EDI-037 DOC AA");
    assertThat(tolerant).noneMatch(finding -> finding.level() == Level.ERROR);
  }

  private static String row(Path file, Interchanges told) {
    return "%s\t%d\t%d\t%d\t%d\t%s"
        .formatted(
            file,
            told.messages.size(),
            count(told, Level.ERROR),
            count(told, Level.WARNING),
            count(told, Level.NOTE),
            told.codes().stream()
                .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting())));
  }

  private static long count(Interchanges told, Level level) {
    return told.findings.stream().filter(finding -> finding.level() == level).count();
  }

  private static byte[] file(String name) throws IOException {
    Path found = files().stream().filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    return Files.readAllBytes(found);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(corpus())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("INDEX.tsv"))
          .sorted()
          .toList();
    }
  }

  private static Path corpus() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/RECORD.md"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no corpus beside this checkout");
    return folder.resolve("shared/corpus/edifact");
  }
}

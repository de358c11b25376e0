package org.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Files stay small enough to be read at one sitting; the exceptions say why in their first line.
 */
class SourceShapeTest {
  private static final int LONGEST = 400;

  @Test
  void a_source_file_above_400_lines_gives_its_reason_in_its_first_line() throws IOException {
    List<String> unexplained = new ArrayList<>();
    for (Path source : Checkout.sources("main")) {
      List<String> lines = Files.readAllLines(source);
      if (lines.size() > LONGEST && !lines.get(0).startsWith("// Long because")) {
        unexplained.add(Checkout.root().relativize(source) + ": " + lines.size());
      }
    }
    assertThat(unexplained).isEmpty();
  }

  @Test
  void half_of_the_source_files_have_at_most_100_lines_and_nine_of_ten_at_most_250()
      throws IOException {
    List<Integer> lengths = new ArrayList<>();
    for (Path source : Checkout.sources("main")) {
      if (!source.endsWith("package-info.java")) {
        lengths.add(Files.readAllLines(source).size());
      }
    }
    lengths.sort(null);
    int median = lengths.get(lengths.size() / 2);
    int ninth = lengths.get(lengths.size() * 9 / 10);
    System.out.printf("%d source files: median %d lines, p90 %d%n", lengths.size(), median, ninth);
    assertThat(median).isLessThanOrEqualTo(100);
    assertThat(ninth).isLessThanOrEqualTo(250);
  }
}

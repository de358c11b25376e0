package org.portolan.uncefact.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingTableTest {
  private static final Pattern CODE = Pattern.compile("PTL-(?:EDI|MAP|AGR)-\\d{3}");

  /** UNCL 0085 of syntax 4; syntax 3 has those up to 43. */
  private static final Pattern SYNTAX_ERROR = Pattern.compile("|2|7|1[2-9]|2[0-9]|3[0-9]|4[0-8]");

  @Test
  void every_code_has_a_meaning_and_a_next_action() {
    assertThat(FindingTable.lines().values())
        .allSatisfy(
            line -> {
              assertThat(line.code()).matches(CODE);
              assertThat(line.meaning()).isNotBlank();
              assertThat(line.nextAction()).isNotBlank();
              assertThat(line.applicationError()).matches("[A-Z]{3}\\d{3}");
              assertThat(line.syntaxError3()).matches(SYNTAX_ERROR).isNotIn("44", "45", "46");
              assertThat(line.syntaxError4()).matches(SYNTAX_ERROR);
            });
  }

  @Test
  void every_code_in_the_sources_is_in_the_table() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher code = CODE.matcher(Files.readString(source));
        while (code.find()) {
          used.add(code.group());
        }
      }
    }
    assertThat(FindingTable.lines().keySet()).containsAll(used);
  }

  @Test
  void the_manual_has_the_table_as_it_is() throws IOException {
    String manual = Files.readString(Path.of("../../docs/edifact.md"));
    String expected =
        FindingTable.lines().values().stream()
            .sorted((a, b) -> a.code().compareTo(b.code()))
            .map(
                l ->
                    "| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                            l.code(),
                            l.level(),
                            l.syntaxError3(),
                            l.syntaxError4(),
                            l.applicationError(),
                            l.meaning()))
            .collect(Collectors.joining("\n"));

    assertThat(manual).contains(expected);
  }
}

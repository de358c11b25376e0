package org.portolan.evidence;

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

/**
 * A code in the sources has a line in the table, and a line in the table is used somewhere; those
 * of messages have a table of their own.
 */
class RefusalTableTest {
  private static final Pattern CODE = Pattern.compile("PTL-[A-Z]{3}-[0-9]{3}");

  @Test
  void every_code_in_the_sources_has_a_line() throws IOException {
    Set<String> used = new TreeSet<>();
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    for (String module :
        new String[] {
          "mappings/record",
          "chain-connectors/evidence",
          "chain-connectors/spi",
          "chain-connectors/registry",
          "chain-connectors/transparency-log",
          "chain-connectors/ethereum",
          "chain-connectors/fabric",
          "chain-connectors/fabric/chaincode",
          "chain-connectors/publisher",
          "relay",
          "relay/attestor",
          "routes/hub",
          "routes/app"
        }) {
      for (String sources : new String[] {"src/main/java", "contracts"}) {
        used.addAll(codes(root.resolve(module).resolve(sources)));
      }
    }

    used.removeAll(findings(root));
    assertThat(RefusalTable.lines().keySet()).containsAll(used);
    Set<String> unused = new TreeSet<>(RefusalTable.lines().keySet());
    unused.removeAll(used);
    assertThat(unused).isEmpty();
  }

  /** Codes of what is found in messages, whoever finds it. */
  private static Set<String> findings(Path root) throws IOException {
    Path table =
        root.resolve("mappings/uncefact/src/main/resources/portolan/findings/findings.psv");
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .filter(line -> line.startsWith("PTL-"))
          .map(line -> line.split("\\|")[0].strip())
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> codes(Path sources) throws IOException {
    Set<String> used = new TreeSet<>();
    if (!Files.isDirectory(sources)) {
      return used;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|sol)")).toList()) {
        Matcher codes = CODE.matcher(Files.readString(file));
        while (codes.find()) {
          if (!codes.group().startsWith("PTL-EDI") && !codes.group().startsWith("PTL-MAP")) {
            used.add(codes.group());
          }
        }
      }
    }
    return used;
  }

  @Test
  void every_line_tells_what_to_do_next() {
    assertThat(RefusalTable.lines().values())
        .allSatisfy(line -> assertThat(line.nextAction()).isNotBlank());
  }
}

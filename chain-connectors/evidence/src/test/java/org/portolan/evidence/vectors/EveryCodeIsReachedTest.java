package org.portolan.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.RefusalTable;

/** A code that nothing reaches may be one that nothing can reach: each is in a vector or a test. */
class EveryCodeIsReachedTest {
  private static final Pattern CODE = Pattern.compile("PTL-[A-Z]{3}-[0-9]{3}");

  /** Owed: codes of ledgers, attestors, relay and hub that no test names yet. Only ever fewer. */
  private static final Set<String> OWED =
      Set.of(
          "PTL-API-002",
          "PTL-API-007",
          "PTL-API-008",
          "PTL-ATT-002",
          "PTL-ATT-003",
          "PTL-ATT-004",
          "PTL-ATT-005",
          "PTL-ATT-007",
          "PTL-ATT-009",
          "PTL-ATT-010",
          "PTL-ATT-011",
          "PTL-ATT-021",
          "PTL-ATT-022",
          "PTL-ATT-023",
          "PTL-DST-011",
          "PTL-DST-018",
          "PTL-DST-019",
          "PTL-DST-021",
          "PTL-ETH-001",
          "PTL-EVM-014",
          "PTL-EVM-015",
          "PTL-EVM-016",
          "PTL-INT-004",
          "PTL-LED-001",
          "PTL-LED-004",
          "PTL-MPT-004",
          "PTL-PUB-002",
          "PTL-QBF-007",
          "PTL-RLY-002",
          "PTL-RLY-004",
          "PTL-RLY-005",
          "PTL-RLY-006",
          "PTL-RLY-008",
          "PTL-RLY-010",
          "PTL-STM-007");

  @Test
  void every_code_of_the_table_is_in_a_vector_or_a_test() throws IOException {
    Set<String> missing = new TreeSet<>(RefusalTable.lines().keySet());
    AllVectors.make().stream()
        .filter(vector -> vector.code() != null)
        .forEach(vector -> missing.remove(vector.code()));
    Path root = RefusalsDocumentTest.root();
    for (String part :
        new String[] {"mappings", "chain-connectors", "relay", "routes", "conformance-tests"}) {
      try (Stream<Path> files = Files.walk(root.resolve(part))) {
        for (Path file : files.filter(EveryCodeIsReachedTest::isTest).toList()) {
          Matcher codes = CODE.matcher(Files.readString(file));
          while (codes.find()) {
            missing.remove(codes.group());
          }
        }
      }
    }
    missing.removeAll(OWED);
    assertThat(missing).isEmpty();
  }

  private static boolean isTest(Path file) {
    return file.toString().endsWith(".java")
        && file.toString().contains("/src/test/")
        && !file.getFileName().toString().equals("EveryCodeIsReachedTest.java");
  }
}

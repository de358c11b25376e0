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
    assertThat(missing).isEmpty();
  }

  private static boolean isTest(Path file) {
    return file.toString().endsWith(".java")
        && (file.toString().contains("/src/test/") || isContract(file))
        && !file.getFileName().toString().equals("EveryCodeIsReachedTest.java");
  }

  /** Suites that every connector runs: tests, that stand with the code of their module. */
  private static boolean isContract(Path file) {
    return file.getParent().endsWith("contract") && file.toString().contains("-tests/src/main/");
  }
}

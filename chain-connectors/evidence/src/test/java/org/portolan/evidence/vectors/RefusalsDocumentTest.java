package org.portolan.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.RefusalTable;

/** docs/refusals.md is the table of refusals, with where the vectors show each. */
class RefusalsDocumentTest {
  private static final String HEAD =
      """
      # Refusals

      Whatever is not believed is refused with a code that does not change, the rule behind it, the place, what was seen
      there, what was expected, and what to do next. A refusal is an answer: a verifier never throws, and never says more
      than it checked. This page is made from `refusals.tsv` (in `chain-connectors/evidence`) and from the
      [vectors](../conformance-tests/vectors/src/main/resources/portolan/vectors/README.md) (`-Dportolan.vectors=write` on its tests); findings in messages have a table of their own,
      `findings.psv` in `mappings/uncefact`.

      "At" is the place that a refusal of the vectors names, N standing for a number; a dash: the refusal is a ledger's, an attestor's or the hub's, and
      its tests show it. "Vectors" is how many files expect the code.
      """;

  private static final Map<String, String> GROUPS = groups();

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("ENT", "Entries");
    groups.put("MAN", "Manifest, and between entries");
    groups.put("LEA", "Leaves");
    groups.put("SET", "Sets");
    groups.put("HDR", "Record header");
    groups.put("SHF", "Sheaf");
    groups.put("BAT", "Batch");
    groups.put("CBR", "CBOR and COSE");
    groups.put("KEY", "Public keys");
    groups.put("JSN", "JSON");
    groups.put("BUN", "Bundle");
    groups.put("TRU", "Trust file");
    groups.put("ISS", "Issuer's signature");
    groups.put("SIG", "Attestors' signatures");
    groups.put("STM", "Statements");
    groups.put("POL", "Policies");
    groups.put("EVI", "Evidence");
    groups.put("LOG", "Transparency log");
    return groups;
  }

  @Test
  void the_document_is_the_table() throws IOException {
    String made = document();
    Path file = root().resolve("docs/refusals.md");
    if ("write".equals(System.getProperty("portolan.vectors"))) {
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file))
        .as("run this test with -Dportolan.vectors=write after a change of refusals.tsv")
        .isEqualTo(made);
  }

  private static String document() {
    Map<String, Integer> vectors = new TreeMap<>();
    Judge.SEEN_AT.clear();
    for (Vector vector : AllVectors.make()) {
      Judge.judge(vector.subject(), vector.input());
      if (vector.code() != null) {
        vectors.merge(vector.code(), 1, Integer::sum);
      }
    }
    StringBuilder out = new StringBuilder(HEAD);
    Map<String, String> titles = new LinkedHashMap<>(GROUPS);
    RefusalTable.lines().keySet().stream()
        .map(RefusalsDocumentTest::group)
        .sorted()
        .forEach(group -> titles.putIfAbsent(group, group));
    titles.forEach((group, title) -> section(out, group, title, vectors));
    return out.toString();
  }

  private static void section(
      StringBuilder out, String group, String title, Map<String, Integer> vectors) {
    out.append("\n## ").append(title).append("\n\n");
    out.append("| code | rule | at | next | vectors |\n|---|---|---|---|---|\n");
    RefusalTable.lines().values().stream()
        .filter(line -> group(line.code()).equals(group))
        .sorted(java.util.Comparator.comparing(RefusalTable.Line::code))
        .forEach(
            line ->
                out.append("| ")
                    .append(
                        String.join(
                            " | ",
                            line.code(),
                            cell(line.rule()),
                            at(line.code()),
                            cell(line.nextAction()),
                            "" + vectors.getOrDefault(line.code(), 0)))
                    .append(" |\n"));
  }

  private static String at(String code) {
    Set<String> paths = Judge.SEEN_AT.getOrDefault(code, Set.of());
    List<String> general =
        paths.stream()
            .map(path -> path.isEmpty() ? "/" : path.replaceAll("[0-9]+", "N"))
            .distinct()
            .sorted()
            .toList();
    if (group(code).equals("ENT") && !general.isEmpty()) {
      return "the entry's pointer";
    }
    String shown = String.join("`, `", general.subList(0, Math.min(3, general.size())));
    return general.isEmpty() ? "—" : "`" + cell(shown) + "`" + (general.size() > 3 ? " ..." : "");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String group(String code) {
    return code.substring(4, 7);
  }

  static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root;
  }
}

package org.portolan.uncefact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModelDescriptionTest {
  private final Terms terms = Terms.load();
  private final String page = ModelDescription.of(terms);

  @Test
  void every_definition_and_every_library_name_stands_on_the_page() {
    assertThat(terms.all())
        .allSatisfy(
            term -> {
              assertThat(page).contains(term.definition());
              assertThat(page).contains("`" + term.jsonLdName() + "`");
              if (!term.uncefactName().equals("-")) {
                assertThat(page).contains(term.uncefactName());
              }
            });
  }

  @Test
  void a_shape_is_described_once_and_linked_from_where_it_is_used() {
    Set<String> shapes =
        terms.all().stream().flatMap(term -> term.shape().stream()).collect(Collectors.toSet());

    assertThat(shapes).hasSizeGreaterThan(10).contains("party", "place", "tax");
    assertThat(shapes)
        .allSatisfy(
            shape -> {
              assertThat(page).contains("*[" + shape + "](#" + shape + ")*");
              assertThat(page.split("\n## " + shape + "\n", -1)).hasSize(2);
            });
  }

  @Test
  void every_row_of_its_tables_has_eight_cells() {
    assertThat(page.lines().filter(line -> line.startsWith("| ")))
        .hasSizeGreaterThan(200)
        .allSatisfy(line -> assertThat(line.split("(?<!\\\\)\\|", -1)).hasSize(10));
  }
}

package org.portolan.uncefact.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TermsTest {
  private final Terms terms = Terms.load();

  @Test
  void a_term_is_found_by_its_pointer_and_by_its_pattern() {
    Term term = terms.find("/consignment/items/12/grossWeightMeasure").orElseThrow();

    assertThat(term.pattern()).isEqualTo("/consignment/items[]/grossWeightMeasure");
    assertThat(terms.find(term.pattern())).contains(term);
    assertThat(term.uncefactName()).contains("Gross Weight");
    assertThat(terms.find("/consignment/items/12/colour")).isEmpty();
  }

  @Test
  void a_shape_stands_wherever_a_term_takes_it() {
    assertThat(terms.find("/consignment/consigneeParty/postalAddress/cityName")).isPresent();
    assertThat(terms.find("/lines[]/packages[]/marks[]").orElseThrow().repeat())
        .isEqualTo(Repeat.LIST);
  }

  @Test
  void a_term_belongs_to_kinds_of_document() {
    assertThatThrownBy(() -> terms.require("customs-declaration", "/lines/0/sequenceNumeric"))
        .isInstanceOf(UnknownTerm.class);
    assertThat(terms.require("commercial-invoice", "/lines/0/sequenceNumeric").mandatoryFor())
        .contains("commercial-invoice");
    assertThatThrownBy(() -> terms.title("shopping-list")).isInstanceOf(UnknownTerm.class);
  }

  @Test
  void what_a_trust_file_says_of_a_form_comes_from_the_table() {
    assertThat(terms.mandatory("customs-declaration"))
        .contains(
            "/exchangedDocument/identifier",
            "/consignment/items",
            "/consignment/items/*/sequenceNumeric")
        .doesNotContain("/lines");
    assertThat(terms.sets("customs-declaration"))
        .contains("/references", "/consignment/items/*/taxes", "/consignment/equipment/*/seals")
        .doesNotContain("/consignment/items");
  }

  @Test
  void every_term_has_a_definition_a_name_and_no_term_is_a_count() {
    assertThat(terms.all())
        .allSatisfy(
            term -> {
              assertThat(term.definition()).isNotBlank();
              assertThat(term.uncefactName()).isNotBlank();
              assertThat(term.jsonLdName()).matches("(unece|ptl):[A-Za-z]+");
              assertThat(term.type().map(type -> type.label())).isNotEqualTo("count");
              assertThat(term.kinds()).isNotEmpty();
            });
  }

  @Test
  void a_table_with_a_mistake_is_refused() {
    List.of(
            "/a|text|||x|ptl:a||y\n/a|text|||x|ptl:a||y",
            "/a/b|text|||x|ptl:b||y",
            "/a[]|text|||x|ptl:a||y",
            "/a|text|list||x|ptl:a||y",
            "/a|text||Q|x|ptl:a||y",
            "/a|text|x")
        .forEach(
            rows ->
                assertThatThrownBy(
                        () -> new TermsTable("version 1\nkind K kind | Kind\n" + rows).terms())
                    .as(rows)
                    .isInstanceOf(IllegalStateException.class));
  }

  @Test
  void every_unece_term_is_in_the_vocabularys_context() throws IOException {
    Path context = shared("corpus/uncefact-vocabulary/unece-context.jsonld");
    assumeTrue(context != null, "the vocabulary's context is not here");
    JsonNode vocabulary = JsonMapper.shared().readTree(Files.readAllBytes(context)).get("@context");

    assertThat(terms.all())
        .allSatisfy(
            term -> {
              String name = term.jsonLdName().replaceFirst("^[a-z]+:", "");
              assertThat(vocabulary.has(name))
                  .as(term.pattern() + " " + name)
                  .isEqualTo(term.jsonLdName().startsWith("unece:"));
            });
  }

  private static Path shared(String file) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("shared").resolve("RECORD.md"))) {
        return folder.resolve("shared").resolve(file);
      }
    }
    return null;
  }
}

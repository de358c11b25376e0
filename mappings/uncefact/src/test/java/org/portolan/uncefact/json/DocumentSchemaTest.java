package org.portolan.uncefact.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentSchemaTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Iterable<String> kinds() {
    return Terms.load().kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_document_with_every_term_of_its_kind_is_valid(String kind) {
    assertThat(errors(kind, DocumentWriter.write(FullDocument.of(kind)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void the_schema_itself_is_valid_under_its_dialect(String kind) {
    Schema dialect =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));

    assertThat(dialect.validate(JSON.readTree(DocumentSchema.bytes(kind)))).isEmpty();
  }

  @Test
  void what_is_mandatory_is_required() {
    TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");
    builder.put("/exchangedDocument/name", Value.text("Import"), null);
    TradeDocument document = builder.build();

    assertThat(document.missing()).containsExactly("/exchangedDocument/identifier", "/consignment");
    assertThat(errors("customs-declaration", DocumentWriter.write(document)))
        .extracting(Error::getKeyword)
        .containsExactlyInAnyOrder("required", "required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":7}",
        "{\"name\":\" \"}",
        "{\"colour\":\"red\"}",
        "{\"identifier\":\"x\"}",
        "{\"identifier\":{\"value\":\"x\",\"schemeId\":\"EORI\"}}",
        "{\"typeCode\":{\"value\":\"929\"}}",
        "{\"issueDateTime\":\"22.11.2026\"}",
        "{\"notes\":[]}"
      })
  void what_the_reader_refuses_the_schema_refuses_too(String exchangedDocument) {
    ObjectNode document =
        (ObjectNode) JSON.readTree(DocumentWriter.write(FullDocument.of("customs-declaration")));
    ObjectNode part = (ObjectNode) document.get("exchangedDocument");
    JSON.readTree(exchangedDocument)
        .properties()
        .forEach(member -> part.set(member.getKey(), member.getValue()));

    assertThat(errors("customs-declaration", JSON.writeValueAsBytes(document))).isNotEmpty();
  }

  @Test
  void a_term_of_another_kind_is_no_member() {
    byte[] invoice = DocumentWriter.write(FullDocument.of("commercial-invoice"));

    assertThat(errors("transport-status", invoice)).isNotEmpty();
  }

  private static List<Error> errors(String kind, byte[] json) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(DocumentSchema.bytes(kind), StandardCharsets.UTF_8));
    JsonNode document = JSON.readTree(json);
    return schema.validate(document);
  }
}

package org.portolan.smooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.uncefact.translate.Translator;
import org.smooks.Smooks;
import org.smooks.io.sink.StringSink;
import org.smooks.io.source.StreamSource;

/** Held against what the EDIFACT cartridge 2.0.0 gives of the same messages (the .xml files). */
class EdifactReaderTest {
  private static final String CONFIG =
      """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd">
        <reader class="org.portolan.smooks.EdifactReader"/>
      </smooks-resource-list>
      """;

  /** As it stands in a user's file for the cartridge. */
  private static final String UNCHANGED =
      """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd"
          xmlns:edifact="https://www.smooks.org/xsd/smooks/edifact-2.0.xsd">
        <edifact:parser schemaUri="/d96a/EDIFACT-Messages.dfdl.xsd">
          <edifact:messageTypes><edifact:messageType>INVOIC</edifact:messageType></edifact:messageTypes>
        </edifact:parser>
      </smooks-resource-list>
      """;

  private static String sample(String name) throws IOException {
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/" + name + ".edi")) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  private static String given(String name) throws IOException {
    try (InputStream in = EdifactReaderTest.class.getResourceAsStream(name + ".xml")) {
      return new String(in.readAllBytes(), UTF_8).strip();
    }
  }

  private static String read(String config, String interchange) throws Exception {
    Smooks smooks = new Smooks(new ByteArrayInputStream(config.getBytes(UTF_8)));
    try {
      StringSink out = new StringSink();
      smooks.filterSource(
          new StreamSource<>(new ByteArrayInputStream(interchange.getBytes(ISO_8859_1))), out);
      return out.getResult();
    } finally {
      smooks.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"invoic-d96a", "desadv-d96a", "iftmin-d96a", "iftsta-d96a"})
  void a_message_comes_in_the_shape_that_the_cartridge_gives(String name) throws Exception {
    assertThat(read(CONFIG, sample(name))).isEqualTo(given(name));
  }

  @Test
  void a_service_string_advice_comes_as_the_cartridge_gives_it() throws Exception {
    assertThat(read(CONFIG, "UNA:+.? '\n" + sample("orders-d96a")))
        .isEqualTo(given("orders-d96a-una"));
  }

  @Test
  void functional_groups_come_as_the_cartridge_gives_them() throws Exception {
    String grouped =
        sample("orders-d96a")
            .replace("UNH+1", "UNG+ORDERS+A:1+B:1+260815:0930+7+UN+D:96A'UNH+1")
            .replace("UNZ+1", "UNE+1+7'UNZ+1");

    assertThat(envelope(read(CONFIG, grouped))).isEqualTo(envelope(given("orders-d96a-ung")));
  }

  /** The cartridge takes a message in a group for a bad one; what is around it is the same. */
  private static String envelope(String xml) {
    return xml.replaceAll("<D96A:(ORDERS|BadMessage)>.*</D96A:\\1>", "");
  }

  @Test
  void a_configuration_that_was_written_for_the_cartridge_runs_unchanged() throws Exception {
    assertThat(read(UNCHANGED, sample("invoic-d96a"))).isEqualTo(given("invoic-d96a"));
  }

  @Test
  void what_cannot_be_read_is_told_with_its_code_and_place() {
    assertThatThrownBy(() -> read(CONFIG, sample("invoic-d96a").substring(0, 300)))
        .hasStackTraceContaining("PTL-EDI-002");
    assertThatThrownBy(() -> read(CONFIG, "nothing of the kind"))
        .hasStackTraceContaining("PTL-EDI-001");
  }

  /** The example of docs/camel-and-smooks.md, file by file. */
  @Test
  void a_users_own_mapping_runs_in_a_camel_route() throws Exception {
    try (CamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:invoices").to("smooks:org/portolan/smooks/invoice-to-map.xml");
            }
          });
      camel.start();

      Map<?, ?> invoice =
          camel
              .createProducerTemplate()
              .requestBody("direct:invoices", sample("invoic-d96a"), Map.class);

      assertThat(invoice.get("number")).isEqualTo("EFM-2026-1187");
      assertThat((java.util.List<?>) invoice.get("lines")).hasSize(3);
    }
  }
}

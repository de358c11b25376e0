package org.portolan.camel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translator;

/** The data format in routes of a real Camel context. */
class EdifactDataFormatTest {
  private final CamelContext camel = new DefaultCamelContext();
  private ProducerTemplate send;

  @BeforeEach
  void start() throws Exception {
    EdifactDataFormat documents = new EdifactDataFormat();
    documents.setOutput("document");
    EdifactDataFormat splitting = new EdifactDataFormat();
    splitting.setSplit(true);
    splitting.setOutput("message");
    EdifactDataFormat invoices = new EdifactDataFormat();
    invoices.setMessageType("INVOIC");
    invoices.setDirectory("D.01B");
    invoices.setSender("US:ZZ");
    invoices.setRecipient("THEM:ZZ");
    EdifactDataFormat lenient = new EdifactDataFormat();
    lenient.setFailOnErrors(false);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:json").unmarshal().custom("edifact");
            from("direct:documents").unmarshal(documents);
            from("direct:lenient").unmarshal(lenient);
            from("direct:split").unmarshal(splitting).split(body()).streaming().to("mock:message");
            from("direct:write").marshal(invoices);
            from("direct:there-and-back")
                .unmarshal(documents)
                .marshal(invoices)
                .unmarshal(documents);
          }
        });
    camel.start();
    send = camel.createProducerTemplate();
  }

  @AfterEach
  void stop() throws Exception {
    camel.close();
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = Translator.class.getResourceAsStream("/portolan/samples/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void by_its_name_alone_it_gives_canonical_json_and_the_envelopes_headers() throws IOException {
    Exchange exchange =
        send.request(
            "direct:json", it -> it.getMessage().setBody(bytes(sample("invoic-d96a.edi"))));

    assertThat(exchange.getException()).isNull();
    List<?> bodies = exchange.getMessage().getBody(List.class);
    assertThat(bodies).singleElement().asString().startsWith("{").contains("EFM-2026-1187");
    assertThat(exchange.getMessage().getHeader(EdifactHeaders.SENDER)).isEqualTo("EXAMPLEFLOW:ZZZ");
    assertThat(exchange.getMessage().getHeader(EdifactHeaders.MESSAGE_TYPE)).isEqualTo("INVOIC");
  }

  private static InputStream bytes(byte[] of) {
    return new ByteArrayInputStream(of);
  }

  @Test
  void a_document_is_written_as_an_interchange_and_read_again() throws IOException {
    List<?> once = send.requestBody("direct:documents", sample("invoic-d96a.edi"), List.class);
    List<?> back = send.requestBody("direct:there-and-back", sample("invoic-d96a.edi"), List.class);

    assertThat(identifier(back)).isEqualTo(identifier(once));
  }

  private static String identifier(List<?> documents) {
    return ((TradeDocument) documents.get(0)).text("/exchangedDocument/identifier").orElseThrow();
  }

  @Test
  void headers_of_the_exchange_come_before_options_when_one_is_written() throws IOException {
    List<?> json = send.requestBody("direct:json", sample("invoic-d96a.edi"), List.class);

    String written =
        send.requestBodyAndHeaders(
            "direct:write",
            json.get(0),
            Map.of(
                EdifactHeaders.DIRECTORY, "D.96A",
                EdifactHeaders.CONTROL_REFERENCE, "77",
                EdifactHeaders.RECIPIENT, "OTHER:14"),
            String.class);

    assertThat(written)
        .startsWith("UNB+UNOC:3+US:ZZ+OTHER:14+")
        .contains("+77'UNH+1+INVOIC:D:96A:UN'")
        .endsWith("UNZ+1+77'");
  }

  @Test
  void split_streams_one_message_after_another() throws Exception {
    int messages = 500;
    MockEndpoint mock = camel.getEndpoint("mock:message", MockEndpoint.class);
    mock.expectedMessageCount(messages);

    send.sendBody("direct:split", new Interchange(sample("invoic-d96a.edi"), messages));

    mock.assertIsSatisfied();
    assertThat(mock.getExchanges().get(0).getMessage().getBody(Translated.class).document())
        .isPresent();
    assertThat(Interchange.most).isLessThan(1 << 20);
  }

  /** An interchange that is made while it is read, and knows how far reading is ahead. */
  private static final class Interchange extends InputStream {
    private static long most;
    private final String head;
    private final String message;
    private final String tail;
    private final int messages;
    private int made;
    private byte[] piece;
    private int at;

    private Interchange(byte[] sample, int messages) {
      String text = new String(sample, ISO_8859_1).replaceAll("\\R", "");
      head = text.substring(0, text.indexOf("UNH+"));
      message = text.substring(text.indexOf("UNH+"), text.indexOf("UNZ+"));
      tail = text.substring(text.indexOf("UNZ+")).replaceFirst("UNZ\\+1", "UNZ+" + messages);
      this.messages = messages;
      piece = head.getBytes(ISO_8859_1);
      most = 0;
    }

    @Override
    public int read() {
      if (at == piece.length) {
        if (made > messages) {
          return -1;
        }
        made++;
        piece =
            (made > messages
                    ? tail
                    : message
                        .replaceFirst("UNH\\+1", "UNH+" + made)
                        .replaceFirst("(UNT\\+\\d+)\\+1", "$1+" + made))
                .getBytes(ISO_8859_1);
        at = 0;
        most = Math.max(most, piece.length);
      }
      return piece[at++] & 0xff;
    }
  }

  @Test
  void an_error_stops_the_route_with_its_place_unless_errors_are_taken() throws IOException {
    byte[] cut =
        new String(sample("invoic-d96a.edi"), ISO_8859_1).substring(0, 400).getBytes(ISO_8859_1);

    assertThatThrownBy(() -> send.requestBody("direct:json", cut))
        .isInstanceOf(CamelExecutionException.class)
        .hasRootCauseInstanceOf(EdifactFailed.class)
        .rootCause()
        .hasMessageContaining("PTL-EDI-002");
    Exchange taken = send.request("direct:lenient", it -> it.getMessage().setBody(bytes(cut)));
    assertThat(taken.getException()).isNull();
    assertThat((List<?>) taken.getMessage().getHeader(EdifactHeaders.FINDINGS))
        .anySatisfy(finding -> assertThat(finding.toString()).contains("PTL-EDI-002"));
  }
}

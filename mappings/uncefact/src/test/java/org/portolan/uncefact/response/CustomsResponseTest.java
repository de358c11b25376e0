package org.portolan.uncefact.response;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.translate.Composer;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translation;
import org.portolan.uncefact.translate.Translator;

/** The administration's answer to the sample declaration. */
class CustomsResponseTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:30:00Z");

  private static Translation read(byte[] bytes) {
    return new Translator(Mode.STRICT, Clock.systemUTC())
        .translate(new ByteArrayInputStream(bytes), "0".repeat(64));
  }

  private static Translated declaration(String release) throws IOException {
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      String text = new String(in.readAllBytes(), ISO_8859_1);
      return read(text.replace("CUSDEC:D:96B", "CUSDEC:D:" + release).getBytes(ISO_8859_1))
          .messages()
          .get(0);
    }
  }

  private static Decision decision(
      Decision.Outcome outcome, Optional<String> mrn, List<Finding> errors) {
    Optional<String> reason =
        errors.isEmpty() ? Optional.empty() : Optional.of("The totals do not agree.");
    return new Decision(outcome, "RES-1", mrn, reason, errors, NOW);
  }

  private static TradeDocument answered(Translated declaration, Decision decision) {
    Composer.Composed composed =
        CustomsResponse.answer(
            declaration.interchange(),
            declaration.message(),
            declaration.document().orElseThrow(),
            decision,
            "D1");
    Translation back = read(composed.bytes());
    assertThat(back.findings()).as(new String(composed.bytes(), ISO_8859_1)).isEmpty();
    assertThat(composed.losses().get(0).losses()).isEmpty();
    assertThat(back.messages().get(0).message().directory())
        .isEqualTo(declaration.message().directory());
    assertThat(back.interchanges().get(0).interchange().recipient())
        .isEqualTo(declaration.interchange().sender());
    return back.messages().get(0).document().orElseThrow();
  }

  @Test
  void an_acceptance_names_the_declaration_and_gives_it_a_number() throws IOException {
    for (String release : List.of("96B", "02B", "21B")) {
      String mrn = MovementReferenceNumber.of(2026, "NL", "1");

      TradeDocument answer =
          answered(
              declaration(release),
              decision(Decision.Outcome.ACCEPTED, Optional.of(mrn), List.of()));

      assertThat(answer.kind()).isEqualTo("customs-response");
      assertThat(answer.missing()).isEmpty();
      assertThat(answer.text("/response/responseStatusCodes/0")).contains("1");
      assertThat(answer.text("/exchangedDocument/typeCode")).contains("961");
      assertThat(answer.text("/declaration/customsId")).contains(mrn);
      assertThat(answer.text("/declaration/declarantAssignedDeclarationId"))
          .contains("26KADE00004711");
      assertThat(answer.text("/response/decisionDateTime")).contains("2026-11-25T10:30:00Z");
    }
  }

  @Test
  void a_rejection_says_which_errors_stand_where() throws IOException {
    Translated declaration = declaration("96B");
    Finding error =
        Finding.of(
            "PTL-MAP-004", declaration.message().segments().get(112).place(1, 2), "10481", "10480");

    TradeDocument answer =
        answered(
            declaration, decision(Decision.Outcome.REJECTED, Optional.empty(), List.of(error)));

    assertThat(answer.text("/exchangedDocument/typeCode")).contains("963");
    assertThat(answer.text("/response/responseStatusCodes/0")).contains("2");
    assertThat(answer.text("/response/reason")).contains("The totals do not agree.");
    assertThat(answer.text("/response/errors/0/errorCode")).contains("MAP004");
    assertThat(answer.text("/response/errors/0/segmentNumeric")).contains("113");
    assertThat(answer.text("/response/errors/0/segmentTag")).contains("CNT");
    assertThat(answer.text("/response/errors/0/sectionCode")).contains("6");
    assertThat(answer.text("/response/errors/0/description").orElseThrow()).contains("10481");
  }

  @Test
  void goods_are_held_or_released_by_the_code_of_the_list() throws IOException {
    Translated declaration = declaration("96B");

    assertThat(
            answered(declaration, decision(Decision.Outcome.HELD, Optional.empty(), List.of()))
                .text("/response/responseStatusCodes/0"))
        .contains("5");
    assertThat(
            answered(declaration, decision(Decision.Outcome.RELEASED, Optional.empty(), List.of()))
                .text("/response/responseStatusCodes/0"))
        .contains("4");
  }

  @Test
  void a_movement_reference_number_carries_its_check_digit() {
    String mrn = MovementReferenceNumber.of(2026, "NL", "4711");

    assertThat(mrn).hasSize(18).startsWith("26NL0000000004711");
    assertThat(MovementReferenceNumber.isRight(mrn)).isTrue();
    assertThat(MovementReferenceNumber.isRight(mrn.replace("4711", "4712"))).isFalse();
  }
}

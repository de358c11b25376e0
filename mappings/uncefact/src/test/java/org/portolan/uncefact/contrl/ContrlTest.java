package org.portolan.uncefact.contrl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.InterchangeReader;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.edifact.ValidationProfile;
import org.portolan.uncefact.edifact.Validator;
import org.portolan.uncefact.finding.Finding;

class ContrlTest {
  private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
  private static final String HEAD = "UNB+UNOC:3+HAVEN:14+ZOLL:ZZ+240115:1030+REF7++++1++1'";
  private static final String BODY =
      "BGM+220+4711+9'DTM+137:20240115:102'NAD+BY+1::9'LIN+1'QTY+21:5'UNS+S'";

  private static String message(int reference, String body) {
    long segments = body.chars().filter(c -> c == '\'').count() + 2;
    return "UNH+"
        + reference
        + "+ORDERS:D:96A:UN'"
        + body
        + "UNT+"
        + segments
        + "+"
        + reference
        + "'";
  }

  /** What reading a file tells, kept as an answer needs it. */
  private static final class Received implements InterchangeReader.Listener {
    private final Validator validator = new Validator(Mode.STRICT, ValidationProfile.NONE);
    private final List<MessageReport> messages = new ArrayList<>();
    private final List<Finding> all = new ArrayList<>();
    private final List<Finding> envelope = new ArrayList<>();
    private Interchange interchange;

    static Received of(String file) {
      Received received = new Received();
      byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);
      try {
        new InterchangeReader(new ByteArrayInputStream(bytes), received).read();
      } catch (EdifactException e) {
        received.envelope.add(e.finding());
      }
      return received;
    }

    Optional<String> answer() {
      return Contrl.answer(interchange, messages, envelope, "A1", NOON)
          .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void begin(Interchange begun) {
      interchange = begun;
    }

    @Override
    public void message(Interchange of, Message message, List<Finding> own) {
      List<Finding> findings = new ArrayList<>(own);
      findings.addAll(validator.judge(of, message).findings());
      all.addAll(findings);
      messages.add(MessageReport.of(message, findings));
    }

    @Override
    public void end(Interchange of, int count, List<Finding> own) {
      envelope.addAll(own);
      all.addAll(own);
    }
  }

  private static String answer(String file) {
    return Received.of(file).answer().orElseThrow();
  }

  @Test
  void a_sound_interchange_is_acknowledged_with_all_that_is_in_it() {
    assertThat(answer(HEAD + message(1, BODY) + "UNZ+1+REF7'"))
        .isEqualTo(
            "UNB+UNOC:3+ZOLL:ZZ+HAVEN:14+240115:1200+A1++++++1'"
                + "UNH+1+CONTRL:D:3:UN'UCI+REF7+HAVEN:14+ZOLL:ZZ+7'UNT+3+1'UNZ+1+A1'");
  }

  @Test
  void a_message_is_rejected_by_segment_and_element_and_the_others_are_not() {
    String bad = BODY.replace("QTY+21:5", "QTY+21:FIVE");

    assertThat(answer(HEAD + message(1, BODY) + message(2, bad) + "UNZ+2+REF7'"))
        .contains("UCI+REF7+HAVEN:14+ZOLL:ZZ+7'UCM+2+ORDERS:D:96A:UN+4'UCS+6'UCD+37+2:2'UNT+6+1'");
  }

  @Test
  void a_missing_segment_is_told_at_the_segment_before_it() {
    String bad = BODY.replace("DTM+137:20240115:102'", "");

    assertThat(answer(HEAD + message(1, bad) + "UNZ+1+REF7'"))
        .contains("UCM+1+ORDERS:D:96A:UN+4'UCS+2+13'UNT");
  }

  @Test
  void an_error_of_unt_is_told_with_the_message() {
    assertThat(answer(HEAD + message(1, BODY).replace("UNT+8", "UNT+9") + "UNZ+1+REF7'"))
        .contains("UCM+1+ORDERS:D:96A:UN+4+29+UNT+2:1'UNT");
  }

  @Test
  void an_interchange_whose_end_is_wrong_is_rejected_whole() {
    assertThat(answer(HEAD + message(1, BODY) + "UNZ+4+REF7'"))
        .contains("UCI+REF7+HAVEN:14+ZOLL:ZZ+4+29+UNZ+2:1'UNT+3+1'");
  }

  @Test
  void a_truncated_interchange_is_rejected_whole() {
    assertThat(answer(HEAD + message(1, BODY) + "UNH+2+ORD"))
        .contains("UCI+REF7+HAVEN:14+ZOLL:ZZ+4+18'UNT+3+1'");
  }

  @Test
  void messages_of_groups_are_told_under_their_group() {
    String ung = "UNG+ORDERS+D1+D2+240115:1030+3+UN+D:96A'";
    String bad = BODY.replace("QTY+21:5", "QTY+21:FIVE");

    assertThat(answer(HEAD + ung + message(1, bad) + "UNE+1+3'UNZ+1+REF7'"))
        .contains("+7'UCF+3+D1+D2+7'UCM+1+ORDERS:D:96A:UN+4'UCS+6'UCD+37+2:2'UNT");
  }

  @Test
  void syntax_4_is_answered_in_syntax_4() {
    String head = HEAD.replace("UNOC:3", "UNOC:4").replace("240115", "20240115");

    assertThat(answer(head + message(1, BODY) + "UNZ+1+REF7'"))
        .startsWith("UNB+UNOC:4+ZOLL:ZZ+HAVEN:14+20240115:1200+A1")
        .contains("UNH+1+CONTRL:4:1:UN'");
  }

  @Test
  void a_receipt_says_nothing_of_what_is_inside() {
    Received received = Received.of(HEAD + message(1, BODY) + "UNZ+1+REF7'");

    assertThat(new String(Contrl.receipt(received.interchange, "A1", NOON), StandardCharsets.UTF_8))
        .contains("UCI+REF7+HAVEN:14+ZOLL:ZZ+8'");
  }

  @Test
  void an_answer_is_never_answered() {
    String answer = answer(HEAD + message(1, BODY) + "UNZ+1+REF7'");

    assertThat(Received.of(answer).answer()).isEmpty();
  }

  @Test
  void an_answer_is_due_where_the_interchange_or_the_agreement_asks() {
    Received asked = Received.of(HEAD + message(1, BODY) + "UNZ+1+REF7'");
    Received silent = Received.of(HEAD.replace("++++1+", "++++++") + message(1, BODY));

    assertThat(Contrl.isDue(asked.interchange, asked.messages, false)).isTrue();
    assertThat(Contrl.isDue(silent.interchange, silent.messages, false)).isFalse();
    assertThat(Contrl.isDue(silent.interchange, silent.messages, true)).isTrue();
  }

  @Test
  void what_is_answered_is_itself_without_a_finding_in_both_syntaxes() {
    String bad = BODY.replace("QTY+21:5", "QTY+21:FIVE").replace("NAD+BY", "NAD+QQQ");
    String ung = "UNG+ORDERS+D1+D2+240115:1030+3+UN+D:96A'";
    String three = HEAD + ung + message(1, bad) + "UNE+1+3'UNZ+1+REF7'";
    String four = HEAD.replace("UNOC:3", "UNOC:4").replace("240115", "20240115") + message(1, bad);

    for (String file : List.of(three, four + "UNZ+1+REF7'", four)) {
      Received back = Received.of(answer(file));
      assertThat(back.messages).hasSize(1);
      assertThat(back.messages.get(0).name().type()).isEqualTo("CONTRL");
      assertThat(back.all).isEmpty();
    }
  }
}

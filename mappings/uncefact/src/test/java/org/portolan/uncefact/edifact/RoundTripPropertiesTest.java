package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.finding.Finding;

/** What is written is read back as it was, whatever the text, the separators and the characters. */
class RoundTripPropertiesTest {
  private static final MessageName NAME = new MessageName("ORDERS", "D", "96A", "UN", "");
  private static final String ODD = "+:'?* ~|,.ABCdef0123\u00e9\u00df";

  private static Interchange header(String identifier, int syntax) {
    String date = syntax < 4 ? "240115" : "20240115";
    return new Interchange(
        identifier, syntax, "HAVEN", "14", "ZOLL", "", date, "1030", "7", true, false, 0);
  }

  private static byte[] written(Interchange header, Separators by, List<OutSegment> body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EdifactWriter writer = new EdifactWriter(out);
    writer.begin(header, by);
    writer.message(NAME, body);
    writer.end();
    return out.toByteArray();
  }

  private static Message read(byte[] file) {
    List<Message> messages = new ArrayList<>();
    new InterchangeReader(
            new ByteArrayInputStream(file),
            new InterchangeReader.Listener() {
              @Override
              public void begin(Interchange interchange) {}

              @Override
              public void message(Interchange of, Message message, List<Finding> own) {
                assertThat(own).isEmpty();
                messages.add(message);
              }

              @Override
              public void end(Interchange of, int count, List<Finding> own) {
                assertThat(own).isEmpty();
              }
            })
        .read();
    return messages.get(0);
  }

  private static String text(Random random, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(6); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static List<OutSegment> body(Random random, String alphabet) {
    List<OutSegment> body = new ArrayList<>();
    for (int s = 1 + random.nextInt(5); s > 0; s--) {
      List<List<String>> elements = new ArrayList<>();
      for (int e = random.nextInt(5); e > 0; e--) {
        List<String> components = new ArrayList<>();
        for (int c = random.nextInt(4); c > 0; c--) {
          components.add(text(random, alphabet));
        }
        elements.add(components);
      }
      body.add(new OutSegment("FTX", elements));
    }
    return body;
  }

  private static void sameText(OutSegment sent, Segment got) {
    for (int e = 1; e <= sent.elements().size(); e++) {
      List<String> components = sent.elements().get(e - 1);
      for (int c = 1; c <= components.size(); c++) {
        assertThat(got.text(e, c)).isEqualTo(components.get(c - 1));
      }
    }
  }

  @Test
  void any_text_comes_back_under_any_separators() {
    Separators odd =
        new Separators((byte) '|', (byte) '*', (byte) ',', (byte) '!', (byte) 0, (byte) '~');
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      boolean four = seed % 2 == 0;
      List<OutSegment> body = body(random, ODD);
      Separators by =
          seed % 3 == 0 ? odd : four ? Separators.DEFAULT.withRepetition() : Separators.DEFAULT;

      Message back = read(written(header("UNOC", four ? 4 : 3), by, body));

      assertThat(back.segments()).hasSize(body.size() + 2);
      for (int s = 0; s < body.size(); s++) {
        sameText(body.get(s), back.segments().get(s + 1));
      }
    }
  }

  @Test
  void text_of_any_script_comes_back_under_utf_8() {
    List<OutSegment> body =
        List.of(OutSegment.of("FTX").with("AAI").with("\u6df1\u5733", "\u0413", "a+b").end());

    Message back = read(written(header("UNOW", 4), Separators.DEFAULT.withRepetition(), body));

    sameText(body.get(0), back.segments().get(1));
  }

  @Test
  void what_is_empty_at_an_end_is_not_written() {
    byte[] file =
        written(
            header("UNOC", 3),
            Separators.DEFAULT,
            List.of(OutSegment.of("NAD").with("BY").with("", "").with("A", "", "").with().end()));

    assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("'NAD+BY++A'UNT+3+1'");
  }

  @Test
  void the_usual_separators_need_no_advice_and_others_get_one() {
    Separators other =
        new Separators((byte) '|', (byte) '*', (byte) ',', (byte) '!', (byte) 0, (byte) '~');

    assertThat(new String(written(header("UNOC", 3), Separators.DEFAULT, List.of())))
        .startsWith("UNB+UNOC:3+HAVEN:14+ZOLL+240115:1030+7++++1'");
    assertThat(new String(written(header("UNOC", 3), other, List.of())))
        .startsWith("UNA|*,! ~UNB*UNOC|3*");
  }

  @Test
  void a_character_that_the_repertoire_has_not_is_refused_and_never_replaced() {
    for (String text : List.of("lower", "\u00e9", "\u6df1", "a\nb")) {
      assertThatThrownBy(
              () ->
                  written(
                      header("UNOA", 3),
                      Separators.DEFAULT,
                      List.of(OutSegment.of("FTX").with(text).end())))
          .isInstanceOfSatisfying(
              EdifactException.class, e -> assertThat(e.finding().code()).isEqualTo("PTL-EDI-010"));
    }
  }
}

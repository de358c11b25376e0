package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** UNOX: a separator's byte within a set of ISO 2022 is data. */
class ShiftedSegmentsTest {
  private static final String UNB = "UNB+UNOX:3+HAVEN:14+ZOLL:14+240115:1030+7'";
  private static final String UNB_4 = "UNB+UNOX:4+A+B+20240115:1030+7'";

  /** Characters of JIS X 0208 whose second bytes are those of ', +, : and ?. */
  private static final String JAPANESE = separating("EUC-JP");

  /** The same of KS X 1001. */
  private static final String KOREAN = separating("EUC-KR");

  /** The same of GB 2312. */
  private static final String CHINESE = separating("GB2312");

  private static String separating(String euc) {
    byte[] octets = new byte[10];
    byte[] seconds = {'\'', '+', ':', '?', '*'};
    for (int i = 0; i < seconds.length; i++) {
      octets[2 * i] = (byte) (0x36 | 0x80);
      octets[2 * i + 1] = (byte) (seconds[i] | 0x80);
    }
    return new String(octets, Charset.forName(euc));
  }

  private static byte[] bytes(Object... pieces) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (Object piece : pieces) {
      file.writeBytes(
          piece instanceof byte[] octets
              ? octets
              : piece.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
    return file.toByteArray();
  }

  private static byte[] in(String charset, String text) {
    return text.getBytes(Charset.forName(charset));
  }

  private static List<Segment> segments(InputStream in) {
    SegmentReader reader = new SegmentReader(in);
    List<Segment> segments = new ArrayList<>();
    for (Segment next = reader.next(); next != null; next = reader.next()) {
      segments.add(next);
    }
    return segments;
  }

  private static List<Segment> segments(Object... pieces) {
    return segments(new ByteArrayInputStream(bytes(pieces)));
  }

  @Test
  void japanese_text_whose_bytes_are_separators_is_one_component() {
    byte[] japanese = in("ISO-2022-JP", JAPANESE);
    assertThat(new String(japanese, StandardCharsets.ISO_8859_1)).contains("'", "+", ":", "?");

    List<Segment> read = segments(UNB, "FTX+AAI+++", japanese, ":B?'C'BGM+220'");

    assertThat(read).extracting(Segment::tag).containsExactly("UNB", "FTX", "BGM");
    assertThat(read.get(1).text(4, 1)).isEqualTo(JAPANESE);
    assertThat(read.get(1).text(4, 2)).isEqualTo("B'C");
    assertThat(read.get(1).length(read.get(1).part(4, 1))).isEqualTo(5);
    assertThat(read.get(2).offset()).isEqualTo(UNB.length() + 10 + japanese.length + 6);
  }

  @Test
  void an_asterisk_within_a_set_repeats_nothing_under_syntax_4() {
    Segment ftx = segments(UNB_4, "FTX+AAI+++", in("ISO-2022-JP", JAPANESE), "*B'").get(1);

    assertThat(ftx.text(4)).isEqualTo(JAPANESE);
    assertThat(ftx.position(5)).isEqualTo(4);
  }

  @Test
  void korean_text_is_shifted_by_what_an_earlier_segment_designated() {
    byte[] designator = bytes("\u001b$)C");
    byte[] shifted = bytes("\u000e", in7("EUC-KR", KOREAN), "\u000f");
    assertThat(javaText("ISO-2022-KR", bytes(designator, shifted))).isEqualTo(KOREAN);

    List<Segment> read =
        segments(UNB, "FTX+AAI+++", designator, "A'FTX+AAI+++", shifted, ":", shifted, "'BGM+220'");

    assertThat(read).extracting(Segment::tag).containsExactly("UNB", "FTX", "FTX", "BGM");
    assertThat(read.get(1).text(4)).isEqualTo("A");
    assertThat(read.get(2).text(4, 1)).isEqualTo(KOREAN);
    assertThat(read.get(2).text(4, 2)).isEqualTo(KOREAN);
  }

  @Test
  void chinese_text_of_both_planes_is_read() {
    byte[] mainland = bytes("\u001b$)A\u000e", in7("GB2312", CHINESE), "\u000f");
    byte[] island = bytes("\u001b$*H\u001bN!'\u001bN!+");

    Segment ftx = segments(UNB, "FTX+AAI+++", mainland, ":", island, ":C'").get(1);

    assertThat(ftx.components(4)).isEqualTo(3);
    assertThat(ftx.text(4, 1)).isEqualTo(CHINESE).isEqualTo(javaText("ISO-2022-CN", mainland));
    assertThat(ftx.text(4, 2)).isEqualTo(cns()).hasSize(2);
    assertThat(ftx.text(4, 3)).isEqualTo("C");
  }

  private static String cns() {
    byte[] euc = {
      (byte) 0x8e,
      (byte) 0xa2,
      (byte) 0xa1,
      (byte) 0xa7,
      (byte) 0x8e,
      (byte) 0xa2,
      (byte) 0xa1,
      (byte) 0xab
    };
    return new String(euc, Charset.forName("x-EUC-TW"));
  }

  private static byte[] in7(String euc, String text) {
    byte[] octets = in(euc, text);
    for (int i = 0; i < octets.length; i++) {
      octets[i] &= 0x7f;
    }
    return octets;
  }

  private static String javaText(String charset, byte[] octets) {
    return new String(octets, Charset.forName(charset));
  }

  @Test
  void katakana_of_one_byte_hides_separators_and_roman_does_not() {
    Segment ftx = segments(UNB, "FTX+AAI+++\u001b(I'+\u001b(J:\\~:B\u001b(B'").get(1);

    assertThat(ftx.text(4, 1)).isEqualTo("\uff67\uff6b");
    assertThat(ftx.components(4)).isEqualTo(3);
    assertThat(ftx.text(4, 2)).isEqualTo(javaText("ISO-2022-JP", bytes("\u001b(J\\~\u001b(B")));
  }

  @Test
  void a_line_end_within_a_set_is_not_data() {
    byte[] japanese = in("ISO-2022-JP", JAPANESE);
    byte[] head = Arrays.copyOf(japanese, 5);
    byte[] tail = Arrays.copyOfRange(japanese, 5, japanese.length);

    Segment ftx = segments(UNB, "FTX+AAI+++", head, "\r\n", tail, "??:B'").get(1);

    assertThat(ftx.text(4, 1)).isEqualTo(JAPANESE + "?");
    assertThat(ftx.text(4, 2)).isEqualTo("B");
  }

  @Test
  void it_does_not_matter_in_which_pieces_the_bytes_arrive() {
    byte[] file =
        bytes(
            UNB,
            "FTX+AAI+++A?+",
            in("ISO-2022-JP", JAPANESE),
            ":",
            "\u001b$)C\u000e",
            in7("EUC-KR", KOREAN),
            "\u000f'BGM+220'");
    InputStream trickle =
        new FilterInputStream(new ByteArrayInputStream(file)) {
          @Override
          public int read(byte[] to, int from, int length) throws IOException {
            return super.read(to, from, Math.min(1, length));
          }
        };

    List<Segment> read = segments(trickle);

    assertThat(read.get(1).text(4, 1)).isEqualTo("A+" + JAPANESE);
    assertThat(read.get(1).text(4, 2)).isEqualTo(KOREAN);
    assertThat(read.get(2).text(1)).isEqualTo("220");
  }

  @Test
  void a_set_that_is_not_left_is_refused_at_its_segment() {
    assertThatThrownBy(() -> segments(UNB, "FTX+AAI+++\u001b$B6'6+'UNZ+0+7'"))
        .isInstanceOfSatisfying(
            EdifactException.class,
            e -> {
              assertThat(e.finding().code()).isEqualTo("PTL-EDI-002");
              assertThat(e.finding().expected()).contains("ESC ( B");
              assertThat(e.finding().place().offset()).isEqualTo(UNB.length());
            });
  }

  @Test
  void a_set_that_is_not_left_is_read_no_further_than_the_longest_segment() {
    assertThatThrownBy(() -> segments(UNB, "FTX+\u001b$B" + "6'".repeat(SegmentReader.MAX_SEGMENT)))
        .isInstanceOfSatisfying(
            EdifactException.class, e -> assertThat(e.finding().code()).isEqualTo("PTL-EDI-003"));
  }

  @Test
  void an_unknown_escape_is_found_at_its_component_and_cuts_as_if_it_were_not_there() {
    String message = "UNH+1+ORDERS:D:96A:UN'BGM+220+47\u001b%G11\u001b+9'UNS+S'UNT+4+1'";
    Interchanges told = Interchanges.strict(UNB + message + "UNZ+1+7'");

    assertThat(told.findings)
        .filteredOn(f -> f.code().equals("PTL-EDI-010"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.place().tag()).isEqualTo("BGM");
              assertThat(f.place().element()).isEqualTo(2);
              assertThat(f.seen()).isEqualTo("47\ufffd%G11\ufffd");
            });
    assertThat(told.messages.get(0).segments().get(1).text(3)).isEqualTo("9");
    assertThat(told.codes()).doesNotContain("PTL-EDI-008");
  }

  @Test
  void sound_japanese_text_is_within_the_repertoire() {
    byte[] file =
        bytes(
            UNB,
            "UNH+1+ORDERS:D:96A:UN'BGM+220+1+9'FTX+AAI+++",
            in("ISO-2022-JP", JAPANESE),
            "'UNS+S'UNT+5+1'UNZ+1+7'");

    assertThat(Interchanges.judged(Mode.STRICT, file).codes())
        .doesNotContain("PTL-EDI-010", "PTL-EDI-008");
  }

  @Test
  void the_next_interchange_of_the_file_begins_without_shifts() {
    List<Segment> read =
        segments(
            UNB, "UNZ+0+7'", UNB.replace("UNOX", "UNOC"), "FTX+AAI+++\u001b$B6'BGM+1'UNZ+0+7'");

    assertThat(read)
        .extracting(Segment::tag)
        .containsExactly("UNB", "UNZ", "UNB", "FTX", "BGM", "UNZ");
  }
}

package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentReaderTest {
  private static final String UNB = "UNB+UNOC:3+HAVEN:14+ZOLL:14+240115:1030+7'";

  private static List<Segment> segments(byte[] file) {
    SegmentReader reader = new SegmentReader(new ByteArrayInputStream(file));
    List<Segment> segments = new ArrayList<>();
    for (Segment next = reader.next(); next != null; next = reader.next()) {
      segments.add(next);
    }
    return segments;
  }

  private static List<Segment> segments(String file) {
    return segments(file.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void refused(String file, String code) {
    assertThatThrownBy(() -> segments(file))
        .isInstanceOfSatisfying(
            EdifactException.class, e -> assertThat(e.finding().code()).isEqualTo(code));
  }

  @Test
  void elements_and_components_are_counted_from_one() {
    Segment segment = segments("NAD+CN+4012345000009::9++CASCO BV:DOCK 4'").get(0);

    assertThat(segment.tag()).isEqualTo("NAD");
    assertThat(segment.text(1)).isEqualTo("CN");
    assertThat(segment.text(2, 3)).isEqualTo("9");
    assertThat(segment.isEmpty(3)).isTrue();
    assertThat(segment.text(4, 2)).isEqualTo("DOCK 4");
    assertThat(segment.text(9, 9)).isEmpty();
    assertThat(segment.elements()).isEqualTo(4);
  }

  @Test
  void a_release_character_takes_the_meaning_from_what_follows_it() {
    Segment segment = segments("FTX+AAI+++A?+B?:C?'D??E'").get(0);

    assertThat(segment.text(4)).isEqualTo("A+B:C'D?E");
    assertThat(segment.components(4)).isEqualTo(1);
  }

  @Test
  void a_release_character_is_no_longer_one_where_it_is_released() {
    assertThat(segments("FTX+A??'BGM+1'")).extracting(Segment::tag).containsExactly("FTX", "BGM");
  }

  @Test
  void service_string_advice_says_the_separators() {
    Segment segment = segments("UNA|*,!_~UNB*UNOC|3*A*B*240115|1030*1~").get(0);

    assertThat(segment.text(1, 2)).isEqualTo("3");
    assertThat(segment.elements()).isEqualTo(5);
  }

  @Test
  void advice_that_names_one_character_twice_is_refused() {
    refused("UNA::.? '" + UNB, "PTL-EDI-004");
  }

  @Test
  void advice_that_the_next_segment_does_not_follow_is_refused() {
    refused("UNA+:+.? '" + UNB, "PTL-EDI-004");
  }

  @Test
  void under_syntax_4_an_asterisk_repeats_an_element_at_its_position() {
    List<Segment> read = segments("UNB+UNOC:4+A+B+20240115:1030+1'CUX+2:EUR*3:USD+7'");
    Segment cux = read.get(1);

    assertThat(cux.hasRepetitions()).isTrue();
    assertThat(cux.position(1)).isEqualTo(1);
    assertThat(cux.position(2)).isEqualTo(1);
    assertThat(cux.position(3)).isEqualTo(2);
  }

  @Test
  void under_syntax_3_an_asterisk_is_data() {
    assertThat(segments(UNB + "FTX+AAI+++A*B'").get(1).text(4)).isEqualTo("A*B");
  }

  @Test
  void line_ends_blanks_and_a_byte_order_mark_between_segments_are_skipped() {
    byte[] file =
        ("\u00ef\u00bb\u00bf\r\n" + UNB + "\r\n  BGM+220'\n\n\u001a")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(segments(file)).extracting(Segment::tag).containsExactly("UNB", "BGM");
  }

  @Test
  void a_line_end_within_a_segment_is_not_data() {
    assertThat(segments("FTX+AAI+++LONG \r\nTEXT'").get(0).text(4)).isEqualTo("LONG TEXT");
  }

  @Test
  void offsets_count_the_bytes_of_the_file() {
    List<Segment> read = segments("UNA:+.? '\r\n" + UNB + "\r\nUNH+1+ORDERS:D:96A:UN'BGM+220'");

    assertThat(read).extracting(Segment::offset).containsExactly(11L, 55L, 77L);
    assertThat(read.get(2).number()).isEqualTo(2);
  }

  @Test
  void each_interchange_of_a_file_has_its_own_separators_and_characters() {
    String second = "UNA|*,! ~UNB*UNOE|3*A*B*240115|1030*2~FTX*AAI***";
    byte[] russian = "\u0413\u0440\u0443\u0437".getBytes(Charset.forName("ISO-8859-5"));
    byte[] file =
        (UNB + "UNZ+0+7'" + second + new String(russian, StandardCharsets.ISO_8859_1) + "~")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(segments(file).get(3).text(4)).isEqualTo("\u0413\u0440\u0443\u0437");
  }

  @Test
  void utf_8_is_read_under_unow() {
    byte[] file =
        "UNB+UNOW:4+A+B+20240115:1030+1'FTX+AAI+++\u6df1\u5733'".getBytes(StandardCharsets.UTF_8);

    Segment text = segments(file).get(1);
    assertThat(text.text(4)).isEqualTo("\u6df1\u5733");
    assertThat(text.length(text.part(4, 1))).isEqualTo(2);
  }

  @Test
  void a_file_that_ends_within_a_segment_is_refused_with_its_place() {
    assertThatThrownBy(() -> segments(UNB + "BGM+220"))
        .isInstanceOfSatisfying(
            EdifactException.class,
            e -> {
              assertThat(e.finding().code()).isEqualTo("PTL-EDI-002");
              assertThat(e.finding().place().offset()).isEqualTo(UNB.length());
            });
  }

  @Test
  void two_hundred_megabytes_of_one_segment_are_refused_after_the_first() {
    long[] given = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return given[0]++ < 200L << 20 ? 'A' : -1;
          }
        };
    SegmentReader reader = new SegmentReader(endless);

    assertThatThrownBy(reader::next)
        .isInstanceOfSatisfying(
            EdifactException.class, e -> assertThat(e.finding().code()).isEqualTo("PTL-EDI-003"));
    assertThat(given[0]).isLessThan(4L * SegmentReader.MAX_SEGMENT);
  }

  @Test
  void more_components_than_any_segment_has_are_refused() {
    refused("FTX" + "+".repeat(30_000) + "'", "PTL-EDI-003");
  }
}

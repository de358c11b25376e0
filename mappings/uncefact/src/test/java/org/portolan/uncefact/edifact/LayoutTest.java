package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static Layout of(String segment) {
    byte[] octets = segment.getBytes(StandardCharsets.ISO_8859_1);
    return new SegmentReader(new ByteArrayInputStream(octets)).next().layout();
  }

  @Test
  void segments_that_differ_in_their_values_alone_share_their_layout() {
    assertThat(of("DTM+137:20260115:102'")).isSameAs(of("DTM+35:260114:101'"));
  }

  @Test
  void what_is_empty_what_is_further_and_another_tag_make_another_layout() {
    assertThat(of("DTM+137::102'")).isNotEqualTo(of("DTM+137:2026:102'"));
    assertThat(of("DTM+137:2026'")).isNotEqualTo(of("DTM+137:2026:102'"));
    assertThat(of("DTM+137+2026'")).isNotEqualTo(of("DTM+137:2026'"));
    assertThat(of("RFF+137:2026:102'")).isNotEqualTo(of("DTM+137:2026:102'"));
  }

  @Test
  void a_component_of_line_ends_alone_is_as_empty_as_one_of_nothing() {
    assertThat(of("DTM+137:\r\n:102'")).isEqualTo(of("DTM+137::102'"));
  }

  @Test
  void large_segments_are_told_apart_by_every_component() {
    String filled = "FTX" + "+A".repeat(90);
    assertThat(of(filled + "+:B'")).isEqualTo(of(filled + "+:C'"));
    assertThat(of(filled + "+:B'")).isNotEqualTo(of(filled + "+B:'"));
  }
}

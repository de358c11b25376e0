package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;

class StructureReaderTest {
  private static final String HEADER =
      "BGM+380+1+9'DTM+137:20240115:102'NAD+BY+1::9'RFF+VA:X'CTA+IC+:PAUL'COM+1:TE'";

  private static StructureReader.Placed placed(String type, String release, String body) {
    List<Segment> segments = new ArrayList<>();
    SegmentReader reader =
        new SegmentReader(
            new ByteArrayInputStream(
                ("UNH+1+" + type + ":D:" + release + ":UN'" + body + "UNT+1+1'")
                    .getBytes(StandardCharsets.ISO_8859_1)));
    for (Segment next = reader.next(); next != null; next = reader.next()) {
      segments.add(next);
    }
    Directory directory = Directories.find("D." + release).orElseThrow();
    return StructureReader.read(
        directory.message(type).orElseThrow(),
        Message.of(segments, Optional.empty()),
        directory,
        ValidationProfile.NONE);
  }

  private static List<String> paths(String type, String release, String body) {
    return placed(type, release, body).nodes().stream()
        .map(node -> node.section() + " " + node.path())
        .toList();
  }

  @Test
  void a_segment_knows_the_triggers_that_lead_to_it() {
    assertThat(paths("INVOIC", "96A", HEADER + "LIN+1'MOA+203:1'UNS+S'MOA+79:1'"))
        .containsExactly(
            "H BGM+380",
            "H DTM+137",
            "H NAD+BY",
            "H NAD+BY/RFF+VA",
            "H NAD+BY/CTA+IC",
            "H NAD+BY/CTA+IC/COM+1",
            "D LIN+1",
            "D LIN+1/MOA+203",
            "S UNS+S",
            "S MOA+79");
  }

  @Test
  void one_tag_stands_in_the_group_where_it_is_met() {
    List<String> paths =
        paths("CUSDEC", "96B", "BGM+929'RFF+ABE:1'PAC+1'UNS+D'CST+1'PAC+2'PCI+28'UNS+S'CNT+5:1'");

    assertThat(paths).contains("H RFF+ABE/PAC+1", "D CST+1/PAC+2", "D CST+1/PAC+2/PCI+28");
  }

  @Test
  void where_uns_bounds_the_sections_nothing_else_does() {
    assertThat(paths("CUSDEC", "96B", "BGM+929'CST++1'LOC+36+DE'UNS+D'CST+1'UNS+S'"))
        .containsExactly("H BGM+929", "H CST", "H LOC+36", "D UNS+D", "D CST+1", "S UNS+S");
  }

  @Test
  void where_there_is_no_uns_the_first_detail_trigger_begins_the_detail() {
    assertThat(paths("IFTMIN", "96A", "BGM+335'NAD+CZ'GID+1'MEA+WT'"))
        .containsExactly("H BGM+335", "H NAD+CZ", "D GID+1", "D GID+1/MEA+WT");
  }

  @Test
  void a_group_repeats_by_its_trigger() {
    StructureReader.Placed placed =
        placed("INVOIC", "96A", HEADER + "LIN+1'QTY+47:1'LIN+2'QTY+47:2'UNS+S'MOA+79:1'");
    List<Node> lines =
        placed.nodes().stream().filter(n -> n.segment().tag().equals("QTY")).toList();

    assertThat(placed.findings()).isEmpty();
    assertThat(lines.get(0).group()).isNotSameAs(lines.get(1).group());
    assertThat(lines.get(1).group().trigger().text(1)).isEqualTo("2");
  }

  @Test
  void a_segment_that_fits_nowhere_stays_where_it_stands() {
    StructureReader.Placed placed =
        placed("INVOIC", "96A", HEADER + "LIN+1'CST+9'QTY+47:1'UNS+S'MOA+79:1'");

    assertThat(placed.findings()).extracting(f -> f.code()).containsExactly("PTL-EDI-021");
    assertThat(placed.nodes()).extracting(Node::path).contains("LIN+1/CST+9", "LIN+1/QTY+47");
  }

  @Test
  void a_profile_may_allow_a_segment_that_the_message_has_not() {
    String body = HEADER + "LIN+1'CST+9'UNS+S'MOA+79:1'";
    ValidationProfile allowing =
        new ValidationProfile() {
          @Override
          public boolean allows(Segment segment) {
            return segment.tag().equals("CST");
          }
        };
    String file =
        "UNB+UNOC:3+A+B+240115:1030+7'UNH+1+INVOIC:D:96A:UN'" + body + "UNT+12+1'UNZ+1+7'";

    assertThat(Interchanges.judged(new Validator(Mode.STRICT, allowing), file).codes()).isEmpty();
    assertThat(Interchanges.strict(file).codes()).containsExactly("PTL-EDI-021");
  }
}

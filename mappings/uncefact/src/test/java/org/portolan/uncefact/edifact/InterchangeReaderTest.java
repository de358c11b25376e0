package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.finding.Level;

class InterchangeReaderTest {
  private static final String UNB = "UNB+UNOC:3+HAVEN:14+ZOLL:14+240115:1030+7'";
  private static final String BODY = "BGM+220+4711+9'DTM+137:20240115:102'UNS+S'";

  private static String message(int reference) {
    return "UNH+" + reference + "+ORDERS:D:96A:UN'" + BODY + "UNT+5+" + reference + "'";
  }

  private static Interchanges read(String file) {
    return Interchanges.judged(Mode.TOLERANT, file.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void messages_are_told_one_after_another() {
    Interchanges told = read(UNB + message(1) + message(2) + "UNZ+2+7'");

    assertThat(told.messages).extracting(Message::reference).containsExactly("1", "2");
    assertThat(told.messages.get(0).directory()).isEqualTo("D.96A");
    assertThat(told.messages.get(0).segments()).hasSize(5);
    assertThat(told.findings).noneMatch(f -> f.code().startsWith("PTL-EDI-00"));
    assertThat(told.ended).isEqualTo(1);
  }

  @Test
  void several_interchanges_stand_in_one_file() {
    String one = UNB + message(1) + "UNZ+1+7'";

    assertThat(read(one + "\r\n" + one).ended).isEqualTo(2);
  }

  @Test
  void a_wrong_count_of_segments_names_the_right_one() {
    Interchanges told = read(UNB + message(1).replace("UNT+5", "UNT+9") + "UNZ+1+7'");

    assertThat(told.findings)
        .filteredOn(f -> f.code().equals("PTL-EDI-008"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.seen()).isEqualTo("9");
              assertThat(f.expected()).isEqualTo("5");
              assertThat(f.place().tag()).isEqualTo("UNT");
            });
  }

  @Test
  void a_wrong_count_of_messages_is_found_at_the_end() {
    assertThat(read(UNB + message(1) + "UNZ+2+7'").codes()).contains("PTL-EDI-008");
  }

  @Test
  void a_reference_that_does_not_close_is_found() {
    assertThat(read(UNB + message(1) + "UNZ+1+8'").codes()).contains("PTL-EDI-009");
    assertThat(read(UNB + message(1).replace("UNT+5+1", "UNT+5+2") + "UNZ+1+7'").codes())
        .contains("PTL-EDI-009");
  }

  @Test
  void a_reference_used_twice_is_found() {
    assertThat(read(UNB + message(1) + message(1) + "UNZ+2+7'").codes()).contains("PTL-EDI-013");
  }

  @Test
  void what_came_before_a_truncation_is_told() {
    Interchanges told = read(UNB + message(1) + "UNH+2+ORDERS:D:96A:UN'BGM+220");

    assertThat(told.messages).hasSize(1);
    assertThat(told.codes()).contains("PTL-EDI-002");
  }

  @Test
  void an_interchange_without_its_end_is_told_and_found() {
    Interchanges told = read(UNB + message(1));

    assertThat(told.messages).hasSize(1);
    assertThat(told.codes()).contains("PTL-EDI-007");
    assertThat(told.ended).isEqualTo(1);
  }

  @Test
  void groups_count_their_messages_and_the_interchange_its_groups() {
    String ung = "UNG+ORDERS+DEPT1+DEPT2+240115:1030+3+UN+D:96A'";
    Interchanges told = read(UNB + ung + message(1) + message(2) + "UNE+2+3'" + "UNZ+1+7'");

    assertThat(told.findings).noneMatch(f -> f.code().startsWith("PTL-EDI-00"));
    assertThat(told.messages.get(0).group().orElseThrow().sender()).isEqualTo("DEPT1");
  }

  @Test
  void groups_and_messages_outside_them_do_not_mix() {
    String ung = "UNG+ORDERS+DEPT1+DEPT2+240115:1030+3+UN+D:96A'";

    assertThat(read(UNB + ung + message(1) + "UNE+1+3'" + message(2) + "UNZ+1+7'").codes())
        .contains("PTL-EDI-015");
  }

  @Test
  void an_interchange_of_nothing_is_found() {
    assertThat(read(UNB + "UNZ+0+7'").codes()).containsExactly("PTL-EDI-016");
  }

  @Test
  void an_unknown_syntax_is_found_and_the_messages_are_still_read() {
    Interchanges told = read(UNB.replace("UNOC:3", "XXXX:9") + message(1) + "UNZ+1+7'");

    assertThat(told.codes()).contains("PTL-EDI-005");
    assertThat(told.messages).hasSize(1);
  }

  @Test
  void a_header_without_its_sender_is_found_at_its_element() {
    Interchanges told = read(UNB.replace("HAVEN:14", "") + message(1) + "UNZ+1+7'");

    assertThat(told.findings)
        .anyMatch(f -> f.code().equals("PTL-EDI-031") && f.place().element() == 2);
  }

  @Test
  void a_file_that_is_no_interchange_is_refused_at_its_first_segment() {
    assertThat(read("HELLO+WORLD'").codes()).containsExactly("PTL-EDI-001");
    assertThat(read(message(1)).codes()).containsExactly("PTL-EDI-001");
  }

  @Test
  void a_file_without_any_terminator_that_begins_otherwise_is_refused_as_no_interchange() {
    assertThat(read("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj").codes())
        .containsExactly("PTL-EDI-001");
    assertThat(read("\u0089PNG\r\n").codes()).containsExactly("PTL-EDI-001");
    assertThat(read("x").codes()).containsExactly("PTL-EDI-001");
    assertThat(read(UNB + message(1) + "UNZ+1+7'" + "x").codes()).contains("PTL-EDI-001");
    for (String cut : new String[] {"U", "UN", "UNB", "UNB+UNOC", "UNA:+.", "UNA:+.? '"}) {
      assertThat(read(cut).codes()).as(cut).containsExactly("PTL-EDI-002");
    }
  }

  @Test
  void an_empty_file_tells_nothing() {
    assertThat(read("").messages).isEmpty();
    assertThat(read("").findings).isEmpty();
  }

  @Test
  void a_message_without_an_end_is_refused_before_it_fills_the_memory() {
    Interchanges told = read(UNB + "UNH+1+ORDERS:D:96A:UN'" + "A'".repeat(400_000));

    assertThat(told.codes()).containsExactly("PTL-EDI-003");
    assertThat(told.findings.get(0).place().segment())
        .isGreaterThan(InterchangeReader.MAX_SEGMENTS);
  }

  @Test
  void findings_without_number_are_told_up_to_a_bound_and_stay_an_error() {
    String odd = "XXX+1'".repeat(BoundedFindings.MOST * 2);
    Interchanges told = read(UNB + message(1).replace("UNS+S'", odd + "UNS+S'") + "UNZ+1+7'");

    assertThat(told.codes()).hasSizeLessThan(BoundedFindings.MOST + 10).contains("PTL-EDI-046");
    assertThat(told.findings)
        .filteredOn(f -> f.code().equals("PTL-EDI-046"))
        .allMatch(f -> f.level() == Level.ERROR);
  }
}

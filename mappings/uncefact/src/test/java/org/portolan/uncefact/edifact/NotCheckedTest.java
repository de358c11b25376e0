package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;

/** What the tables cannot tell is said, and nothing that they can. */
class NotCheckedTest {
  private static List<String> notes(String directory, String body) {
    List<Finding> notes = new ArrayList<>();
    String file =
        "UNB+UNOC:3+A+B+240115:1030+7'UNH+1+INVOIC:"
            + directory
            + ":UN'"
            + body
            + "UNT+9+1'UNZ+1+7'";
    new InterchangeReader(
            new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)),
            new InterchangeReader.Listener() {
              @Override
              public void begin(Interchange interchange) {}

              @Override
              public void message(Interchange header, Message message, List<Finding> findings) {
                notes.addAll(NotChecked.of(header, message));
              }

              @Override
              public void end(Interchange interchange, int messages, List<Finding> findings) {}
            })
        .read();
    assertThat(notes).allMatch(it -> it.level() == Level.NOTE && it.code().equals("PTL-EDI-048"));
    return notes.stream()
        .map(it -> it.place().tag() + ": " + it.seen() + " / " + it.expected())
        .toList();
  }

  @Test
  void codes_whose_list_is_kept_elsewhere_are_told_once_with_how_often() {
    assertThat(notes("D:96A", "BGM+380+1+9'CUX+2:EUR'LIN+1'QTY+47:1:PCE'MOA+203:1:EUR'"))
        .containsExactly(
            "UNH: elements of form a, and dependency notes / tables of D.96A that tell a from an,"
                + " and dependencies",
            "CUX: 6345 EUR, 2 times / the list of 6345, which is kept elsewhere",
            "QTY: 6411 PCE, 1 times / the list of 6411, which is kept elsewhere");
  }

  @Test
  void codes_of_a_list_that_the_sender_names_are_told() {
    assertThat(notes("D:96A", "BGM+380::91+1+9'"))
        .hasSize(2)
        .contains("BGM: 1001 380, 1 times / the list that 1131 and 3055 name for 1001");
  }

  @Test
  void codes_of_a_directory_without_lists_are_told() {
    assertThat(notes("D:93A", "BGM+380+1+9'"))
        .contains(
            "BGM: 1001 380, 1 times / a list of 1001 in D.93A",
            "BGM: 1225 9, 1 times / a list of 1225 in D.93A");
  }
}

package org.portolan.directories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.directories.text.DirectoryText;
import org.portolan.directories.text.UnusableText;

/** A small directory in the form of UNECE's text files, written for this test. */
class DirectoryTextTest {
  private static final String RULE = "-".repeat(70) + "\n\n";

  private static final String EDED =
      "UN/EDIFACT DATA ELEMENT DIRECTORY\n\n"
          + RULE
          + "     1004  Document identifier                                     [C]\n\n"
          + "     Desc: To identify a document.\n\n     Repr: an..70\n\n"
          + RULE
          + "*    2005  Date or time or period function code qualifier          [C]\n\n"
          + "     Desc: Code qualifying the function of a date,\n"
          + "           as in 1004 and elsewhere.\n\n*    Repr: an..3\n\n"
          + "     Note:\n           1 a note that is passed over.\n\n"
          + RULE
          + "     2380  Date or time or period text                             [C]\n\n"
          + "     Repr: an..35\n\n"
          + RULE
          + "     6060  Quantity                                                [C]\n\n"
          + "     Repr: n3\n";

  private static final String UNCL =
      RULE
          + "     2005  Date or time or period function code qualifier          [C]\n\n"
          + "     Desc: Code qualifying the function.\n\n     Repr: an..3\n\n"
          + "     2     Delivery date/time, requested\n"
          + "              Date on which buyer requests goods to be delivered.\n\n"
          + "+    137   Document issue date time\n"
          + "              [2006] Date that a document was issued\n"
          + "           that goes on.\n\n"
          + "X    ZZZ   Mutually defined\n\n"
          + "     Note:\n           7 is no code here.\n";

  private static final String EDCD =
      RULE
          + "       C507 DATE/TIME/PERIOD\n\n       Desc: Date and/or time.\n\n"
          + "010    2005  Date or time or period function code\n"
          + "             qualifier                                 M      an..3\n"
          + "020    2380  Date or time or period text               C      an..35\n";

  private static final String EDSD =
      RULE
          + "       BGM  BEGINNING OF MESSAGE\n\n       Function: To begin.\n\n"
          + "010    1004 DOCUMENT IDENTIFIER                        C    1 an..70\n\n"
          + RULE
          + "   |   DTM  DATE/TIME/PERIOD\n\n       Function: To say when.\n\n"
          + "010    C507 DATE/TIME/PERIOD                           M    1\n"
          + "       2005  Date or time or period function code\n"
          + "             qualifier                                 M      an..3\n"
          + "       2380  Date or time or period text               C      an..35\n\n"
          + RULE
          + "       QTY  QUANTITY\n\n       Function: To say how much.\n\n"
          + "010  * 6060 QUANTITY WITH A NAME THAT GOES ON\n"
          + "            IN THE NEXT LINE                           M    3 n3\n";

  private static final String MESSAGE =
      "                                           Message Type : SMALLM\n"
          + "4.3.1  Segment table\n\n"
          + "Pos     Tag Name                                     S   R\n\n"
          + "00010   UNH Message header                           M   1     \n"
          + "00020 * BGM Beginning of message                     M   1     \n\n"
          + "00030       ---- Segment group 1  ------------------ C   99---------------+\n"
          + "00040   QTY Quantity                                 M   1                |\n"
          + "                                                                          |\n"
          + "00050       ---- Segment group 2  ------------------ M   5---------------+|\n"
          + "00060   DTM Date/time/period                         M   1---------------++\n"
          + "00070   UNS Section control                          M   1     \n"
          + "00080   QTY Quantity whose name goes on in the               |\n"
          + "            next line                                C   9     \n"
          + "00090   UNT Message trailer                          M   1     \n";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    put("EDED.23A", EDED);
    put("uncl.23a", UNCL);
    put("part2/EDCD.23A", EDCD);
    put("part2/EDSD.23A", EDSD);
    put("edmd/SMALLM_D.23A", MESSAGE);
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace("\n", "\r\n"), StandardCharsets.ISO_8859_1);
  }

  private Directory directory() throws IOException {
    DirectoryText.Pack pack = DirectoryText.read(folder);
    assertThat(pack.fileName()).isEqualTo("d23a.table");
    return TableReader.read("D.23A", new ByteArrayInputStream(pack.table()));
  }

  /** A structure in one line, as in {@code BGM 1..1 (QTY 1..1) 0..99}. */
  private static String said(List<Structure> members) {
    return members.stream()
        .map(
            it ->
                (it instanceof Structure.Group group
                        ? "(" + said(group.members()) + ")"
                        : it.trigger())
                    + " "
                    + it.min()
                    + ".."
                    + it.max())
        .collect(Collectors.joining(" "));
  }

  @Test
  void segments_groups_and_their_ends_are_as_drawn() throws IOException {
    assertThat(said(directory().message("SMALLM").orElseThrow().structure()))
        .isEqualTo("BGM 1..1 (QTY 1..1 (DTM 1..1) 1..5) 0..99 UNS 1..1 QTY 0..9");
  }

  @Test
  void elements_have_their_form_and_their_codes_whatever_changed_in_them() throws IOException {
    Directory directory = directory();
    CompositeType date = (CompositeType) directory.segment("DTM").parts().get(0).type();
    ElementType qualifier = date.components().get(0).element();
    ElementType quantity = (ElementType) directory.segment("QTY").parts().get(0).type();

    assertThat(date.lastMandatory()).isEqualTo(1);
    assertThat(qualifier.codes()).containsExactlyInAnyOrder("2", "137", "ZZZ");
    assertThat(qualifier.maxLength()).isEqualTo(3);
    assertThat(date.components().get(1).element().isCoded()).isFalse();
    assertThat(quantity.numeric()).isTrue();
    assertThat(quantity.minLength()).isEqualTo(3);
  }

  @Test
  void what_repeats_has_so_many_positions_the_first_of_them_mandatory() throws IOException {
    List<SegmentType.Part> parts = directory().segment("QTY").parts();

    assertThat(parts).extracting(SegmentType.Part::mandatory).containsExactly(true, false, false);
  }

  @Test
  void a_table_written_of_a_directory_of_ours_is_read_as_the_same() throws IOException {
    Directory ours = Directories.find("D.96A").orElseThrow();
    List<MessageType> messages =
        ours.messages().stream().sorted().map(it -> ours.message(it).orElseThrow()).toList();
    List<SegmentType> segments =
        List.of("BGM", "DTM", "NAD", "MOA", "LIN").stream().map(ours::segment).toList();

    Directory read =
        TableReader.read("D.96A", new ByteArrayInputStream(TableWriter.table(segments, messages)));

    assertThat(said(read.message("CUSDEC").orElseThrow().structure()))
        .isEqualTo(said(ours.message("CUSDEC").orElseThrow().structure()));
    CompositeType party = (CompositeType) read.segment("NAD").parts().get(1).type();
    CompositeType before = (CompositeType) ours.segment("NAD").parts().get(1).type();
    assertThat(party.components())
        .extracting(it -> it.element().code() + it.element().codes() + it.mandatory())
        .isEqualTo(
            before.components().stream()
                .map(it -> it.element().code() + it.element().codes() + it.mandatory())
                .toList());
  }

  @Test
  void what_is_missing_or_garbled_is_told_with_its_file_and_line() throws IOException {
    put("edmd/SMALLM_D.23A", MESSAGE.replace("QTY Quantity    ", "XYZ Nothing     "));
    assertThatThrownBy(this::directory)
        .isInstanceOf(UnusableText.class)
        .hasMessageContaining("SMALLM_D.23A line 10")
        .hasMessageContaining("a segment that EDSD has");

    put("edmd/SMALLM_D.23A", MESSAGE.replace("---------------++", "---------------+"));
    assertThatThrownBy(this::directory).hasMessageContaining("the end of every group");

    put("edmd/SMALLM_D.23A", MESSAGE);
    put("EDED.23A", EDED.replace("an..70", "as you like"));
    assertThatThrownBy(this::directory)
        .hasMessageContaining("\"Repr: as you like\" seen, a form as in an..35 or n3 expected");

    Files.delete(folder.resolve("EDED.23A"));
    assertThatThrownBy(this::directory).hasMessageContaining("no EDED.23A");
  }
}

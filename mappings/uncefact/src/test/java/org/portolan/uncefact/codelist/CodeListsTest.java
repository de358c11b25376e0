package org.portolan.uncefact.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListsTest {
  @TempDir Path folder;

  @Test
  void countries_and_currencies_are_whole_without_any_file() {
    CodeLists lists = CodeLists.shipped();

    assertThat(lists.check("iso3166", "NL")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("iso3166", "AA")).isEqualTo(Membership.NOT_LISTED);
    assertThat(lists.check("iso3166", "nl")).isEqualTo(Membership.NOT_LISTED);
    assertThat(lists.check("iso4217", "EUR")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("iso4217", "EUA")).isEqualTo(Membership.NOT_LISTED);
    assertThat(lists.find("iso3166").orElseThrow().codes()).hasSize(249);
    assertThat(lists.find("iso3166").orElseThrow().version()).startsWith("JDK ");
  }

  @Test
  void a_list_that_is_not_here_is_not_checked() {
    assertThat(CodeLists.shipped().check("rec20", "KGM")).isEqualTo(Membership.NOT_CHECKED);
  }

  @Test
  void a_dropped_list_is_read_with_its_version_and_its_deleted_codes() throws IOException {
    drop(
        "rec20_Rev0.csv",
        """
        Status,"CommonCode",Name,Description
        ,KGM,kilogram,"A unit of mass, said with a comma and a ""quote""
        and a line end"
        D,NPR,number of pairs,use pair
        X,08,heat lot,
        """);

    CodeLists lists = CodeLists.with(folder);

    assertThat(lists.find("rec20").orElseThrow().version()).isEqualTo("Rev0");
    assertThat(lists.check("rec20", "KGM")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("rec20", "NPR")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("rec20", "08")).isEqualTo(Membership.RETIRED);
    assertThat(lists.check("rec20", "LB")).isEqualTo(Membership.NOT_LISTED);
  }

  @Test
  void a_dropped_list_goes_before_a_shipped_one() throws IOException {
    drop("iso3166_own.csv", "Code,Name\nXK,Kosovo\n");

    assertThat(CodeLists.with(folder).check("iso3166", "XK")).isEqualTo(Membership.LISTED);
  }

  @Test
  void unlocode_is_whole_for_the_countries_that_are_there_only() throws IOException {
    Path unlocode = Files.createDirectory(folder.resolve("unlocode_2024-2"));
    Files.writeString(
        unlocode.resolve("NL.csv"),
        """
        ,"NL",,".NETHERLANDS",,,,,,,,
        ,"NL","RTM","Rotterdam","Rotterdam",,"12345---","AI",,"RTM","5155N 00430E",
        X,"NL","OLD","Gone","Gone",,"1-------","XX",,,,
        """);

    CodeLists lists = CodeLists.with(folder);

    assertThat(lists.check("unlocode", "NLRTM")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("unlocode", "NLOLD")).isEqualTo(Membership.RETIRED);
    assertThat(lists.check("unlocode", "NLXXX")).isEqualTo(Membership.NOT_LISTED);
    assertThat(lists.check("unlocode", "CNNGB")).isEqualTo(Membership.NOT_CHECKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Group Number,Sector,Common Code,Name\n01,Space,C81,radian\n",
        "Name,Meaning\nKGM,kilogram\n",
        "Code,Name\n",
        ""
      })
  void what_is_no_whole_list_is_refused(String content) throws IOException {
    drop("rec20.csv", content);

    assertThatThrownBy(() -> CodeLists.with(folder))
        .isInstanceOf(UnusableCodeList.class)
        .hasMessageContaining("PTL-LST-001")
        .hasMessageContaining("rec20.csv");
  }

  @Test
  void two_editions_of_one_list_are_refused() throws IOException {
    drop("rec21_a.csv", "Code\nPX\n");
    drop("rec21_b.csv", "Code\nPX\n");

    assertThatThrownBy(() -> CodeLists.with(folder))
        .isInstanceOf(UnusableCodeList.class)
        .hasMessageContaining("twice");
  }

  @Test
  void other_files_in_the_folder_are_left_alone() throws IOException {
    drop("README.md", "How to fill this folder");

    assertThat(CodeLists.with(folder).find("readme")).isEmpty();
  }

  @Test
  void the_published_files_are_read_as_they_are() throws IOException {
    Path published = shared("corpus/uncefact-code-recs/CLR");
    assumeTrue(published != null, "the published lists are not here");
    copy(published.resolve("Rec20/current/Annex || & Annex |||/code-list.csv"), "rec20_17.csv");
    copy(published.resolve("Rec21/current/code-list.csv"), "rec21_12.csv");
    copy(published.resolve("Rec24/current/code-list.csv"), "rec24_6.csv");
    Path places = Files.createDirectory(folder.resolve("unlocode_2022-2"));
    for (String country : new String[] {"NL", "CN"}) {
      Files.copy(
          shared("corpus/uncefact-unlocode/locodes/" + country + ".csv"),
          places.resolve(country + ".csv"));
    }

    CodeLists lists = CodeLists.with(folder);

    assertThat(lists.find("rec20").orElseThrow().codes()).hasSizeGreaterThan(1700);
    assertThat(lists.check("rec20", "H87")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("rec20", "PCE")).isEqualTo(Membership.NOT_LISTED);
    assertThat(lists.check("rec20", "CT")).isEqualTo(Membership.RETIRED);
    assertThat(lists.check("rec21", "PX")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("rec24", "1")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("unlocode", "NLRTM")).isEqualTo(Membership.LISTED);
    assertThat(lists.check("unlocode", "CNNGB")).isEqualTo(Membership.LISTED);
  }

  private void drop(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void copy(Path from, String name) throws IOException {
    Files.copy(from, folder.resolve(name));
  }

  private static Path shared(String file) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("shared/RECORD.md"))) {
        return at.resolve("shared").resolve(file);
      }
    }
    return null;
  }
}

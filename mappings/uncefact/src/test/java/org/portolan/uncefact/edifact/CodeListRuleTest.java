package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.portolan.directories.CompositeType;
import org.portolan.directories.Directories;

class CodeListRuleTest {
  /** C002 of BGM: 1001, 1131, 3055, 1000. */
  private static boolean directorys(String name, int component) {
    CompositeType c002 =
        (CompositeType)
            Directories.find("D.96B").orElseThrow().segment("BGM").parts().get(0).type();
    byte[] bytes = ("BGM+" + name + "'").getBytes(StandardCharsets.ISO_8859_1);
    Segment segment = new SegmentReader(new ByteArrayInputStream(bytes)).next();
    return CodeListRule.isTheDirectorys(segment, 1, component, c002);
  }

  @Test
  void a_code_alone_is_the_directorys() {
    assertThat(directorys("380", 1)).isTrue();
    assertThat(directorys("380:::INVOICE", 1)).isTrue();
  }

  @Test
  void a_code_with_a_list_and_no_agency_is_of_that_list() {
    assertThat(directorys("380:109", 1)).isFalse();
  }

  @Test
  void a_code_with_an_agency_is_the_agencys() {
    assertThat(directorys("380::9", 1)).isFalse();
    assertThat(directorys("380:109:9", 1)).isFalse();
  }

  @Test
  void un_cefact_is_an_agency_whose_lists_are_the_directorys() {
    assertThat(directorys("380::6", 1)).isTrue();
    assertThat(directorys("380:109:6", 1)).isTrue();
  }

  @Test
  void the_name_of_a_list_is_the_agencys_too() {
    assertThat(directorys("380:109", 2)).isTrue();
    assertThat(directorys("380:109:9", 2)).isFalse();
  }

  @Test
  void the_agency_itself_is_always_the_directorys() {
    assertThat(directorys("380:109:9", 3)).isTrue();
  }

  @Test
  void an_element_of_its_own_has_no_other_list() {
    assertThat(CodeListRule.isTheDirectorys(null, 1, 1, null)).isTrue();
  }
}

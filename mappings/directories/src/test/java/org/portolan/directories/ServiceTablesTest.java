package org.portolan.directories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceTablesTest {
  @Test
  void syntax_1_to_3_share_a_table_and_4_has_its_own() {
    assertThat(Directories.service(1)).isSameAs(Directories.service(3));
    assertThat(Directories.service(4)).isNotSameAs(Directories.service(3));
  }

  @Test
  void the_date_of_preparation_grew_by_a_century() {
    assertThat(date(3).maxLength()).isEqualTo(6);
    assertThat(date(4).maxLength()).isEqualTo(8);
    assertThat(date(4).minLength()).isEqualTo(8);
    assertThat(date(4).numeric()).isTrue();
  }

  private static ElementType date(int syntax) {
    CompositeType s004 =
        (CompositeType) Directories.service(syntax).segment("UNB").parts().get(3).type();
    return s004.components().get(0).element();
  }

  @Test
  void only_syntax_4_has_the_collision_segments() {
    assertThat(Directories.service(3).segment("UGH")).isNull();
    assertThat(Directories.service(4).segment("UGH")).isNotNull();
  }

  @Test
  void every_part_of_every_segment_is_defined() {
    for (int syntax : new int[] {3, 4}) {
      for (String tag : new String[] {"UNB", "UNZ", "UNG", "UNE", "UNH", "UNT", "UNS", "UCI"}) {
        assertThat(Directories.service(syntax).segment(tag).parts())
            .as("%s of syntax %d", tag, syntax)
            .isNotEmpty()
            .allSatisfy(part -> assertThat(part.type()).isNotNull());
      }
    }
  }

  @Test
  void contrl_has_messages_alone_and_messages_in_groups() {
    MessageType contrl = Directories.service(3).message("CONTRL").orElseThrow();

    assertThat(contrl.structure())
        .extracting(Structure::trigger)
        .containsExactly("UCI", "UCM", "UCF");
    assertThat(((Structure.Group) contrl.structure().get(2)).members())
        .extracting(Structure::trigger)
        .containsExactly("UCF", "UCM");
  }
}

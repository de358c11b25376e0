package org.portolan.directories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
  private static Directory directory(String name) {
    return Directories.find(name).orElseThrow();
  }

  private static CompositeType composite(String directory, String segment, int position) {
    return (CompositeType) directory(directory).segment(segment).parts().get(position - 1).type();
  }

  @Test
  void units_currencies_countries_and_delivery_terms_are_listed_elsewhere() {
    for (String name : Directories.names()) {
      assertThat(composite(name, "MOA", 1).components().get(2).element().isCoded()).isFalse();
      assertThat(composite(name, "TOD", 3).components().get(0).element().isCoded()).isFalse();
    }
  }

  @Test
  void there_are_58_in_the_order_of_their_publication() {
    assertThat(Directories.names()).hasSize(58).startsWith("D.93A", "D.94A").endsWith("D.21B");
    assertThat(Directories.notBefore("D.00A", "D.99B")).isTrue();
    assertThat(Directories.notBefore("D.96A", "D.96B")).isFalse();
  }

  @Test
  void an_unknown_directory_is_not_found() {
    assertThat(Directories.find("D.77X")).isEmpty();
    assertThat(Directories.find("../../etc/passwd")).isEmpty();
  }

  @Test
  void every_message_of_every_directory_has_only_segments_that_its_directory_has() {
    for (String name : Directories.names()) {
      Directory directory = directory(name);
      assertThat(directory.messages()).as(name).isNotEmpty();
      for (String message : directory.messages()) {
        List<String> unknown = new ArrayList<>();
        collect(directory.message(message).orElseThrow().structure(), unknown);
        unknown.removeIf(tag -> directory.segment(tag) != null);
        unknown.removeIf(tag -> Directories.service(4).segment(tag) != null);
        assertThat(unknown).as("%s %s", name, message).isEmpty();
      }
    }
  }

  private static void collect(List<Structure> places, List<String> tags) {
    for (Structure place : places) {
      assertThat(place.max()).isPositive();
      switch (place) {
        case Structure.SegmentPlace segment -> tags.add(segment.tag());
        case Structure.Group group -> collect(group.members(), tags);
      }
    }
  }

  @Test
  void a_repeat_is_so_many_positions_of_which_the_first_may_be_mandatory() {
    List<CompositeType.Component> text = composite("D.96A", "FTX", 4).components();

    assertThat(text).hasSize(5);
    assertThat(text)
        .extracting(CompositeType.Component::mandatory)
        .containsExactly(true, false, false, false, false);
    assertThat(directory("D.96B").segment("CST").parts()).hasSize(6);
  }

  @Test
  void what_moved_between_directories_has_moved() {
    assertThat(directory("D.96A").segment("BGM").parts().get(1).type().code()).isEqualTo("1004");
    assertThat(composite("D.96B", "BGM", 2).code()).isEqualTo("C106");
    ElementType shorter = composite("D.99A", "FTX", 4).components().get(0).element();
    ElementType longer = composite("D.99B", "FTX", 4).components().get(0).element();
    assertThat(shorter.maxLength()).isEqualTo(70);
    assertThat(longer.maxLength()).isEqualTo(512);
  }

  @Test
  void lists_that_the_source_lacks_are_empty_and_not_guessed() {
    assertThat(composite("D.93A", "DTM", 1).components().get(0).element().isCoded()).isFalse();
    assertThat(composite("D.96A", "DTM", 1).components().get(0).element().codes())
        .contains("137", "171");
  }

  @Test
  void a_directory_is_read_once() {
    assertThat(directory("D.01B")).isSameAs(directory("D.01B"));
  }

  @Test
  void messages_have_their_groups() {
    List<Structure> orders = directory("D.96A").message("ORDERS").orElseThrow().structure();

    assertThat(orders.get(0)).isEqualTo(new Structure.SegmentPlace("BGM", 1, 1));
    assertThat(orders).anyMatch(p -> p instanceof Structure.Group && p.trigger().equals("LIN"));
  }
}

package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portolan.directories.ElementType;
import org.portolan.uncefact.finding.Finding;

/** Numbers of at least two and at most four digits. */
class NumericFormTest {
  private static final ElementType FOUR = new ElementType("6060", true, 2, 4, Set.of());

  private static List<String> codes(String number) {
    byte[] bytes = ("QTY+" + number + "'").getBytes(StandardCharsets.ISO_8859_1);
    Segment segment = new SegmentReader(new ByteArrayInputStream(bytes)).next();
    List<Finding> findings = new ArrayList<>();
    NumericForm.check(segment, FOUR, 1, 1, findings);
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void digits_a_mark_between_them_and_a_minus_in_front_are_a_number() {
    for (String number : List.of("12", "1234", "-1234", "12.34", "12,34", "-0,5", "0001")) {
      assertThat(codes(number)).as(number).isEmpty();
    }
  }

  @Test
  void anything_else_is_none() {
    for (String other : List.of("AB", "1A", "1-2", "12-", "1.2.3", "1 2", "-", ".", "1E3", "--1")) {
      assertThat(codes(other)).as(other).containsExactly("PTL-EDI-036");
    }
  }

  @Test
  void only_digits_count_for_the_length() {
    assertThat(codes("-12.345")).containsExactly("PTL-EDI-034");
    assertThat(codes("-1")).containsExactly("PTL-EDI-035");
  }

  @Test
  void a_mark_has_a_digit_on_each_side() {
    for (String number : List.of(".50", "-,50", "50.", "-50,")) {
      assertThat(codes(number)).as(number).containsExactly("PTL-EDI-043");
    }
  }
}

package org.portolan.uncefact.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointerPatternTest {
  @ParameterizedTest
  @CsvSource({
    "/a, /a",
    "/lines/0, /lines[]",
    "/lines/0/netPrice, /lines[]/netPrice",
    "/lines/999999/taxes/12, /lines[]/taxes[]",
    "/lines/0/taxes/1/typeCode, /lines[]/taxes[]/typeCode",
    "/lines[]/taxes[], /lines[]/taxes[]",
    "/declaration/statusCodes/3, /declaration/statusCodes[]"
  })
  void indices_become_the_mark_of_a_repeat(String pointer, String pattern) {
    assertThat(PointerPattern.of(pointer)).isEqualTo(pattern);
  }
}

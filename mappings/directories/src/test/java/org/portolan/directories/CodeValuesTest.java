package org.portolan.directories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeValuesTest {
  private static boolean contains(CodeValues values, String code) {
    byte[] data = ("<" + code + ">").getBytes(StandardCharsets.UTF_8);
    return values.contains(data, 1, data.length - 1);
  }

  @Test
  void it_has_what_a_set_of_the_same_values_has() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Set<String> codes = new HashSet<>();
      for (int left = random.nextInt(500); left > 0; left--) {
        codes.add(Integer.toString(1 + random.nextInt(1_000), 36));
      }
      CodeValues values = new CodeValues(codes);
      for (int i = 1; i <= 1_000; i++) {
        String code = Integer.toString(i, 36);
        assertThat(contains(values, code)).isEqualTo(codes.contains(code));
      }
    }
  }

  @Test
  void values_longer_than_a_word_are_found_too() {
    CodeValues values = new CodeValues(Set.of("ABCDEFGH", "ABCDEFGHI"));

    assertThat(contains(values, "ABCDEFGH")).isTrue();
    assertThat(contains(values, "ABCDEFGHI")).isTrue();
    assertThat(contains(values, "ABCDEFGHJ")).isFalse();
  }

  @Test
  void nothing_is_in_an_empty_list_and_no_list_has_nothing() {
    assertThat(contains(new CodeValues(Set.of()), "1")).isFalse();
    assertThat(contains(new CodeValues(Set.of("1")), "")).isFalse();
  }
}

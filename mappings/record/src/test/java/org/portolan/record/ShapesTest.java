package org.portolan.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Shapes that are walked by hand say what the regular expressions beside them say. */
class ShapesTest {
  private static final int ROUNDS = 100_000;

  private final Random random = new Random(20261125);

  private void agree(String telling, int longest, String expression, Predicate<String> shape) {
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(longest + 1); length > 0; length--) {
        text.append(telling.charAt(random.nextInt(telling.length())));
      }
      String one = text.toString();
      assertThat(shape.test(one)).as(one).isEqualTo(one.matches(expression));
    }
  }

  @Test
  void decimals_have_one_spelling() {
    agree("00123-.", 6, "0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\\.[0-9]*[1-9]", Shapes::isDecimal);
  }

  @Test
  void schemes_and_lists_begin_with_a_small_letter() {
    agree("ab9-Z_", 4, "[a-z][a-z0-9-]*|", Shapes::isScheme);
    agree("ab9-Z_", 4, "[a-z][a-z0-9]*", Shapes::isList);
  }

  @Test
  void units_and_currencies_are_capitals() {
    agree("AZ09a-", 4, "[A-Z0-9]{2,3}", Shapes::isUnit);
    agree("AZ0a", 4, "[A-Z]{3}", Shapes::isCurrency);
  }

  @Test
  void counts_and_hashes_have_their_length() {
    agree("0001", 8, "[1-9][0-9]{0,5}|1000000", Shapes::isCount);
    agree("0f", 66, "[0-9a-f]{64}", Shapes::isHash);
    assertThat(Shapes.isHash("0".repeat(63) + "g")).isFalse();
    assertThat(Shapes.isHash("0".repeat(64))).isTrue();
  }

  @Test
  void dates_are_those_of_the_calendar() {
    for (int round = 0; round < ROUNDS; round++) {
      int year = random.nextInt(2_400);
      int month = random.nextInt(14);
      int day = random.nextInt(33);
      String date = "%04d-%02d-%02d".formatted(year, month, day);

      assertThat(Dates.isValid(date)).as(date).isEqualTo(isDay(year, month, day));
    }
  }

  @Test
  void a_time_has_a_zone_or_none_and_never_another_length() {
    String[] valid = {"", "Z", ".5", ".123456789Z", "+01:00", "-14:00", ".5+00:30"};
    String[] invalid = {"z", ".", ".1234567890", "+00:00", "-00:00", "+14:01", "+01:60", "+0100"};
    for (String rest : valid) {
      assertThat(Dates.isValid("2026-11-25T23:59:59" + rest)).as(rest).isTrue();
    }
    for (String rest : invalid) {
      assertThat(Dates.isValid("2026-11-25T23:59:59" + rest)).as(rest).isFalse();
    }
    assertThat(Dates.isValid("2026-11-25T24:00:00")).isFalse();
    assertThat(Dates.isValid("2026-11-25 23:59:59")).isFalse();
    assertThat(Dates.isValid("2026-11-25T23:59")).isFalse();
  }

  private static boolean isDay(int year, int month, int day) {
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }
}

package org.portolan.uncefact.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.uncefact.value.Value;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1          | 1
          123        | 123
          1234       | 1,234
          -1234567.5 | -1,234,567.5
          0.123456   | 0.123456
          1000000    | 1,000,000
          """)
  void thousands_stand_apart_and_fractions_do_not(String number, String words) {
    assertThat(Words.of(Value.number(number))).isEqualTo(words);
  }

  @Test
  void units_and_codes_are_words_where_there_are_any() {
    assertThat(Words.of(Value.quantity("1520", "KGM"))).isEqualTo("1,520 kg");
    assertThat(Words.of(Value.quantity("2", "XYZ"))).isEqualTo("2 XYZ");
    assertThat(Words.of(Value.code("929", "un1001"))).isEqualTo("Import declaration");
    assertThat(Words.of(Value.code("929", "other"))).isEqualTo("929");
    assertThat(Words.of(Value.amount("-0.05", "EUR"))).isEqualTo("-0.05 EUR");
    assertThat(Words.of(Value.date("2026-11-20T09:15:00"))).isEqualTo("2026-11-20 09:15:00");
  }

  @Test
  void a_country_is_named_and_its_code_kept() {
    assertThat(Words.country(Value.code("CN", "iso3166"))).isEqualTo("China (CN)");
    assertThat(Words.country(Value.code("QQ", "iso3166"))).isEqualTo("QQ");
  }
}

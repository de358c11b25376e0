package org.portolan.uncefact.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesPropertiesTest {
  private static final DateTimes DATES = DateTimes.receivedIn(2026);

  @Test
  void every_day_of_a_hundred_years_is_read_as_102_and_written_back() {
    LocalDate day = LocalDate.of(1977, 1, 1);
    for (; day.getYear() < 2077; day = day.plusDays(1)) {
      String sent = day.format(DateTimeFormatter.BASIC_ISO_DATE);
      Value value = DATES.read(sent, "102").asTaken().orElseThrow().value();
      assertThat(value.text()).isEqualTo(day.toString());
      assertThat(DateTimes.write(value, "102")).isEqualTo(Writing.Written.exactly(sent));
      assertThat(DATES.read(sent.substring(2), "101").asTaken().orElseThrow().value())
          .isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"201", "202", "203", "204"})
  void every_minute_of_a_day_is_read_and_written_back(String format) {
    boolean seconds = format.equals("202") || format.equals("204");
    String pattern =
        (format.compareTo("203") < 0 ? "uuMMdd" : "uuuuMMdd") + (seconds ? "HHmmss" : "HHmm");
    LocalDateTime time = LocalDateTime.of(2026, 11, 24, 0, 0);
    for (; time.getDayOfMonth() == 24; time = time.plusMinutes(1)) {
      String sent = time.format(DateTimeFormatter.ofPattern(pattern));
      Value value = DATES.read(sent, format).asTaken().orElseThrow().value();
      assertThat(value.text())
          .isEqualTo(time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")));
      assertThat(DateTimes.write(value, format)).isEqualTo(Writing.Written.exactly(sent));
    }
  }

  @Test
  void every_format_of_the_table_reads_something_and_refuses_what_is_shorter() {
    for (Map.Entry<String, String[]> row : ValueTables.keyed("date-formats.psv", 1).entrySet()) {
      String sent =
          row.getValue()[1]
              .replace("CC", "20")
              .replace("YY", "26")
              .replace("MM", "11")
              .replace("DD", "24")
              .replace("hh", "10")
              .replace("mm", "30")
              .replace("ss", "15")
              .replace("z", "+0100")
              .replace("T", "UTC");
      assertThat(DATES.read(sent, row.getKey()))
          .as(row.getKey() + " " + sent)
          .isInstanceOf(Reading.Taken.class);
      assertThat(DATES.read(sent.substring(1), row.getKey()))
          .as(row.getKey() + " cut")
          .isInstanceOf(Reading.Refused.class);
      assertThat(DATES.read("", row.getKey())).isInstanceOf(Reading.Refused.class);
    }
  }

  @Test
  void a_two_digit_year_is_never_more_than_fifty_years_from_the_receipt() {
    for (int received = 1990; received < 2110; received++) {
      for (int year = 0; year < 100; year++) {
        String sent = "%02d0101".formatted(year);
        String read =
            DateTimes.receivedIn(received).read(sent, "101").asTaken().orElseThrow().value().text();
        assertThat(Math.abs(Integer.parseInt(read.substring(0, 4)) - received))
            .isLessThanOrEqualTo(50);
      }
    }
  }
}

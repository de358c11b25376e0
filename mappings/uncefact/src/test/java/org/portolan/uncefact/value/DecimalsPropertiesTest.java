package org.portolan.uncefact.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsPropertiesTest {
  private static final int ROUNDS = 5_000;

  private final Random random = new Random(9735);

  @Test
  void reading_never_changes_the_number() {
    for (int round = 0; round < ROUNDS; round++) {
      BigDecimal number = number();
      String sent = number.toPlainString().replace('.', random.nextBoolean() ? ',' : '.');
      String padded = (number.signum() < 0 ? "-0" : "0") + sent.replace("-", "");

      String read = Decimals.number(padded, '.').asTaken().orElseThrow().value().text();

      assertThat(new BigDecimal(read)).isEqualByComparingTo(number);
      assertThat(read).matches("0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\\.[0-9]*[1-9]");
    }
  }

  @Test
  void what_is_written_is_the_nearest_number_the_target_holds() {
    for (int round = 0; round < ROUNDS; round++) {
      BigDecimal number = number();
      Value value = Decimals.number(number.toPlainString(), '.').asTaken().orElseThrow().value();
      int scale = random.nextInt(5);
      int digits = 1 + random.nextInt(18);

      if (Decimals.write(value, digits, scale, ',') instanceof Writing.Written written) {
        BigDecimal back = new BigDecimal(written.text().replace(',', '.'));
        String bare = written.text().replaceAll("[-,]", "");
        assertThat(bare.replaceFirst("^0(?=.)", "").length()).isLessThanOrEqualTo(digits);
        assertThat(back.scale()).isLessThanOrEqualTo(scale);
        assertThat(written.note().isEmpty()).isEqualTo(back.compareTo(number) == 0);
        BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, back.scale()));
        assertThat(back.subtract(number).abs()).isLessThanOrEqualTo(step);
      } else {
        assertThat(number.abs().setScale(0, RoundingMode.HALF_UP).precision())
            .isGreaterThanOrEqualTo(digits);
      }
    }
  }

  @Test
  void reading_what_was_written_exactly_gives_the_value_back() {
    for (int round = 0; round < ROUNDS; round++) {
      Value value = Decimals.number(number().toPlainString(), '.').asTaken().orElseThrow().value();
      if (Decimals.write(value, 38, 20, ',') instanceof Writing.Written written
          && written.note().isEmpty()) {
        assertThat(Decimals.number(written.text(), ',').asTaken().orElseThrow().value())
            .isEqualTo(value);
      }
    }
  }

  private BigDecimal number() {
    return new BigDecimal(new BigInteger(1 + random.nextInt(50), random), random.nextInt(12))
        .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
  }
}

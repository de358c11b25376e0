package org.portolan.record.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.portolan.record.RecordRefused;

/** What is remembered of keys changes no answer. */
class StrictKeysTest {
  @Test
  void a_key_is_judged_the_same_however_often_it_is_met() {
    byte[] good = SigningKey.generate(Alg.ED25519).spki();
    byte[] smallOrder = good.clone();
    Arrays.fill(smallOrder, 12, 44, (byte) 0);
    smallOrder[12] = 1;

    for (int times = 0; times < 3; times++) {
      assertThat(VerificationKey.of(Alg.ED25519, good).spki()).isEqualTo(good);
      assertThatThrownBy(() -> VerificationKey.of(Alg.ED25519, smallOrder))
          .isInstanceOfSatisfying(
              RecordRefused.class, e -> assertThat(e.code()).isEqualTo("PTL-KEY-001"));
    }
  }
}

package org.portolan.evidence.fabric.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;

class RegistryAnswersTest {
  private static final Bytes32 PUBLISHER = hash("publisher");
  private static final Bytes32 COMMITMENT = hash("commitment");
  private static final HeldBatch BATCH =
      new HeldBatch(PUBLISHER, 12, hash("root"), 0xfffffffeL, hash("transaction"));

  @Test
  void an_answer_is_read_as_it_was_made() {
    assertThat(HeldBatch.ofAnswer(BATCH.answer())).isEqualTo(BATCH);
    assertThat(HeldBatch.ofValue(PUBLISHER, 12, BATCH.value())).isEqualTo(BATCH);
    for (Optional<Bytes32> successor :
        List.of(Optional.<Bytes32>empty(), Optional.of(Bytes32.ZERO), Optional.of(hash("next")))) {
      Standing standing = new Standing(BATCH, COMMITMENT, successor);
      assertThat(Standing.ofAnswer(standing.answer())).isEqualTo(standing);
    }
    EndingsOf endings = new EndingsOf(PUBLISHER, 3, hash("head"));
    assertThat(EndingsOf.ofAnswer(endings.answer())).isEqualTo(endings);
    assertThat(EndingsOf.ofValue(PUBLISHER, endings.value())).isEqualTo(endings);
  }

  @Test
  void answers_have_the_length_that_the_format_gives() {
    assertThat(BATCH.answer()).hasSize(112);
    assertThat(new Standing(BATCH, COMMITMENT, Optional.empty()).answer()).hasSize(177);
    assertThat(new EndingsOf(PUBLISHER, 0, Bytes32.ZERO).answer()).hasSize(76);
  }

  @Test
  void an_answer_of_another_kind_length_or_mark_is_refused() {
    byte[] standing = new Standing(BATCH, COMMITMENT, Optional.empty()).answer();
    refused(() -> HeldBatch.ofAnswer(standing));
    refused(() -> HeldBatch.ofAnswer(Arrays.copyOf(BATCH.answer(), 113)));
    refused(() -> HeldBatch.ofAnswer(new byte[0]));
    refused(() -> HeldBatch.ofAnswer(with(BATCH.answer(), 36, 0x80)));
    refused(() -> Standing.ofAnswer(with(standing, 144, 2)));
    refused(() -> Standing.ofAnswer(with(standing, 176, 1)));
  }

  @Test
  void keys_stand_in_the_order_of_ordinals_and_those_of_a_call_in_that_of_the_read_set() {
    assertThat(RegistryKeys.batch(PUBLISHER, 9)).isLessThan(RegistryKeys.batch(PUBLISHER, 10));
    RegistryCall call = RegistryCall.getStanding(PUBLISHER, Long.MAX_VALUE, COMMITMENT);
    assertThat(call.keys()).isSorted().hasSize(2);
    assertThat(call.arguments())
        .containsExactly(PUBLISHER.hex(), "9223372036854775807", COMMITMENT.hex());
  }

  private static void refused(Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            RecordRefused.class, e -> assertThat(e.code()).isEqualTo("PTL-FAB-013"));
  }

  private static byte[] with(byte[] answer, int at, int value) {
    byte[] changed = answer.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static Bytes32 hash(String of) {
    return Sha256.hash(of.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}

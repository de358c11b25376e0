package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/** As many attestors as a contract can hold. */
class AttestorSetTest {
  private static List<AttestorSet.Member> members(int count) {
    return IntStream.range(1, count + 1)
        .mapToObj(
            i -> new AttestorSet.Member(Bytes32.leftPadded(BigEndian.u32(i)), "organisation " + i))
        .toList();
  }

  @Test
  void none_and_more_than_255_are_refused() {
    assertThat(new AttestorSet(members(255)).members()).hasSize(255);
    for (int count : new int[] {0, 256}) {
      assertThatThrownBy(() -> new AttestorSet(members(count)))
          .isInstanceOfSatisfying(
              RecordRefused.class, e -> assertThat(e.code()).isEqualTo("PTL-EVM-004"));
    }
  }
}

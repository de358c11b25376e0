package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;
import static org.portolan.ethereum.contract.DeployedRegistry.GUARDIAN;

import org.junit.jupiter.api.Test;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

class AnchoringTest extends OnAnvil {
  private Bytes32 word() {
    return TestBatch.word(random);
  }

  private String anchor(String from, long ordinal, long count) throws Exception {
    return registry.send(from, RegistryCalls.anchor(ordinal, word(), count)).code();
  }

  @Test
  void ordinals_count_from_one_without_a_gap_for_each_publisher() throws Exception {
    assertThat(anchor(ANYONE, 0, 5)).isEqualTo("PTL-LED-002");
    assertThat(anchor(ANYONE, 2, 5)).isEqualTo("PTL-LED-002");
    assertThat(anchor(ANYONE, 1, 5)).isEmpty();
    assertThat(anchor(ANYONE, 1, 5)).isEqualTo("PTL-LED-002");
    assertThat(anchor(ANYONE, 3, 5)).isEqualTo("PTL-LED-002");
    assertThat(anchor(ANYONE, 2, 5)).isEmpty();
    assertThat(anchor(GUARDIAN, 1, 5)).isEmpty();
  }

  @Test
  void a_batch_has_one_to_2_to_the_20_leaves() throws Exception {
    assertThat(anchor(ANYONE, 1, 0)).isEqualTo("PTL-BAT-002");
    assertThat(anchor(ANYONE, 1, (1 << 20) + 1)).isEqualTo("PTL-BAT-002");
    assertThat(anchor(ANYONE, 1, 1 << 20)).isEmpty();
  }

  @Test
  void a_commitment_is_ended_once_and_by_its_own_publisher_alone() throws Exception {
    Ending ending = new Ending(word(), word());
    Bytes32 head = ending.headAfter(Bytes32.ZERO);

    assertThat(registry.send(ANYONE, RegistryCalls.end(ending, Bytes32.ZERO)).code()).isEmpty();
    assertThat(registry.send(ANYONE, RegistryCalls.end(ending, head)).code())
        .isEqualTo("PTL-LED-003");
    assertThat(registry.readWord(RegistryCalls.get("ended", GUARDIAN, ending.commitment())))
        .isEqualTo(Bytes32.ZERO);
    assertThat(registry.send(GUARDIAN, RegistryCalls.end(ending, Bytes32.ZERO)).code()).isEmpty();
  }

  @Test
  void an_ending_without_a_successor_is_an_ending() throws Exception {
    Ending ending = new Ending(word(), Bytes32.ZERO);

    registry.send(ANYONE, RegistryCalls.end(ending, Bytes32.ZERO));

    assertThat(registry.readWord(RegistryCalls.get("ended", ANYONE, ending.commitment())).isZero())
        .isFalse();
  }

  @Test
  void endings_are_chained_to_the_head_of_those_before() throws Exception {
    Bytes32 head = Bytes32.ZERO;
    for (int i = 1; i <= 3; i++) {
      Ending ending = new Ending(word(), word());
      assertThat(registry.send(ANYONE, RegistryCalls.end(ending, word())).code())
          .isEqualTo("PTL-EVM-001");
      assertThat(registry.send(ANYONE, RegistryCalls.end(ending, head)).code()).isEmpty();
      head = ending.headAfter(head);

      assertThat(registry.readWord(RegistryCalls.get("endings", ANYONE)))
          .isEqualTo(RegistrySlots.endings(i, head));
    }
  }
}

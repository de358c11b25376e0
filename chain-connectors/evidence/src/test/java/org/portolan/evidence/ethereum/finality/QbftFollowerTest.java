package org.portolan.evidence.ethereum.finality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.ethereum.kit.TestChain;
import org.portolan.record.Bytes32;

class QbftFollowerTest {
  private static final long NOW = TestChain.GENESIS_TIME + 100;
  private final TestChain chain = new TestChain();

  private FinalBlocks follow(QbftRule rule, byte[]... headers) {
    return rule.finalBlocks(
        new QbftProof(List.of(headers), Map.of()).encode(), chain.network(), NOW);
  }

  private byte[][] all(int to) {
    return chain.headers(0, 0, to).toArray(byte[][]::new);
  }

  private QbftRule skipping() {
    QbftRule rule = chain.rule(0);
    return new QbftRule(
        rule.checkpoint(),
        rule.contract(),
        rule.trustingPeriod(),
        Optional.of("these validators seal no other chain"));
  }

  @Test
  void blocks_sealed_by_two_thirds_are_final() {
    chain.block(List.of());
    chain.block(List.of());

    assertThat(follow(chain.rule(0), all(2)).all()).hasSize(3);
  }

  @Test
  void f_plus_one_of_four_seals_are_too_few() {
    chain.validators(TestChain.keys(1, 2, 3, 4), TestChain.keys(1, 2)).block(List.of());

    assertThatThrownBy(() -> follow(chain.rule(0), all(1))).hasMessageContaining("PTL-QBF-006");
  }

  @Test
  void a_list_that_strangers_wrote_and_sealed_is_not_trusted() {
    chain.validators(TestChain.keys(11, 12, 13, 14), TestChain.keys(11, 12, 13, 14));
    chain.block(List.of());

    FinalBlocks blocks = follow(chain.rule(0), all(1));
    assertThat(blocks.all()).extracting(FinalBlock::number).containsExactly(0L);
    assertThatThrownBy(() -> blocks.at(1)).hasMessageContaining("PTL-ETH-003");
  }

  @Test
  void strangers_gain_nothing_by_sealing_on() {
    chain.validators(TestChain.keys(11, 12, 13, 14), TestChain.keys(11, 12, 13, 14));
    for (int i = 0; i < 5; i++) {
      chain.block(List.of());
    }

    assertThat(follow(chain.rule(0), all(5)).all()).hasSize(1);
  }

  @Test
  void half_of_the_trusted_are_not_more_than_half() {
    chain.validators(TestChain.keys(1, 2, 13), TestChain.keys(1, 2, 13)).block(List.of());

    assertThat(follow(chain.rule(0), all(1)).all()).hasSize(1);
  }

  @Test
  void the_validators_may_change_one_by_one() {
    for (int i = 1; i < 6; i++) {
      List<org.portolan.evidence.ethereum.kit.TestKey> set = TestChain.keys(i, i + 1, i + 2, i + 3);
      chain.validators(set, set).block(List.of());
    }

    assertThat(follow(chain.rule(0), all(5)).all()).hasSize(6);
  }

  @Test
  void from_four_to_three_a_block_with_two_seals_waits_for_one_with_three() {
    chain.validators(TestChain.keys(1, 2, 3), TestChain.keys(1, 2)).block(List.of());
    assertThat(follow(chain.rule(0), all(1)).all()).hasSize(1);

    chain.validators(TestChain.keys(1, 2, 3), TestChain.keys(1, 2, 3)).block(List.of());
    assertThat(follow(chain.rule(0), all(2)).all()).hasSize(3);
  }

  @Test
  void the_waiting_block_is_not_final_when_others_skip_it() {
    chain.validators(TestChain.keys(1, 2, 3), TestChain.keys(1, 2)).block(List.of());
    chain.block(List.of());
    chain.validators(TestChain.keys(1, 2, 3), TestChain.keys(1, 2, 3)).block(List.of());

    FinalBlocks blocks = follow(skipping(), chain.header(0), chain.header(1), chain.header(3));
    assertThat(blocks.all()).extracting(FinalBlock::number).containsExactly(0L, 3L);
  }

  @Test
  void a_header_behind_a_gap_that_half_of_the_trusted_sealed_says_what_to_send_instead() {
    chain.block(List.of());
    chain.validators(TestChain.keys(1, 2, 13), TestChain.keys(1, 2, 13)).block(List.of());

    assertThatThrownBy(() -> follow(skipping(), chain.header(0), chain.header(2)))
        .hasMessageContaining("PTL-QBF-007")
        .hasMessageContaining("the headers in between");
  }

  @Test
  void headers_may_be_left_out_only_where_the_epoch_says_why() {
    for (int i = 0; i < 4; i++) {
      chain.block(List.of());
    }

    assertThatThrownBy(() -> follow(chain.rule(0), chain.header(0), chain.header(4)))
        .hasMessageContaining("PTL-QBF-008");
    assertThat(follow(skipping(), chain.header(0), chain.header(4)).all()).hasSize(2);
  }

  @Test
  void the_same_validators_on_another_chain_do_not_seal_this_one() {
    TestChain other = new TestChain();
    other.write(Bytes32.fromHex("77".repeat(32)), Bytes32.fromHex("77".repeat(32)));
    other.block(List.of());
    other.block(List.of());
    chain.block(List.of());

    assertThatThrownBy(() -> follow(chain.rule(0), chain.header(0), other.header(2)))
        .hasMessageContaining("PTL-QBF-008");
    assertThatThrownBy(
            () -> follow(chain.rule(0), chain.header(0), chain.header(1), other.header(2)))
        .hasMessageContaining("PTL-QBF-008");
  }

  @Test
  void a_checkpoint_is_the_block_that_is_pinned() {
    chain.block(List.of());
    chain.block(List.of());

    assertThatThrownBy(() -> follow(chain.rule(0), chain.header(1), chain.header(2)))
        .hasMessageContaining("PTL-QBF-012");
    assertThatThrownBy(() -> follow(chain.rule(0))).hasMessageContaining("PTL-QBF-012");
    QbftRule foreign =
        new QbftRule(
            new QbftRule.Checkpoint(0, Bytes32.ZERO, Optional.empty()),
            Optional.empty(),
            1,
            Optional.empty());
    assertThatThrownBy(() -> follow(foreign, chain.header(0))).hasMessageContaining("PTL-QBF-012");
  }

  @Test
  void a_list_in_which_one_stands_twice_is_refused() {
    chain.validators(TestChain.keys(1, 2, 3, 3), TestChain.keys(1, 2, 3)).block(List.of());

    assertThatThrownBy(() -> follow(chain.rule(0), all(1))).hasMessageContaining("PTL-QBF-002");
  }

  @Test
  void an_empty_list_where_no_contract_names_the_validators_is_refused() {
    chain.validators(List.of(), TestChain.keys(1, 2, 3)).block(List.of());

    assertThatThrownBy(() -> follow(chain.rule(0), all(1))).hasMessageContaining("PTL-QBF-009");
  }

  @Test
  void headers_before_the_checkpoint_must_lead_to_it() {
    for (int i = 0; i < 4; i++) {
      chain.block(List.of());
    }
    QbftRule later = chain.rule(4);

    List<byte[]> bare = chain.headers(0, 4, 4);

    assertThat(follow(later, bare.toArray(byte[][]::new)).all()).hasSize(5);
    assertThatThrownBy(() -> follow(later, bare.get(0), bare.get(2), bare.get(3), bare.get(4)))
        .hasMessageContaining("PTL-QBF-008");
  }

  @Test
  void what_leads_to_the_checkpoint_needs_no_seals() {
    chain.validators(TestChain.keys(1, 2, 3, 4), List.of());
    chain.block(List.of());
    chain.block(List.of());

    byte[][] bare = chain.headers(0, 2, 2).toArray(byte[][]::new);
    assertThat(follow(chain.rule(2), bare).all()).hasSize(3);
  }

  @Test
  void what_leads_to_the_checkpoint_may_not_bring_seals_that_nobody_looks_at() {
    chain.block(List.of());

    assertThatThrownBy(() -> follow(chain.rule(1), all(1))).hasMessageContaining("PTL-QBF-014");
  }

  @Test
  void two_sealed_blocks_of_one_height_contradict_each_other() {
    TestChain other = new TestChain();
    chain.block(List.of());
    chain.block(List.of());
    other.block(List.of());
    other.write(Bytes32.fromHex("77".repeat(32)), Bytes32.fromHex("77".repeat(32)));
    other.block(List.of());

    FinalBlocks one = follow(chain.rule(0), all(2));
    FinalBlocks another = follow(chain.rule(0), other.headers(0, 0, 2).toArray(byte[][]::new));
    assertThat(one.contradiction(another))
        .hasValueSatisfying(both -> assertThat(both.one().number()).isEqualTo(2));
    assertThat(one.contradiction(follow(chain.rule(0), all(1)))).isEmpty();
    assertThat(one.contradiction(one)).isEmpty();
  }

  @Test
  void no_more_headers_than_the_limit_are_followed() {
    List<byte[]> many = new ArrayList<>();
    for (int i = 0; i <= QbftProof.MAX_HEADERS; i++) {
      many.add(new byte[0]);
    }

    byte[] proof = new QbftProof(many, Map.of()).encode();
    assertThatThrownBy(() -> chain.rule(0).finalBlocks(proof, chain.network(), NOW))
        .hasMessageContaining("PTL-CBR-001");
  }
}

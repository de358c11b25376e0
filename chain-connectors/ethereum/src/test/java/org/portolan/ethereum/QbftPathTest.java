package org.portolan.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.ethereum.finality.FinalBlock;
import org.portolan.evidence.ethereum.finality.FinalBlocks;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/**
 * What the connector makes of a real chain is what the verifier takes: validators that are voted
 * in, round changes, the switch to a contract at 178, a validator that it names from 189 on.
 */
class QbftPathTest {
  private static final int LAST = 199;

  /** Behind it states would be asked for that were not captured. */
  private static final long LAST_JUMP = 189;

  private static final long MUCH_LATER = 1_796_000_000L;
  private static final QbftSettings.Contract CONTRACT =
      new QbftSettings.Contract(
          "0x" + CapturedNode.NETWORK.get("validatorContract").get("address").asString(),
          CapturedNode.NETWORK.get("validatorContract").get("fromBlock").asLong(),
          CapturedNode.NETWORK.get("validatorContract").get("slot").asLong());

  private CapturedNode captured;

  @BeforeEach
  void start() throws Exception {
    captured = new CapturedNode();
  }

  @AfterEach
  void stop() {
    captured.close();
  }

  private QbftNode node(long checkpoint, boolean skip) {
    return new QbftNode(captured.node(), new QbftSettings(checkpoint, skip, Optional.of(CONTRACT)));
  }

  /** Judged as by anybody, who has the trust file and these bytes alone. */
  private static FinalBlocks judged(QbftNode node, QbftProof proof) {
    QbftRule rule = node.rule();
    Bytes32 genesis = Bytes32.fromHex(CapturedNode.NETWORK.get("genesis").asString());
    return rule.finalBlocks(
        proof.encode(), new NetworkIdentity("eip155:41337", genesis), MUCH_LATER);
  }

  private static List<Long> numbers(FinalBlocks blocks) {
    return blocks.all().stream().map(FinalBlock::number).sorted().toList();
  }

  @Test
  void every_block_is_final_by_the_headers_up_to_it_and_contract_states_stand_where_they_must() {
    QbftNode node = node(0, false);
    QbftProof proof = new QbftPath(node).to(LAST);

    assertThat(proof.headers()).hasSize(LAST + 1);
    assertThat(proof.states()).containsOnlyKeys(178L, 189L);
    assertThat(numbers(judged(node, proof))).hasSize(LAST + 1);
  }

  @Test
  void from_any_checkpoint_any_block_is_final_with_headers_left_out_and_without() {
    for (boolean skip : new boolean[] {false, true}) {
      for (long checkpoint : new long[] {0, 64, 68, 110, 177, 188}) {
        QbftNode node = node(checkpoint, skip);
        QbftPath path = new QbftPath(node);
        long last = skip ? LAST_JUMP : LAST;
        for (long block : new long[] {1, 54, 68, 69, 100, 176, 177, 178, 187, 188, last}) {
          FinalBlocks blocks = judged(node, path.to(block));

          assertThat(numbers(blocks)).as(skip + " " + checkpoint + " to " + block).contains(block);
        }
      }
    }
  }

  @Test
  void where_headers_may_be_left_out_a_checkpoint_far_behind_needs_a_handful() {
    QbftNode node = node(0, true);
    QbftProof proof = new QbftPath(node).to(LAST_JUMP);

    assertThat(proof.headers()).hasSizeLessThan(20);
    assertThat(numbers(judged(node, proof))).contains(LAST_JUMP);
  }

  @Test
  void the_anchor_s_block_and_the_present_one_are_both_final_by_one_proof() {
    for (boolean skip : new boolean[] {false, true}) {
      QbftNode node = node(100, skip);

      for (long anchored : new long[] {54, 150}) {
        FinalBlocks blocks = judged(node, new QbftPath(node).to(anchored, LAST_JUMP));

        assertThat(numbers(blocks)).contains(anchored, LAST_JUMP);
      }
    }
  }

  @Test
  void a_checkpoint_too_far_behind_is_refused_before_anything_is_asked() {
    QbftPath path = new QbftPath(node(0, false));

    assertThatThrownBy(() -> path.to(8_192))
        .isInstanceOfSatisfying(
            LedgerRefused.class, e -> assertThat(e.refusal().code()).isEqualTo("PTL-EVM-017"));
    assertThat(blocksAsked()).isOne();
  }

  @Test
  void headers_are_asked_for_once() {
    QbftPath path = new QbftPath(node(0, false));
    path.to(100);
    long before = blocksAsked();
    path.to(120);

    // The checkpoint's, for the rule, and the twenty that are new.
    assertThat(blocksAsked() - before).isEqualTo(21);
  }

  private long blocksAsked() {
    return captured.asked().stream().filter("debug_getRawBlock"::equals).count();
  }

  @Test
  void a_header_that_is_not_the_chain_s_makes_no_evidence_and_is_forgotten() {
    byte[] good = node(0, false).header(50);
    byte[] forged = good.clone();
    forged[100] ^= 1;
    QbftNode node = node(0, false);
    QbftPath path = new QbftPath(node);
    captured.tell(50, forged);
    assertThatThrownBy(() -> path.to(60))
        .isInstanceOfSatisfying(
            LedgerRefused.class, e -> assertThat(e.refusal().code()).startsWith("PTL-"));

    captured.tell(50, good);

    assertThat(numbers(judged(node, path.to(60)))).contains(60L);
  }
}

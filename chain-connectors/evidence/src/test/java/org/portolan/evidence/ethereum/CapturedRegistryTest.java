package org.portolan.evidence.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.evidence.ethereum.kit.CapturedRegistry.ANCHORED_IN;
import static org.portolan.evidence.ethereum.kit.CapturedRegistry.CURRENT;
import static org.portolan.evidence.ethereum.kit.CapturedRegistry.ENDED;
import static org.portolan.evidence.ethereum.kit.CapturedRegistry.ENDED_IN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refused;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.ethereum.kit.AnchoredBatch;
import org.portolan.evidence.ethereum.kit.CapturedRegistry;
import org.portolan.record.Bytes32;

/** Evidence made of what four real validators sealed and proved of the deployed registry. */
class CapturedRegistryTest {
  @Test
  void the_batch_was_anchored() {
    assertThat(verdict(CapturedRegistry.existed(), Optional.empty()))
        .isInstanceOfSatisfying(
            Proven.class, proven -> assertThat(proven.height()).isEqualTo(ANCHORED_IN));
  }

  @Test
  void a_commitment_is_current_until_the_block_that_ends_it() {
    assertThat(current(ENDED_IN - 1, ENDED)).isInstanceOf(Proven.class);
    assertThat(current(ENDED_IN + 1, ENDED))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.first().code()).isEqualTo("PTL-ETH-011"));
  }

  @Test
  void another_commitment_of_the_publisher_stays_current() {
    assertThat(current(ENDED_IN + 1, CURRENT)).isInstanceOf(Proven.class);
  }

  @Test
  void with_any_byte_changed_the_evidence_is_refused() {
    Evidence good = CapturedRegistry.current(ENDED_IN - 1, CURRENT);
    List<Integer> believed = new ArrayList<>();
    for (int at = 0; at < good.data().length; at++) {
      byte[] changed = good.data().clone();
      changed[at] ^= 1;
      Evidence evidence = new Evidence("eip155", good.claim(), good.height(), good.time(), changed);
      if (verdict(evidence, Optional.of(CURRENT)) instanceof Proven) {
        believed.add(at);
      }
    }
    assertThat(believed).isEmpty();
  }

  private static Verdict current(int block, Bytes32 commitment) {
    return verdict(CapturedRegistry.current(block, commitment), Optional.of(commitment));
  }

  private static Verdict verdict(Evidence evidence, Optional<Bytes32> commitment) {
    return AnchoredBatch.verdict(
        evidence,
        CapturedRegistry.expected(commitment),
        CapturedRegistry.trust(),
        CapturedRegistry.NOW);
  }
}

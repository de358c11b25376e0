package org.portolan.evidence.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refused;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.ethereum.kit.AnchoredBatch;
import org.portolan.evidence.ethereum.kit.TestChain;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Position;
import org.portolan.record.json.Json;

class EthereumEvidenceVerifierTest {
  private static final AnchoredBatch BATCH = new AnchoredBatch();
  private static final Evidence EXISTED = BATCH.existed(BATCH.existedData());
  private static final Evidence CURRENT = BATCH.current(BATCH.currentData(AnchoredBatch.CURRENT));

  @Test
  void a_batch_is_proved_by_its_event_under_a_sealed_block() {
    assertThat(BATCH.verdict(EXISTED, BATCH.expected()))
        .isEqualTo(new Proven(Claim.EXISTED, 3, TestChain.GENESIS_TIME + 3));
  }

  @Test
  void evidence_of_more_than_16_MiB_is_not_read() {
    Evidence huge = AnchoredBatch.evidence(Claim.EXISTED, 3, new byte[(16 << 20) + 1]);

    refused("PTL-ETH-001", BATCH.verdict(huge, BATCH.expected()));
  }

  @Test
  void a_record_is_current_where_nothing_stands_in_its_slot() {
    assertThat(BATCH.verdict(CURRENT, BATCH.expected(AnchoredBatch.CURRENT)))
        .isEqualTo(new Proven(Claim.CURRENT, 6, TestChain.GENESIS_TIME + 6));
  }

  @Test
  void a_record_that_was_ended_is_not_current() {
    Evidence ended = BATCH.current(BATCH.currentData(AnchoredBatch.ENDED));

    refused("PTL-ETH-011", BATCH.verdict(ended, BATCH.expected(AnchoredBatch.ENDED)));
  }

  @Test
  void the_slot_is_the_verifiers_own_and_not_the_proofs() {
    refused("PTL-MPT-", BATCH.verdict(CURRENT, BATCH.expected(AnchoredBatch.ENDED)));
  }

  @Test
  void the_state_before_the_ending_does_not_pass_for_the_state_after_it() {
    Bytes32 slot = TestChain.LAYOUT.endedSlot(AnchoredBatch.PUBLISHER, AnchoredBatch.ENDED);
    StateProof before = BATCH.chain().state(4, slot);
    EthereumEvidence data =
        new EthereumEvidence(
            BATCH.finality(0, 0, AnchoredBatch.NOW), BATCH.receipt(2), Optional.of(before));

    refused("PTL-MPT-001", BATCH.verdict(BATCH.current(data), BATCH.expected(AnchoredBatch.ENDED)));
    Verdict then =
        BATCH.verdict(
            AnchoredBatch.evidence(Claim.CURRENT, 4, data.encode()),
            BATCH.expected(AnchoredBatch.ENDED));
    assertThat(then).isEqualTo(new Proven(Claim.CURRENT, 4, TestChain.GENESIS_TIME + 4));
  }

  @Test
  void another_ordinal_root_count_publisher_or_place_is_another_batch() {
    Anchor a = BATCH.anchor();
    List<Anchor> others =
        List.of(
            new Anchor(a.publisher(), 13, a.root(), a.count(), a.position(), a.anchorHash()),
            new Anchor(a.publisher(), 12, Bytes32.ZERO, a.count(), a.position(), a.anchorHash()),
            new Anchor(a.publisher(), 12, a.root(), 1023, a.position(), a.anchorHash()),
            new Anchor(
                TestChain.address(1), 12, a.root(), a.count(), a.position(), a.anchorHash()));
    for (Anchor other : others) {
      refused("PTL-ETH-009", BATCH.verdict(EXISTED, BATCH.expected(other, Optional.empty())));
    }
    refused("PTL-ETH-005", BATCH.verdict(EXISTED, at(Position.ofBlock(3, 2, 1), Bytes32.ZERO)));
    refused("PTL-MPT-", BATCH.verdict(EXISTED, at(Position.ofBlock(3, 5, 1), a.anchorHash())));
    refused("PTL-ETH-007", BATCH.verdict(EXISTED, at(Position.ofBlock(3, 2, 2), a.anchorHash())));
    refused("PTL-ETH-008", BATCH.verdict(EXISTED, at(Position.ofBlock(3, 2, 0), a.anchorHash())));
    refused("PTL-ETH-004", BATCH.verdict(EXISTED, at(Position.ofIndex(9), a.anchorHash())));
    refused(
        "PTL-BAT-005",
        BATCH.verdict(EXISTED, at(Bytes32.fromHex("ff".repeat(32)), a.anchorHash())));
  }

  @Test
  void the_event_of_a_failed_transaction_proves_nothing() {
    refused("PTL-ETH-006", BATCH.verdict(transaction(3), at(3, 3, 1)));
  }

  @Test
  void the_right_event_of_another_contract_proves_nothing() {
    refused("PTL-ETH-008", BATCH.verdict(transaction(4), at(3, 4, 0)));
  }

  @Test
  void a_transaction_that_the_block_does_not_have_proves_nothing() {
    refused("PTL-ETH-007", BATCH.verdict(transaction(25), at(3, 25, 0)));
  }

  @Test
  void a_block_that_was_not_shown_to_be_final_proves_nothing() {
    EthereumEvidence data =
        new EthereumEvidence(BATCH.finality(0, 0, 2), BATCH.receipt(2), Optional.empty());

    refused("PTL-ETH-003", BATCH.verdict(BATCH.existed(data), BATCH.expected()));
  }

  @Test
  void the_time_is_the_blocks_own() {
    Evidence later = new Evidence("eip155", Claim.EXISTED, 3, EXISTED.time() + 1, EXISTED.data());

    refused("PTL-ETH-004", BATCH.verdict(later, BATCH.expected()));
  }

  @Test
  void a_claim_carries_what_it_needs_and_nothing_else() {
    Evidence stateless = AnchoredBatch.evidence(Claim.CURRENT, 3, EXISTED.data());
    Evidence loaded = AnchoredBatch.evidence(Claim.EXISTED, 6, CURRENT.data());

    refused("PTL-ETH-010", BATCH.verdict(stateless, BATCH.expected(AnchoredBatch.CURRENT)));
    refused("PTL-ETH-010", BATCH.verdict(CURRENT, BATCH.expected()));
    refused("PTL-ETH-010", BATCH.verdict(loaded, BATCH.expected()));
  }

  @Test
  void a_registry_with_other_code_is_not_read() {
    EthereumTrust other =
        new EthereumTrust(BATCH.chain().trust().finality(), new RegistryLayout(Bytes32.ZERO, 1));

    refused(
        "PTL-MPT-005",
        AnchoredBatch.verdict(CURRENT, BATCH.expected(AnchoredBatch.CURRENT), other));
  }

  @Test
  void a_checkpoint_older_than_the_trusting_period_is_not_followed_from() {
    long late = TestChain.GENESIS_TIME + 1_000_001;

    refused(
        "PTL-QBF-011",
        AnchoredBatch.verdict(EXISTED, BATCH.expected(), BATCH.chain().trust(), late));
  }

  @Test
  void what_leads_to_an_old_checkpoint_is_proved_for_good() {
    EthereumTrust pinnedLater = new EthereumTrust(BATCH.chain().rule(5), TestChain.LAYOUT);
    EthereumEvidence data =
        new EthereumEvidence(BATCH.finality(3, 5, 5), BATCH.receipt(2), Optional.empty());
    long muchLater = TestChain.GENESIS_TIME + 900_000_000;

    assertThat(AnchoredBatch.verdict(BATCH.existed(data), BATCH.expected(), pinnedLater, muchLater))
        .isInstanceOf(Proven.class);
  }

  @Test
  void a_block_from_the_future_is_not_believed() {
    refused(
        "PTL-QBF-013",
        AnchoredBatch.verdict(
            EXISTED, BATCH.expected(), BATCH.chain().trust(), TestChain.GENESIS_TIME - 400));
  }

  @Test
  void with_any_byte_changed_the_evidence_is_refused() {
    // Followed from the block before, so that each of some thousand changes costs one block.
    EthereumTrust near = new EthereumTrust(BATCH.chain().rule(2), TestChain.LAYOUT);
    Bytes32 slot = TestChain.LAYOUT.endedSlot(AnchoredBatch.PUBLISHER, AnchoredBatch.CURRENT);
    byte[] data =
        new EthereumEvidence(
                BATCH.finality(2, 2, 3),
                BATCH.receipt(2),
                Optional.of(BATCH.chain().state(3, slot)))
            .encode();
    List<Integer> believed = new ArrayList<>();
    for (int at = -1; at < data.length; at++) {
      byte[] changed = data.clone();
      if (at >= 0) {
        changed[at] ^= 1;
      }
      Evidence evidence = AnchoredBatch.evidence(Claim.CURRENT, 3, changed);
      Verdict verdict =
          AnchoredBatch.verdict(evidence, BATCH.expected(AnchoredBatch.CURRENT), near);
      if (verdict instanceof Proven) {
        believed.add(at);
      }
    }
    assertThat(believed).as("the unchanged one alone").containsExactly(-1);
  }

  @Test
  void evidence_that_ends_early_is_refused() {
    for (int length = 0; length < CURRENT.data().length; length += 7) {
      byte[] shorter = java.util.Arrays.copyOf(CURRENT.data(), length);
      refused(
          "PTL-",
          BATCH.verdict(
              AnchoredBatch.evidence(Claim.CURRENT, 6, shorter),
              BATCH.expected(AnchoredBatch.CURRENT)));
    }
  }

  @Test
  void a_trust_epoch_reads_back_what_it_wrote() {
    EthereumTrust trust = BATCH.chain().trust();
    Json.Obj json = trust.json();

    assertThat(EthereumTrust.read(json)).isEqualTo(trust);
  }

  private static Evidence transaction(int transaction) {
    return BATCH.existed(
        new EthereumEvidence(
            BATCH.finality(0, 0, 3), BATCH.receipt(transaction), Optional.empty()));
  }

  private static org.portolan.evidence.Expectation at(int block, int transaction, int log) {
    return at(Position.ofBlock(block, transaction, log), BATCH.anchor().anchorHash());
  }

  private static org.portolan.evidence.Expectation at(Bytes32 position, Bytes32 anchorHash) {
    Anchor a = BATCH.anchor();
    return BATCH.expected(
        new Anchor(a.publisher(), a.ordinal(), a.root(), a.count(), position, anchorHash),
        Optional.empty());
  }

  private static void refused(String code, Verdict verdict) {
    assertThat(verdict)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.first().code()).startsWith(code));
  }
}

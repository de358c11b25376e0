package org.portolan.evidence.ethereum.finality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.evidence.ethereum.kit.CapturedChain;
import org.portolan.evidence.ethereum.kit.EthereumVectors;
import org.portolan.evidence.ethereum.kit.HeaderMutation;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.Trie;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import tools.jackson.databind.JsonNode;

/**
 * Two hundred blocks of a real network, with a vote, round changes and the switch to a validator
 * contract, followed from the genesis to the last.
 */
class CapturedChainTest {
  private static final List<byte[]> HEADERS = CapturedChain.headers();
  private static final Map<Long, StateProof> STATES = CapturedChain.states();
  private static final QbftFollower FOLLOWER = new QbftFollower(CapturedChain.rule());

  /** The head before each block. */
  private static final List<QbftHead> HEADS = new ArrayList<>();

  @BeforeAll
  static void follow_the_chain() {
    HEADS.add(null);
    QbftHead head = FOLLOWER.begin(QbftHeader.decode(HEADERS.get(0)));
    for (byte[] header : HEADERS.subList(1, HEADERS.size())) {
      HEADS.add(head);
      head = next(head, header);
    }
    HEADS.add(head);
  }

  private static QbftHead next(QbftHead head, byte[] header) {
    QbftHeader decoded = QbftHeader.decode(header);
    return FOLLOWER.next(head, decoded, Optional.ofNullable(STATES.get(decoded.number())));
  }

  @Test
  void every_block_is_accepted_under_the_hash_that_the_node_gave() {
    List<Bytes32> hashes = CapturedChain.hashes();
    for (int block = 1; block < HEADERS.size(); block++) {
      assertThat(HEADS.get(block + 1).accepted().hash()).isEqualTo(hashes.get(block));
    }
  }

  @Test
  void the_trusted_validators_change_where_they_were_voted_or_named() {
    assertThat(trusted(68)).hasSize(4);
    assertThat(trusted(69)).hasSize(5);
    assertThat(trusted(177)).hasSize(5);
    assertThat(trusted(178)).hasSize(4);
    assertThat(trusted(188)).hasSize(4);
    assertThat(trusted(189)).hasSize(5);
  }

  private static java.util.Set<Bytes32> trusted(int block) {
    return HEADS.get(block + 1).validators().orElseThrow().addresses();
  }

  static Stream<HeaderMutation> mutations() {
    return Stream.of(HeaderMutation.values());
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void no_block_is_accepted_with_one_thing_changed(HeaderMutation mutation) {
    List<Integer> accepted = new ArrayList<>();
    for (int block = 1; block < HEADERS.size(); block++) {
      byte[] changed = mutation.apply(HEADERS.get(block));
      assertThat(changed).isNotEqualTo(HEADERS.get(block));
      try {
        QbftHead head = next(HEADS.get(block), changed);
        if (!head.accepted().equals(HEADS.get(block).accepted())) {
          accepted.add(block);
        }
      } catch (RecordRefused e) {
        assertThat(e.code()).matches("PTL-(QBF|RLP)-\\d+");
      }
    }
    assertThat(accepted).isEmpty();
  }

  @Test
  void any_byte_of_a_block_may_not_be_another_but_within_the_seals_that_are_not_needed() {
    for (int block : new int[] {1, 65, 69, 100, 178, 199}) {
      byte[] raw = HEADERS.get(block);
      for (int at = 0; at < raw.length; at++) {
        byte[] changed = raw.clone();
        changed[at] ^= 1;
        QbftHead before = HEADS.get(block);
        assertThatThrownBy(() -> next(before, changed))
            .as("block %s, byte %s", block, at)
            .isInstanceOf(RecordRefused.class);
      }
    }
  }

  @Test
  void a_block_without_its_predecessor_is_not_followed_to() {
    assertThatThrownBy(() -> next(HEADS.get(100), HEADERS.get(101)))
        .hasMessageContaining("PTL-QBF-008");
    assertThatThrownBy(() -> next(HEADS.get(100), HEADERS.get(99)))
        .hasMessageContaining("PTL-QBF-008");
  }

  @Test
  void the_first_block_of_the_contract_needs_the_contracts_state() {
    assertThatThrownBy(
            () ->
                FOLLOWER.next(
                    HEADS.get(178), QbftHeader.decode(HEADERS.get(178)), Optional.empty()))
        .hasMessageContaining("PTL-QBF-010");
  }

  @Test
  void the_validators_before_a_change_by_contract_do_not_seal_after_it() {
    assertThatThrownBy(
            () ->
                FOLLOWER.next(
                    HEADS.get(189), QbftHeader.decode(HEADERS.get(189)), Optional.empty()))
        .hasMessageContaining("PTL-QBF-004");
  }

  @Test
  void the_state_of_another_block_says_nothing_of_the_validators() {
    StateProof older = STATES.get(188L);

    assertThatThrownBy(
            () ->
                FOLLOWER.next(
                    HEADS.get(189), QbftHeader.decode(HEADERS.get(189)), Optional.of(older)))
        .hasMessageContaining("PTL-MPT-001");
  }

  @Test
  void the_receipts_of_two_blocks_lead_to_their_roots() {
    for (int block : new int[] {54, 190}) {
      List<byte[]> receipts = CapturedChain.receipts(block);
      Bytes32 root = HEADS.get(block + 1).accepted().receiptsRoot();
      Trie trie = Trie.ofList(receipts);
      assertThat(trie.root()).isEqualTo(root);
      for (int i = 0; i < receipts.size(); i++) {
        byte[] key = RlpWriter.number(i);
        assertThat(trie.proof(key).lookup(root, key)).hasValue(receipts.get(i));
      }
    }
  }

  @Test
  void the_nodes_proofs_of_written_and_unwritten_slots_say_what_the_node_said() {
    Bytes32 stateRoot = HEADS.get(55).accepted().stateRoot();
    JsonNode proof = EthereumVectors.read("qbft-chain/registry-54.json").get("proof");
    StateProof.Storage storage =
        CapturedChain.stateProof(proof)
            .storage(
                stateRoot,
                new StateProof.Contract(
                    EthereumVectors.padded(CapturedChain.NETWORK.get("registry")),
                    EthereumVectors.padded(CapturedChain.NETWORK.get("registryCodeHash"))));
    int index = 0;
    for (JsonNode slot : proof.get("storageProof")) {
      assertThat(storage.word(index++, EthereumVectors.padded(slot.get("key"))))
          .isEqualTo(CapturedChain.word(slot.get("value")));
    }
    assertThat(index).isEqualTo(5);
  }

  @Test
  void an_account_that_was_never_used_has_no_storage_to_prove() {
    JsonNode proof = EthereumVectors.read("qbft-chain/registry-54.json").get("proof");
    StateProof state =
        new StateProof(
            new TrieProof(EthereumVectors.list(proof.get("accountProof")).subList(0, 1)),
            List.of());

    assertThatThrownBy(
            () ->
                state.storage(
                    HEADS.get(55).accepted().stateRoot(),
                    new StateProof.Contract(Bytes32.ZERO, Bytes32.ZERO)))
        .isInstanceOfSatisfying(
            RecordRefused.class, e -> assertThat(e.code()).matches("PTL-MPT-00[24]"));
  }
}

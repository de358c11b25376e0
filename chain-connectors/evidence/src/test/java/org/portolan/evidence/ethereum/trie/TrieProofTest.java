package org.portolan.evidence.ethereum.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.RecordRefused;

class TrieProofTest {
  private static final int SEED = 5;

  @Test
  void every_receipt_of_a_block_is_found_and_none_behind_the_last() {
    for (int size : new int[] {1, 2, 16, 17, 127, 128, 129, 300}) {
      List<byte[]> values = values(new Random(SEED), size);
      Trie trie = Trie.ofList(values);
      for (int i = 0; i < size; i++) {
        byte[] key = RlpWriter.number(i);
        assertThat(trie.proof(key).lookup(trie.root(), key)).hasValue(values.get(i));
      }
      for (int i : new int[] {size, size + 1, 5_000}) {
        byte[] key = RlpWriter.number(i);
        assertThat(trie.proof(key).lookup(trie.root(), key)).isEmpty();
      }
    }
  }

  @Test
  void what_stands_in_a_state_is_found_and_what_does_not_is_shown_absent() {
    Random random = new Random(SEED);
    for (int size : new int[] {1, 2, 3, 40, 1_000}) {
      Map<String, byte[]> values = new HashMap<>();
      for (int i = 0; i < size; i++) {
        // Short values too: they make nodes that are embedded in their parents.
        values.put(hash(i).hex(), RlpWriter.number(random.nextInt(1 << random.nextInt(30))));
      }
      Trie trie = Trie.of(values);
      values.forEach(
          (key, value) ->
              assertThat(lookup(trie, Hex.decode(key)))
                  .hasValueSatisfying(found -> assertThat(found).isEqualTo(value)));
      for (int i = size; i < size + 200; i++) {
        assertThat(lookup(trie, hash(i).toByteArray())).isEmpty();
      }
    }
  }

  @Test
  void nodes_that_stand_inside_their_parents_are_followed() {
    Trie trie = Trie.of(Map.of("00", new byte[] {1}, "01", new byte[] {2}, "f1", new byte[] {3}));

    assertThat(trie.proof(Hex.decode("01")).nodes()).hasSize(1);
    assertThat(lookup(trie, Hex.decode("01"))).hasValue(new byte[] {2});
    assertThat(lookup(trie, Hex.decode("02"))).isEmpty();
    assertThat(lookup(trie, Hex.decode("f2"))).isEmpty();
  }

  @Test
  void only_the_empty_trie_needs_no_nodes() {
    TrieProof nothing = new TrieProof(List.of());

    assertThat(Trie.of(Map.of()).root()).isEqualTo(TrieProof.EMPTY_ROOT);
    assertThat(Keccak256.hash(new byte[] {(byte) 0x80})).isEqualTo(TrieProof.EMPTY_ROOT);
    assertThat(nothing.lookup(TrieProof.EMPTY_ROOT, new byte[] {1})).isEmpty();
    assertThatThrownBy(() -> nothing.lookup(Bytes32.ZERO, new byte[] {1}))
        .hasMessageContaining("PTL-MPT-002");
    assertThatThrownBy(() -> nothing.lookup(hash(1), new byte[] {1}))
        .hasMessageContaining("PTL-MPT-002");
  }

  @Test
  void a_proof_of_one_key_tells_nothing_wrong_of_another() {
    List<byte[]> values = values(new Random(SEED), 300);
    Trie trie = Trie.ofList(values);
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      int proved = random.nextInt(300);
      int asked = random.nextInt(300);
      TrieProof proof = trie.proof(RlpWriter.number(proved));
      Optional<byte[]> found;
      try {
        found = proof.lookup(trie.root(), RlpWriter.number(asked));
      } catch (RecordRefused e) {
        continue;
      }
      // A small value stands inside its parent, so its neighbour's proof shows it too.
      assertThat(found).hasValue(values.get(asked));
    }
  }

  @Test
  void a_proof_with_any_bit_changed_or_any_node_missing_doubled_or_moved_is_refused() {
    Map<String, byte[]> values = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      values.put(hash(i).hex(), RlpWriter.number(1L << i % 60));
    }
    Trie trie = Trie.of(values);
    for (int asked : new int[] {0, 7, 59, 60, 77}) {
      byte[] key = hash(asked).toByteArray();
      List<byte[]> nodes = trie.proof(key).nodes();
      for (int n = 0; n < nodes.size(); n++) {
        for (int bit = 0; bit < 8 * nodes.get(n).length; bit++) {
          byte[] changed = nodes.get(n).clone();
          changed[bit / 8] ^= (byte) (1 << bit % 8);
          refused(trie.root(), key, with(nodes, n, changed));
        }
        refused(trie.root(), key, without(nodes, n));
        List<byte[]> doubled = new ArrayList<>(nodes);
        doubled.add(n, nodes.get(n));
        refused(trie.root(), key, doubled);
      }
      List<byte[]> longer = new ArrayList<>(nodes);
      longer.add(nodes.get(0));
      refused(trie.root(), key, longer);
      List<byte[]> reversed = new ArrayList<>(nodes.reversed());
      if (nodes.size() > 1) {
        refused(trie.root(), key, reversed);
      }
    }
  }

  @Test
  void bytes_that_are_no_proof_are_refused_and_nothing_else_happens() {
    Random random = new Random(SEED);
    for (int i = 0; i < 30_000; i++) {
      List<byte[]> nodes = new ArrayList<>();
      for (int n = 0; n <= random.nextInt(3); n++) {
        byte[] node = new byte[random.nextInt(80)];
        random.nextBytes(node);
        if (node.length > 0) {
          node[0] = (byte) (0xc0 + random.nextInt(0x40));
        }
        nodes.add(node);
      }
      refused(Keccak256.hash(nodes.get(0)), hash(i).toByteArray(), nodes);
    }
  }

  @Test
  void more_nodes_than_a_key_has_half_bytes_are_not_looked_at() {
    List<byte[]> nodes = new ArrayList<>();
    for (int i = 0; i <= TrieProof.MAX_NODES; i++) {
      nodes.add(new byte[0]);
    }

    assertThatThrownBy(() -> new TrieProof(nodes).lookup(hash(1), new byte[32]))
        .hasMessageContaining("PTL-MPT-002");
  }

  private static Optional<byte[]> lookup(Trie trie, byte[] key) {
    return trie.proof(key).lookup(trie.root(), key);
  }

  private static void refused(Bytes32 root, byte[] key, List<byte[]> nodes) {
    assertThatThrownBy(() -> new TrieProof(nodes).lookup(root, key))
        .isInstanceOfSatisfying(
            RecordRefused.class, e -> assertThat(e.code()).matches("PTL-(MPT|RLP)-\\d+"));
  }

  private static List<byte[]> with(List<byte[]> nodes, int index, byte[] node) {
    List<byte[]> changed = new ArrayList<>(nodes);
    changed.set(index, node);
    return changed;
  }

  private static List<byte[]> without(List<byte[]> nodes, int index) {
    List<byte[]> changed = new ArrayList<>(nodes);
    changed.remove(index);
    return changed;
  }

  private static Bytes32 hash(int number) {
    return Keccak256.hash(BigEndian.u32(number));
  }

  private static List<byte[]> values(Random random, int size) {
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      byte[] value = new byte[1 + random.nextInt(random.nextBoolean() ? 20 : 400)];
      random.nextBytes(value);
      values.add(value);
    }
    return values;
  }

  @Test
  void a_state_proof_without_the_account_shows_nothing_of_its_storage() {
    Trie state = Trie.of(Map.of("00".repeat(32), new byte[] {1}));
    Bytes32 address = Bytes32.leftPadded(new byte[] {7});
    byte[] twenty = new byte[20];
    twenty[19] = 7;
    StateProof proof = new StateProof(state.proof(Keccak256.hash(twenty).toByteArray()), List.of());

    assertThatThrownBy(
            () -> proof.storage(state.root(), new StateProof.Contract(address, Bytes32.ZERO)))
        .isInstanceOfSatisfying(
            RecordRefused.class, e -> assertThat(e.code()).isEqualTo("PTL-MPT-004"));
  }
}

package org.portolan.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portolan.record.Bytes32;
import org.portolan.record.ConsistencyProof;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.Sha256;

/** Roots, paths and consistency of every size up to seventy, held against the RFC's definition. */
class ConsistencyTest {
  private static final int SIZES = 70;
  private static final MerkleTree TREE = MerkleTree.of(HashAlgorithm.SHA256);

  private final List<Bytes32> leaves =
      IntStream.range(0, SIZES).mapToObj(i -> Sha256.hash(new byte[] {0, (byte) i})).toList();

  private LogTree log(int size) {
    LogTree log = new LogTree(TileStore.inMemory());
    leaves.subList(0, size).forEach(log::append);
    return log;
  }

  private Bytes32 root(int size) {
    return DefinedTree.root(leaves.subList(0, size));
  }

  private List<Bytes32> proof(int first, int second) {
    return first == second ? List.of() : DefinedTree.proof(first, leaves.subList(0, second));
  }

  private boolean holds(int first, int second, List<Bytes32> proof) {
    return ConsistencyProof.holds(TREE, first, root(first), second, root(second), proof);
  }

  @Test
  void the_logs_tree_gives_the_roots_and_paths_of_the_definition_at_every_earlier_size() {
    LogTree log = log(SIZES);
    for (int size = 1; size <= SIZES; size++) {
      assertThat(log.root(size)).isEqualTo(root(size));
      assertThat(TREE.root(leaves.subList(0, size))).isEqualTo(root(size));
      for (int index = 0; index < size; index++) {
        assertThat(log.path(index, size))
            .as("leaf %d of %d", index, size)
            .isEqualTo(DefinedTree.path(index, leaves.subList(0, size)));
      }
    }
  }

  @Test
  void a_consistency_proof_is_that_of_the_definition_and_holds() {
    LogTree log = log(SIZES);
    for (int second = 1; second <= SIZES; second++) {
      for (int first = 1; first <= second; first++) {
        List<Bytes32> proof = proof(first, second);
        assertThat(log.consistency(first, second)).as(first + " in " + second).isEqualTo(proof);
        assertThat(ConsistencyProof.of(TREE, leaves.subList(0, second), first)).isEqualTo(proof);
        assertThat(holds(first, second, proof)).as(first + " in " + second).isTrue();
      }
    }
  }

  @Test
  void a_proof_with_a_hash_more_less_changed_or_out_of_order_does_not_hold() {
    for (int second = 2; second <= SIZES; second++) {
      for (int first = 1; first < second; first++) {
        List<Bytes32> proof = proof(first, second);
        for (List<Bytes32> wrong : broken(proof)) {
          assertThat(holds(first, second, wrong)).as(first + " in " + second).isFalse();
        }
      }
    }
  }

  private List<List<Bytes32>> broken(List<Bytes32> proof) {
    List<List<Bytes32>> broken = new ArrayList<>();
    for (int at = 0; at <= proof.size(); at++) {
      List<Bytes32> longer = new ArrayList<>(proof);
      longer.add(at, leaves.get(at));
      broken.add(longer);
      if (at < proof.size()) {
        List<Bytes32> shorter = new ArrayList<>(proof);
        shorter.remove(at);
        broken.add(shorter);
        List<Bytes32> changed = new ArrayList<>(proof);
        changed.set(at, Bytes32.ZERO);
        broken.add(changed);
      }
      if (at + 1 < proof.size()) {
        List<Bytes32> swapped = new ArrayList<>(proof);
        Collections.swap(swapped, at, at + 1);
        broken.add(swapped);
      }
    }
    return broken;
  }

  @Test
  void a_proof_between_other_sizes_or_other_roots_does_not_hold() {
    for (int second = 2; second <= SIZES; second++) {
      for (int first = 1; first < second; first++) {
        List<Bytes32> proof = proof(first, second);
        assertThat(ConsistencyProof.holds(TREE, first, leaves.get(69), second, root(second), proof))
            .isFalse();
        assertThat(ConsistencyProof.holds(TREE, first, root(first), second, leaves.get(69), proof))
            .isFalse();
        assertThat(ConsistencyProof.holds(TREE, second, root(second), first, root(first), proof))
            .as("backwards")
            .isFalse();
        assertThat(ConsistencyProof.holds(TREE, 0, root(first), second, root(second), proof))
            .as("from nothing")
            .isFalse();
      }
    }
  }

  @Test
  void a_tree_that_was_rewritten_has_no_proof_from_its_former_root() {
    List<Bytes32> rewritten = new ArrayList<>(leaves);
    rewritten.set(3, Bytes32.ZERO);
    for (int second = 5; second <= SIZES; second++) {
      for (int first = 4; first < second; first++) {
        List<Bytes32> other = rewritten.subList(0, second);
        assertThat(
                ConsistencyProof.holds(
                    TREE,
                    first,
                    root(first),
                    second,
                    DefinedTree.root(other),
                    DefinedTree.proof(first, other)))
            .as(first + " in " + second)
            .isFalse();
      }
    }
  }
}

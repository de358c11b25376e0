package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;

/** The contract's proofs against the library's, on random trees and their mutations. */
@Tag("live")
class TreesTest {
  private static final MerkleTree TREE = MerkleTree.of(HashAlgorithm.SHA256);
  private static ProbedTrees probe;

  private final Random random = new Random(6);

  @BeforeAll
  static void deploy() throws Exception {
    probe = new ProbedTrees();
  }

  @AfterAll
  static void stop() throws Exception {
    if (probe != null) {
      probe.close();
    }
  }

  private List<Bytes32> leaves(int size) {
    List<Bytes32> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(TestBatch.word(random));
    }
    return leaves;
  }

  @Test
  void single_paths_lead_to_the_root_in_trees_of_every_size_and_at_no_other_place()
      throws Exception {
    for (int size = 1; size <= 20; size++) {
      List<Bytes32> leaves = leaves(size);
      Bytes32 root = TREE.root(leaves);
      List<List<Bytes32>> paths = TREE.paths(leaves);
      for (int i = 0; i < size; i++) {
        byte[] path = ProbedTrees.join(paths.get(i));
        assertThat(probe.root(size, List.of((long) i), List.of(leaves.get(i)), path))
            .isEqualTo(root);
        if (size > 1) {
          assertThat(probe.root(size, List.of((i + 1L) % size), List.of(leaves.get(i)), path))
              .as(size + " leaves, index " + i)
              .isNotEqualTo(root);
        }
      }
    }
  }

  @Test
  void several_leaves_lead_to_the_root_together_and_not_with_any_sibling_changed()
      throws Exception {
    for (int round = 0; round < 60; round++) {
      int size = 1 + random.nextInt(round % 5 == 0 ? 1_100 : 40);
      List<Bytes32> leaves = leaves(size);
      Bytes32 root = TREE.root(leaves);
      List<List<Bytes32>> paths = TREE.paths(leaves);
      TreeSet<Long> chosen = new TreeSet<>();
      for (int i = 0; i < 1 + random.nextInt(Math.min(size, 30)); i++) {
        chosen.add((long) random.nextInt(size));
      }
      List<Long> indices = List.copyOf(chosen);
      List<Bytes32> shown = indices.stream().map(i -> leaves.get(i.intValue())).toList();
      byte[] siblings =
          ProbedTrees.join(
              Siblings.of(
                  indices, indices.stream().map(i -> paths.get(i.intValue())).toList(), size));

      assertThat(probe.root(size, indices, shown, siblings)).as("round " + round).isEqualTo(root);
      if (siblings.length > 0) {
        byte[] changed = siblings.clone();
        changed[random.nextInt(changed.length)] ^= 1;
        assertThat(probe.root(size, indices, shown, changed)).isNotEqualTo(root);
        byte[] shorter = java.util.Arrays.copyOf(siblings, siblings.length - 32);
        assertThat(probe.root(size, indices, shown, shorter)).isNull();
      }
      assertThat(probe.root(size, indices, shown, Bytes.join(siblings, new byte[32]))).isNull();
    }
  }

  @Test
  void absence_is_proven_for_what_is_not_there_and_for_nothing_else() throws Exception {
    EndingRegister register = EndingRegister.empty(HashAlgorithm.SHA256);
    for (int round = 0; round < 40; round++) {
      Bytes32 absent = TestBatch.word(random);
      BitProof proof = register.proof(absent);
      assertThat(probe.absence(absent, proof)).isEqualTo(register.status().map());
      Ending ending = new Ending(TestBatch.word(random), TestBatch.word(random));
      register = register.with(ending);

      Bytes32 seen = probe.absence(ending.commitment(), register.proof(ending.commitment()));
      assertThat(seen).as("an ending's own leaf").isNull();
      assertThat(probe.absence(ending.commitment(), proof)).isNotEqualTo(register.status().map());
    }
  }

  @Test
  void a_leaf_that_does_not_share_the_bits_proves_nothing() throws Exception {
    EndingRegister register = EndingRegister.empty(HashAlgorithm.SHA256);
    List<Ending> endings = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Ending ending = new Ending(TestBatch.word(random), Bytes32.ZERO);
      endings.add(ending);
      register = register.with(ending);
    }
    HashSet<Bytes32> roots = new HashSet<>();
    for (Ending ending : endings) {
      BitProof own = register.proof(ending.commitment());
      byte[] other = ending.commitment().toByteArray();
      other[0] ^= (byte) 0x80;
      Bytes32 seen = probe.absence(Bytes32.of(other), own);
      if (seen != null) {
        roots.add(seen);
      }
    }
    assertThat(roots).doesNotContain(register.status().map());
  }
}

package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.ethereum.node.Anvil;
import org.portolan.record.BigEndian;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Uint256;
import tools.jackson.databind.json.JsonMapper;

/** The contract's proofs against the library's, on random trees and their mutations. */
@Tag("live")
class TreesTest {
  private static final MerkleTree TREE = MerkleTree.of(HashAlgorithm.SHA256);
  private static Anvil anvil;
  private static String probe;

  private final Random random = new Random(6);

  @BeforeAll
  static void deploy() throws Exception {
    String code =
        JsonMapper.shared()
            .readTree(Solc.compile("TreesProbe.sol", "TreesProbe"))
            .get("bytecode")
            .asString();
    anvil = Anvil.start();
    Object hash =
        anvil.ask(
            "eth_sendTransaction",
            Map.of("from", DeployedRegistry.ANYONE, "data", "0x" + code, "gas", "0x500000"));
    Object receipt = null;
    while (receipt == null) {
      receipt = anvil.ask("eth_getTransactionReceipt", hash);
    }
    probe = (String) ((Map<?, ?>) receipt).get("contractAddress");
  }

  @AfterAll
  static void stop() throws Exception {
    if (anvil != null) {
      anvil.close();
    }
  }

  /** The word that the probe answers; null where it refuses. */
  private static Bytes32 call(Function function) throws Exception {
    try {
      Object answer =
          anvil.ask(
              "eth_call",
              Map.of("to", probe, "data", FunctionEncoder.encode(function), "gas", "0x2faf080"),
              "latest");
      return Bytes32.fromHex(((String) answer).substring(2));
    } catch (IllegalStateException refused) {
      return null;
    }
  }

  private static Bytes32 root(long size, List<Long> indices, List<Bytes32> leaves, byte[] siblings)
      throws Exception {
    List<org.web3j.abi.datatypes.generated.Bytes32> pairs = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      pairs.add(word(Bytes32.leftPadded(BigEndian.u64(indices.get(i)))));
      pairs.add(word(leaves.get(i)));
    }
    return call(
        new Function(
            "root",
            List.of(
                new Uint256(size),
                new DynamicArray<>(org.web3j.abi.datatypes.generated.Bytes32.class, pairs),
                new DynamicBytes(siblings)),
            List.of()));
  }

  private static org.web3j.abi.datatypes.generated.Bytes32 word(Bytes32 value) {
    return new org.web3j.abi.datatypes.generated.Bytes32(value.toByteArray());
  }

  private static byte[] join(List<Bytes32> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    words.forEach(word -> out.writeBytes(word.toByteArray()));
    return out.toByteArray();
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
        byte[] path = join(paths.get(i));
        assertThat(root(size, List.of((long) i), List.of(leaves.get(i)), path)).isEqualTo(root);
        if (size > 1) {
          assertThat(root(size, List.of((i + 1L) % size), List.of(leaves.get(i)), path))
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
          join(
              Siblings.of(
                  indices, indices.stream().map(i -> paths.get(i.intValue())).toList(), size));

      assertThat(root(size, indices, shown, siblings)).as("round " + round).isEqualTo(root);
      if (siblings.length > 0) {
        byte[] changed = siblings.clone();
        changed[random.nextInt(changed.length)] ^= 1;
        assertThat(root(size, indices, shown, changed)).isNotEqualTo(root);
        byte[] shorter = java.util.Arrays.copyOf(siblings, siblings.length - 32);
        assertThat(root(size, indices, shown, shorter)).isNull();
      }
      assertThat(root(size, indices, shown, Bytes.join(siblings, new byte[32]))).isNull();
    }
  }

  @Test
  void absence_is_proven_for_what_is_not_there_and_for_nothing_else() throws Exception {
    EndingRegister register = EndingRegister.empty(HashAlgorithm.SHA256);
    for (int round = 0; round < 40; round++) {
      Bytes32 absent = TestBatch.word(random);
      BitProof proof = register.proof(absent);
      assertThat(absence(absent, proof)).isEqualTo(register.status().map());
      Ending ending = new Ending(TestBatch.word(random), TestBatch.word(random));
      register = register.with(ending);

      Bytes32 seen = absence(ending.commitment(), register.proof(ending.commitment()));
      assertThat(seen).as("an ending's own leaf").isNull();
      assertThat(absence(ending.commitment(), proof)).isNotEqualTo(register.status().map());
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
      Bytes32 seen = absence(Bytes32.of(other), own);
      if (seen != null) {
        roots.add(seen);
      }
    }
    assertThat(roots).doesNotContain(register.status().map());
  }

  private static Bytes32 absence(Bytes32 commitment, BitProof proof) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(proof.siblings().size() >> 8);
    out.write(proof.siblings().size());
    out.writeBytes(join(proof.siblings()));
    out.write(proof.leaf().isPresent() ? 1 : 0);
    proof
        .leaf()
        .ifPresent(
            leaf -> {
              out.writeBytes(leaf.key().toByteArray());
              out.writeBytes(leaf.value().toByteArray());
            });
    return call(
        new Function(
            "absence", List.of(word(commitment), new DynamicBytes(out.toByteArray())), List.of()));
  }
}

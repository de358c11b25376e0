package org.portolan.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** Trees that are larger than a tile, and than a tile of tiles. */
class TilesTest {
  private static final int SIZE = 66_000;

  private static final List<Bytes32> LEAVES = new ArrayList<>();

  static {
    for (int i = 0; i < SIZE; i++) {
      LEAVES.add(Sha256.hash(ByteBuffer.allocate(4).putInt(i).array()));
    }
  }

  private static LogTree tree(TileStore tiles) {
    LogTree tree = new LogTree(tiles);
    LEAVES.forEach(tree::append);
    return tree;
  }

  @Test
  void roots_paths_and_consistency_are_those_of_the_definition_across_tiles() {
    LogTree tree = tree(TileStore.inMemory());
    for (int size : new int[] {255, 256, 257, 511, 513, 4_097, 65_535, 65_536, 65_537, SIZE}) {
      List<Bytes32> leaves = LEAVES.subList(0, size);
      assertThat(tree.root(size)).as("size " + size).isEqualTo(DefinedTree.root(leaves));
      for (int index : new int[] {0, 1, 254, size / 2, size - 1}) {
        assertThat(tree.path(index, size)).isEqualTo(DefinedTree.path(index, leaves));
      }
      for (int first : new int[] {1, 255, size / 3, size - 1}) {
        assertThat(tree.consistency(first, size)).isEqualTo(DefinedTree.proof(first, leaves));
      }
    }
  }

  @Test
  void a_tree_goes_on_from_its_edge_alone() {
    TileStore tiles = TileStore.inMemory();
    LogTree before = new LogTree(tiles);
    LEAVES.subList(0, 1_000).forEach(before::append);
    CborWriter edge = new CborWriter();
    before.write(edge);

    LogTree after = LogTree.read(new CborReader(edge.toByteArray()), tiles);
    LEAVES.subList(1_000, 3_000).forEach(after::append);

    assertThat(after.root()).isEqualTo(DefinedTree.root(LEAVES.subList(0, 3_000)));
    assertThat(after.path(7, 3_000)).isEqualTo(DefinedTree.path(7, LEAVES.subList(0, 3_000)));
  }

  @Test
  void a_tile_that_was_changed_or_lost_is_not_believed() {
    TileStore honest = TileStore.inMemory();
    tree(honest);
    for (int level = 0; level <= 1; level++) {
      int wrong = level;
      TileStore lying =
          new TileStore() {
            @Override
            public Optional<byte[]> get(int at, long number) {
              byte[] tile = honest.get(at, number).orElseThrow().clone();
              tile[40] ^= (byte) (at == wrong ? 1 : 0);
              return Optional.of(tile);
            }

            @Override
            public void put(int at, long number, byte[] hashes) {}
          };
      LogTree tree = tree(lying);
      assertThat(tree.root()).isEqualTo(DefinedTree.root(LEAVES));
      assertThatThrownBy(() -> tree.path(7, SIZE))
          .isInstanceOfSatisfying(
              LedgerRefused.class, e -> assertThat(e.refusal().code()).isEqualTo("PTL-LED-005"));
    }
  }
}

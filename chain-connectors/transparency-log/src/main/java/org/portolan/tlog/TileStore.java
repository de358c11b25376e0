package org.portolan.tlog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a tree's full tiles are: 256 hashes side by side, of level 0 the leaves', of each level
 * above the roots of the tiles below (C2SP tlog-tiles). What comes out is checked by who asked.
 */
interface TileStore {
  Optional<byte[]> get(int level, long number);

  /** The same tile again changes nothing. */
  void put(int level, long number, byte[] hashes);

  /** Tiles in memory, for a tree that is small or made anew. */
  static TileStore inMemory() {
    Map<String, byte[]> tiles = new HashMap<>();
    return new TileStore() {
      @Override
      public Optional<byte[]> get(int level, long number) {
        return Optional.ofNullable(tiles.get(level + "/" + number));
      }

      @Override
      public void put(int level, long number, byte[] hashes) {
        tiles.put(level + "/" + number, hashes);
      }
    };
  }
}

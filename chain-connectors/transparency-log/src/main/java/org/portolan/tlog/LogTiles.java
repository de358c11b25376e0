package org.portolan.tlog;

import java.util.Optional;

/** The tiles in a log's database. */
final class LogTiles implements TileStore {
  private final LogStore store;
  private final boolean writes;
  private final TileStore missing = TileStore.inMemory();

  private LogTiles(LogStore store, boolean writes) {
    this.store = store;
    this.writes = writes;
  }

  /** For the log itself. */
  static LogTiles of(LogStore store) {
    return new LogTiles(store, true);
  }

  /** For a reader, which writes nothing: a tile that is not there yet it keeps to itself. */
  static LogTiles readBy(LogStore store) {
    return new LogTiles(store, false);
  }

  @Override
  public Optional<byte[]> get(int level, long number) {
    return missing.get(level, number).or(() -> store.tile(level, number));
  }

  @Override
  public void put(int level, long number, byte[] hashes) {
    if (writes) {
      store.putTile(level, number, hashes);
    } else if (store.tile(level, number).isEmpty()) {
      missing.put(level, number, hashes);
    }
  }
}

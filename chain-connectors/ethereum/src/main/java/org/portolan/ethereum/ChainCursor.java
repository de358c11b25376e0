package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import org.portolan.ledger.Follower.Cursor;
import org.portolan.record.Bytes32;

/**
 * A place in a chain's events, with the hashes of blocks before it, by which a reorganisation is
 * noticed: {@code block.log} and then {@code ,block:hash} of each, newest first.
 *
 * @param log the last one that was told of that block
 */
record ChainCursor(long block, int log, List<Mark> trail) {
  private static final int TRAIL = 32;

  /** A block that was read. */
  record Mark(long block, Bytes32 hash) {}

  ChainCursor {
    trail = List.copyOf(trail);
  }

  static ChainCursor parse(Cursor cursor, long from) {
    if (cursor.equals(Cursor.START)) {
      return new ChainCursor(from, -1, List.of());
    }
    String[] parts = cursor.value().split(",");
    String[] place = parts[0].split("\\.");
    List<Mark> trail = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      String[] mark = parts[i].split(":");
      trail.add(new Mark(Long.parseLong(mark[0]), Bytes32.fromHex(mark[1])));
    }
    return new ChainCursor(Long.parseLong(place[0]), Integer.parseInt(place[1]), trail);
  }

  Cursor cursor() {
    StringBuilder text = new StringBuilder().append(block).append('.').append(log);
    for (Mark mark : trail) {
      text.append(',').append(mark.block()).append(':').append(mark.hash().hex());
    }
    return new Cursor(text.toString());
  }

  /** Further on; the trail keeps the newest blocks. */
  ChainCursor at(long toBlock, int toLog, Bytes32 hash) {
    List<Mark> longer = new ArrayList<>();
    longer.add(new Mark(toBlock, hash));
    trail.stream().filter(mark -> mark.block() < toBlock).limit(TRAIL - 1L).forEach(longer::add);
    return new ChainCursor(toBlock, toLog, longer);
  }

  /** Before the marks that are no longer on the chain; before all of them, the beginning. */
  ChainCursor backTo(int mark) {
    return mark < trail.size()
        ? new ChainCursor(
            trail.get(mark).block(), Integer.MAX_VALUE, trail.subList(mark, trail.size()))
        : new ChainCursor(0, -1, List.of());
  }
}

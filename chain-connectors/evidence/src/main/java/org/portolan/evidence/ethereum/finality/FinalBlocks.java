package org.portolan.evidence.ethereum.finality;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.record.RecordRefused;

/** Final blocks of one chain, by their number. */
public final class FinalBlocks {
  private final Map<Long, FinalBlock> blocks = new TreeMap<>();

  FinalBlocks(Collection<FinalBlock> blocks) {
    blocks.forEach(block -> this.blocks.put(block.number(), block));
  }

  public FinalBlock at(long number) {
    FinalBlock block = blocks.get(number);
    if (block == null) {
      throw new RecordRefused(
          "PTL-ETH-003", "finality", blocks.size() + " other blocks", "block " + number);
    }
    return block;
  }

  public Collection<FinalBlock> all() {
    return blocks.values();
  }
}

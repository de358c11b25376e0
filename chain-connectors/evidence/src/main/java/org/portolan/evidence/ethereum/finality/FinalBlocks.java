package org.portolan.evidence.ethereum.finality;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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

  /**
   * The lowest block that both show and that is not the same in both. Two proofs of one rule that
   * contradict each other are enough to freeze the network: its validators sealed two chains.
   */
  public Optional<Contradiction> contradiction(FinalBlocks other) {
    return blocks.values().stream()
        .filter(block -> other.blocks.containsKey(block.number()))
        .map(block -> new Contradiction(block, other.blocks.get(block.number())))
        .filter(pair -> !pair.one().hash().equals(pair.another().hash()))
        .findFirst();
  }

  /** Two final blocks of one height. */
  public record Contradiction(FinalBlock one, FinalBlock another) {}

  public Collection<FinalBlock> all() {
    return blocks.values();
  }
}

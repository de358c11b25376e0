package org.portolan.ethereum.node;

import org.portolan.ledger.LedgerUnavailable;

/**
 * When a block is final.
 *
 * @param tag the node's own word for it, {@code finalized} or {@code latest}; used where depth is 0
 * @param depth blocks above it; 0 where the tag decides
 */
public record Finality(String tag, long depth) {
  /** Every block, as soon as there is one: QBFT, IBFT, a development node. */
  public static final Finality IMMEDIATE = new Finality("latest", 0);

  /** {@code immediate}, {@code finalized}, or the number of blocks above. */
  public static Finality parse(String text) {
    return switch (text) {
      case "immediate" -> IMMEDIATE;
      case "finalized" -> new Finality("finalized", 0);
      default -> depth(text);
    };
  }

  private static Finality depth(String text) {
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(
          "finality is immediate, finalized or 1 to 99999 blocks, not " + text);
    }
    return new Finality("latest", Long.parseLong(text));
  }

  /** The newest final block that a node knows. */
  public Block head(Node node) {
    Block newest =
        node.block(tag).orElseThrow(() -> new LedgerUnavailable("no block " + tag, null));
    if (depth == 0) {
      return newest;
    }
    long number = Math.max(0, newest.number() - depth);
    return node.block(number).orElseThrow(() -> new LedgerUnavailable("no block " + number, null));
  }
}

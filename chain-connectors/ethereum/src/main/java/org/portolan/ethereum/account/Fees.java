package org.portolan.ethereum.account;

import java.math.BigInteger;
import java.util.Optional;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.NodeRefused;
import org.portolan.ledger.LedgerUnavailable;

/**
 * What a unit of gas is offered.
 *
 * @param most of wei for a unit, tip included
 * @param tip of wei for a unit to who makes the block; empty on a chain without EIP-1559, where
 *     {@code most} is paid whole
 */
public record Fees(BigInteger most, Optional<BigInteger> tip) {
  /** By how much a node wants a replacement to be dearer, and a little more. */
  private static final BigInteger BUMP_PERCENT = BigInteger.valueOf(125);

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  /**
   * What the node advises now: twice the base fee and a tip, or its gas price.
   *
   * @param limit that is never passed; then it is better to wait
   */
  public static Fees now(Node node, BigInteger limit) {
    Block latest =
        node.block("latest").orElseThrow(() -> new LedgerUnavailable("no latest block", null));
    if (latest.baseFee().isEmpty()) {
      return new Fees(within(node.gasPrice(), limit), Optional.empty());
    }
    BigInteger tip = tip(node);
    BigInteger most = latest.baseFee().get().shiftLeft(1).add(tip);
    return new Fees(within(most, limit), Optional.of(tip.min(limit)));
  }

  /** Whether gas costs anything: where it does not, no transaction is dearer than another. */
  public static boolean haveAPrice(Node node) {
    return node.block("latest").flatMap(Block::baseFee).isPresent() || node.gasPrice().signum() > 0;
  }

  private static BigInteger tip(Node node) {
    try {
      return node.tip();
    } catch (NodeRefused older) {
      return GWEI;
    }
  }

  private static BigInteger within(BigInteger price, BigInteger limit) {
    if (price.compareTo(limit) > 0) {
      throw new LedgerUnavailable(
          "gas costs " + price + " wei, above the limit of " + limit + " wei", null);
    }
    return price;
  }

  /** What replaces a transaction that waits at these fees: at least a quarter more of each. */
  public Fees above(Fees stuck, BigInteger limit) {
    BigInteger dearer = within(most.max(bump(stuck.most)), limit);
    return new Fees(dearer, tip.map(t -> t.max(bump(stuck.tip.orElse(stuck.most))).min(dearer)));
  }

  private static BigInteger bump(BigInteger value) {
    return value.multiply(BUMP_PERCENT).divide(HUNDRED).add(BigInteger.ONE);
  }
}

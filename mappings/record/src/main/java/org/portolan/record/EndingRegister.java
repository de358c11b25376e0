package org.portolan.record;

import java.util.Optional;

/**
 * The endings of one publisher, applied in the ledger's order. Persistent, as its map is: {@link
 * #with} leaves the register of before as it was.
 */
public final class EndingRegister {
  private final HashAlgorithm algorithm;
  private final long count;
  private final Bytes32 head;
  private final BitTree map;

  private EndingRegister(HashAlgorithm algorithm, long count, Bytes32 head, BitTree map) {
    this.algorithm = algorithm;
    this.count = count;
    this.head = head;
    this.map = map;
  }

  public static EndingRegister empty(HashAlgorithm algorithm) {
    return new EndingRegister(algorithm, 0, Bytes32.ZERO, BitTree.empty(algorithm));
  }

  /** An ending is written once: a second one of the same commitment is the caller's mistake. */
  public EndingRegister with(Ending ending) {
    if (ends(ending.commitment()).isPresent()) {
      throw new IllegalArgumentException("already ended: " + ending.commitment());
    }
    return new EndingRegister(
        algorithm, count + 1, ending.headAfter(head), map.with(ending.leaf(algorithm)));
  }

  public PublisherStatus status() {
    return new PublisherStatus(count, head, map.root());
  }

  /** The ending of a commitment, if there is one. */
  public Optional<Ending> ends(Bytes32 commitment) {
    return map.get(commitment).map(leaf -> new Ending(leaf.key(), leaf.value()));
  }

  public BitProof proof(Bytes32 commitment) {
    return map.proof(commitment);
  }
}

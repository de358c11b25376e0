package org.portolan.record;

/**
 * What a publisher has ended, at one height, in three values.
 *
 * @param endings how many
 * @param head the chain over them in the ledger's order; zero where there are none
 * @param map the root of the status map
 */
public record PublisherStatus(long endings, Bytes32 head, Bytes32 map) {
  public static final PublisherStatus NONE = new PublisherStatus(0, Bytes32.ZERO, Bytes32.ZERO);

  /** H("portolan:status:1\0" || u64 endings || head || map). */
  public Bytes32 digest() {
    return Sha256.hash(
        Ascii.bytes("portolan:status:1\0"), BigEndian.u64(endings), head.array(), map.array());
  }
}

package org.portolan.ethereum;

import java.util.Map;
import java.util.Optional;

/**
 * How evidence follows a QBFT chain: as the trust epochs of those who verify it say.
 *
 * @param checkpoint the block that they take as it is
 * @param skip whether they let headers be left out
 * @param contract what names the validators, where a contract does
 */
record QbftSettings(long checkpoint, boolean skip, Optional<Contract> contract) {
  /**
   * An {@code address[]} in a contract's storage.
   *
   * @param address {@code 0x} and 40 digits
   * @param fromBlock the first block whose header lists nobody
   */
  record Contract(String address, long fromBlock, long slot) {}

  /** Empty where no checkpoint is configured: blocks have no seals, and nothing is proved. */
  static Optional<QbftSettings> read(Map<String, String> left) {
    Optional<Long> checkpoint = EthereumSettings.number(left, "checkpoint");
    String skip = left.remove("skipHeaders");
    if (skip != null && !skip.matches("yes|no")) {
      throw new IllegalArgumentException("skipHeaders is yes or no, not " + skip);
    }
    String address = left.remove("validators.address");
    Optional<Long> fromBlock = EthereumSettings.number(left, "validators.fromBlock");
    Optional<Long> slot = EthereumSettings.number(left, "validators.slot");
    if (address != null && (!address.matches("0x[0-9a-fA-F]{40}") || fromBlock.isEmpty())) {
      throw new IllegalArgumentException(
          "validators.address is an address of 20 bytes, and validators.fromBlock says from when"
              + " the contract there names the validators; not "
              + address);
    }
    Optional<Contract> contract =
        Optional.ofNullable(address).map(a -> new Contract(a, fromBlock.get(), slot.orElse(0L)));
    return checkpoint.map(block -> new QbftSettings(block, "yes".equals(skip), contract));
  }
}

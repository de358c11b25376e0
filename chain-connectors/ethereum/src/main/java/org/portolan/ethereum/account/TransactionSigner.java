package org.portolan.ethereum.account;

import org.portolan.record.Bytes32;

/**
 * Whatever holds the account's secp256k1 key: a keystore file, a token, a signing service. The key
 * itself is never handed out.
 */
public interface TransactionSigner {
  /** The account's address, left-padded to 32 bytes. */
  Bytes32 address();

  /**
   * Signs a digest that this process made of a transaction.
   *
   * @return r || s || v, v 27 or 28, s in the lower half
   */
  byte[] sign(Bytes32 digest);
}

package org.portolan.evidence.trust;

import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.IssuerIdentity;

/**
 * An issuer in a registry's directory.
 *
 * @param require the COSE algorithms that a signature must have, all of them, in this order
 * @param publishers who may anchor what this issuer signs
 */
public record IssuerEntry(
    IssuerIdentity issuer, List<Long> require, List<Key> keys, List<Bytes32> publishers) {
  public IssuerEntry {
    require = List.copyOf(require);
    keys = List.copyOf(keys);
    publishers = List.copyOf(publishers);
  }

  /**
   * @param alg COSE number
   * @param fromHeight the first height of the ledger at which it signs
   * @param untilHeight the first at which it no longer does
   */
  public record Key(long alg, byte[] spki, long fromHeight, Optional<Long> untilHeight) {
    public boolean covers(long height) {
      return fromHeight <= height && untilHeight.map(until -> height < until).orElse(true);
    }
  }
}

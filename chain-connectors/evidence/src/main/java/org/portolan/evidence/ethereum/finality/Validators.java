package org.portolan.evidence.ethereum.finality;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * A set of validators, by their left-padded addresses.
 *
 * @param addresses at least one, none twice
 */
public record Validators(Set<Bytes32> addresses) {
  static final int MOST = 1024;

  public Validators {
    addresses = Set.copyOf(addresses);
  }

  static Validators of(String path, Collection<Bytes32> addresses) {
    Set<Bytes32> distinct = new LinkedHashSet<>(addresses);
    if (distinct.isEmpty() || distinct.size() != addresses.size() || distinct.size() > MOST) {
      throw new RecordRefused(
          "PTL-QBF-002",
          path,
          addresses.size() + " validators, " + distinct.size() + " different",
          "1 to " + MOST + " validators, none twice");
    }
    return new Validators(distinct);
  }

  /** The least number of seals: two thirds, rounded up. */
  public int quorum() {
    return (2 * addresses.size() + 2) / 3;
  }

  /** Whether more than half of these are among {@code signers}. */
  boolean majorityIn(Set<Bytes32> signers) {
    return 2 * addresses.stream().filter(signers::contains).count() > addresses.size();
  }
}

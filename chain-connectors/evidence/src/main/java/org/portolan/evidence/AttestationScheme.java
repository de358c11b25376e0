package org.portolan.evidence;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;

/**
 * How a lane's attestors sign.
 *
 * @param algorithms COSE numbers that an organisation's signature must have, all of them in this
 *     order: several are a COSE_Sign, one is that one alone, none leaves the choice to the epoch's
 *     keys
 * @param eip712 the contract that signatures of kind {@code eip712} are bound to; without it none
 *     of them counts
 */
public record AttestationScheme(List<Long> algorithms, Optional<Eip712Domain> eip712) {
  /** ES256K, ECDSA on secp256k1: what a signature of kind {@code eip712} is. */
  public static final long ES256K = -47;

  /** One COSE signature of any algorithm that the format knows, and no contract. */
  public static final AttestationScheme COSE = new AttestationScheme(List.of(), Optional.empty());

  public AttestationScheme {
    algorithms = List.copyOf(algorithms);
  }
}

package org.portolan.relay.attest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.SigningKey;

/**
 * The keys that an attestor signs statements with.
 *
 * @param cose for COSE; where a policy demands no algorithm, the first one signs
 * @param ethereum for lanes whose destination is a contract
 */
public record AttestorKeys(List<Signer> cose, Optional<EthereumKey> ethereum) {
  public AttestorKeys {
    cose = List.copyOf(cose);
  }

  public static AttestorKeys of(Signer... cose) {
    return new AttestorKeys(List.of(cose), Optional.empty());
  }

  /**
   * How statements of a lane are signed with these keys.
   *
   * @throws RecordRefused where a key is missing for an algorithm that the policy demands: half of
   *     what is asked would be worth nothing, and is never given
   */
  public StatementSigner signer(AttestationScheme scheme) {
    List<Long> demanded = scheme.algorithms();
    boolean byContract =
        demanded.equals(List.of(AttestationScheme.ES256K))
            || demanded.isEmpty() && scheme.eip712().isPresent();
    if (byContract) {
      return StatementSigner.eip712(
          ethereum.orElseThrow(() -> missing(AttestationScheme.ES256K, demanded)),
          scheme.eip712().orElseThrow(() -> missing(AttestationScheme.ES256K, demanded)));
    }
    if (demanded.isEmpty()) {
      return StatementSigner.cose(
          List.of(cose.stream().findFirst().orElseThrow(() -> missing(-8, demanded))));
    }
    List<Signer> signers = new ArrayList<>();
    demanded.forEach(alg -> signers.add(cose(alg).orElseThrow(() -> missing(alg, demanded))));
    return StatementSigner.cose(signers);
  }

  /** An SM2 key takes the number that the network's epochs chose for it. */
  private Optional<Signer> cose(long demanded) {
    long number = demanded == -19 ? -8 : demanded;
    return cose.stream()
        .filter(key -> Alg.ofNumber(number).filter(key.alg()::equals).isPresent())
        .map(key -> key instanceof SigningKey own ? own.numbered(number) : key)
        .filter(key -> key.algNumber() == number)
        .findFirst();
  }

  private static RecordRefused missing(long alg, List<Long> demanded) {
    return new RecordRefused(
        "PTL-ATT-012", "keys", "no key for algorithm " + alg, "one for each of " + demanded);
  }
}

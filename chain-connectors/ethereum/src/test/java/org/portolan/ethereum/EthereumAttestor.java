package org.portolan.ethereum;

import java.security.SecureRandom;
import java.util.Optional;
import org.portolan.ethereum.contract.SigningDomain;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.ledger.contract.TestAttestor;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** An attestor that signs for one contract. */
record EthereumAttestor(String organisation, EthereumKey key, SigningDomain domain)
    implements TestAttestor {
  EthereumAttestor(String organisation, SigningDomain domain) {
    this(organisation, EthereumKey.generate(new SecureRandom()), domain);
  }

  @Override
  public AttestorEntry entry() {
    return new AttestorEntry(key.address(), organisation, "eip712", Optional.empty());
  }

  @Override
  public SignaturePart sign(Statement statement) {
    return new SignaturePart(key.address(), "eip712", key.sign(domain.digest(statement)));
  }
}

package org.portolan.ledger.contract;

import java.util.Optional;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;

/** An attestor with an Ed25519 key, made anew. */
public final class CoseAttestor implements TestAttestor {
  private final String organisation;
  private final SigningKey key = SigningKey.generate(Alg.ED25519);

  public CoseAttestor(String organisation) {
    this.organisation = organisation;
  }

  @Override
  public AttestorEntry entry() {
    return new AttestorEntry(key.keyId(), organisation, "cose", Optional.of(key.spki()));
  }

  @Override
  public SignaturePart sign(Statement statement) {
    return new SignaturePart(
        key.keyId(), "cose", CoseSign1.signDetached(key, statement.signedBytes()));
  }
}

package org.portolan.relay.attest;

import java.util.List;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;

/** Signs a statement as its lane's policy demands, whole or not at all. */
@FunctionalInterface
public interface StatementSigner {
  SignaturePart sign(Statement statement);

  /** One key alone: a COSE_Sign1; several: one COSE_Sign with all of them, in this order. */
  static StatementSigner cose(List<? extends Signer> keys) {
    return statement ->
        new SignaturePart(
            keys.get(0).keyId(),
            "cose",
            keys.size() == 1
                ? CoseSign1.signDetached(keys.get(0), statement.signedBytes())
                : CoseSign.signDetached(keys, statement.signedBytes()));
  }

  /** For the contract that the lane ends at. */
  static StatementSigner eip712(EthereumKey key, Eip712Domain contract) {
    return statement ->
        new SignaturePart(key.address(), "eip712", key.sign(Eip712.digest(contract, statement)));
  }
}

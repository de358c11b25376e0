package org.portolan.relay.contract;

import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;

/** The governor of a ledger that believes a signature, whoever brings it: a log. */
public record SigningGovernor(Signer key) implements LedgerPair.TrustChange {
  @Override
  public void putInForce(Ledger destination, TrustFile trust) {
    byte[] file = trust.encode();
    Command.ChangeTrust change =
        new Command.ChangeTrust(
            file,
            CoseSign1.signDetached(
                key, Command.ChangeTrust.signedBytes(destination.registry(), file)));
    if (destination.transactor().find(change.key()).isEmpty()) {
      destination.transactor().send(destination.transactor().prepare(change));
    }
  }
}

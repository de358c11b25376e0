package org.portolan.tlog;

import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.VerificationKey;

/** The only key whose signature changes whom a log believes. */
record Governor(Bytes32 registry, VerificationKey key) {
  /** Empty for every command that is not the governor's, and for one that is signed. */
  Optional<Refusal> check(Command command) {
    return command instanceof Command.ChangeTrust change ? check(change) : Optional.empty();
  }

  private Optional<Refusal> check(Command.ChangeTrust change) {
    try {
      boolean signed =
          CoseSign1.parse(change.signature())
              .verifiesDetached(key, Command.ChangeTrust.signedBytes(registry, change.trustFile()));
      return signed
          ? Optional.empty()
          : Optional.of(Refusal.of("PTL-DST-019", "trust", "no signature of the governor", "one"));
    } catch (RecordRefused e) {
      return Optional.of(Refusal.of(e));
    }
  }
}

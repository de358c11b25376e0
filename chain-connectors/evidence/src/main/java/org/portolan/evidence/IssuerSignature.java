package org.portolan.evidence;

import java.util.Optional;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.VerificationKey;

/** Whether an issuer signed a sheaf, judged by its directory entry at the anchor's height. */
public final class IssuerSignature {
  private IssuerSignature() {}

  /** Empty if it did; else why it is not believed. */
  public static Optional<Refusal> check(
      IssuerEntry issuer, long height, Bytes32 publisher, byte[] cose, byte[] signed) {
    if (!issuer.publishers().contains(publisher)) {
      return refused("PTL-ISS-002", publisher.hex(), "a publisher listed for " + issuer.issuer());
    }
    if (issuer.require().size() != 1) {
      return refused(
          "PTL-ISS-005", issuer.require().toString(), "one algorithm, until hybrids are read");
    }
    CoseSign1 message;
    try {
      message = CoseSign1.parse(cose);
    } catch (RecordRefused e) {
      return Optional.of(Refusal.of(e));
    }
    Optional<Alg> alg = Alg.ofNumber(message.algNumber());
    if (alg.isEmpty() || alg.get().number() != issuer.require().get(0)) {
      return refused("PTL-ISS-003", "alg " + message.algNumber(), "alg " + issuer.require());
    }
    boolean known = false;
    for (IssuerEntry.Key key : issuer.keys()) {
      if (key.alg() == alg.get().number() && key.covers(height)) {
        VerificationKey verification = VerificationKey.of(alg.get(), key.spki());
        if (verification.keyId().equals(message.kid())) {
          known = true;
          if (message.verifiesDetached(verification, signed)) {
            return Optional.empty();
          }
        }
      }
    }
    return known
        ? refused("PTL-ISS-001", "a signature that does not verify", "the issuer's signature")
        : refused("PTL-ISS-004", message.kid().hex(), "a key in force at height " + height);
  }

  private static Optional<Refusal> refused(String code, String seen, String expected) {
    return Optional.of(Refusal.of(code, "sheaf/cose", seen, expected));
  }
}

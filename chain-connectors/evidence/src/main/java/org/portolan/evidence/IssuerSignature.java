package org.portolan.evidence;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CosePart;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.VerificationKey;

/** Whether an issuer signed a sheaf, judged by its directory entry at the anchor's height. */
public final class IssuerSignature {
  private IssuerSignature() {}

  /** Empty if it did, with every algorithm that is demanded; else why it is not believed. */
  public static Optional<Refusal> check(
      IssuerEntry issuer, long height, Bytes32 publisher, byte[] cose, byte[] signed) {
    if (!issuer.publishers().contains(publisher)) {
      return refused("PTL-ISS-002", publisher.hex(), "a publisher listed for " + issuer.issuer());
    }
    try {
      List<CosePart> parts = parts(cose, issuer.require().size() > 1);
      List<Long> algorithms = parts.stream().map(CosePart::algNumber).toList();
      if (!algorithms.equals(issuer.require())) {
        return refused(
            algorithms.size() == issuer.require().size() ? "PTL-ISS-003" : "PTL-ISS-005",
            "alg " + algorithms,
            "alg " + issuer.require() + ", in this order");
      }
      for (CosePart part : parts) {
        Optional<Refusal> refusal = check(issuer, height, part, signed);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
      return Optional.empty();
    } catch (RecordRefused e) {
      return Optional.of(Refusal.of(e));
    }
  }

  /** One algorithm is a COSE_Sign1, several are a COSE_Sign; either may be there for the other. */
  private static List<CosePart> parts(byte[] cose, boolean several) {
    boolean one = cose.length > 0 && (cose[0] & 0xff) == CoseSign1.FIRST_BYTE;
    if (several && !one) {
      return CoseSign.parse(cose).parts();
    }
    return List.of(CoseSign1.parse(cose).requireDetached());
  }

  private static Optional<Refusal> check(
      IssuerEntry issuer, long height, CosePart part, byte[] signed) {
    boolean known = false;
    for (IssuerEntry.Key key : issuer.keys()) {
      Optional<Alg> alg = Alg.ofNumber(key.alg());
      if (key.alg() == part.algNumber() && alg.isPresent() && key.covers(height)) {
        VerificationKey verification = VerificationKey.of(alg.get(), key.spki());
        if (verification.keyId().equals(part.kid())) {
          known = true;
          if (part.verifies(verification, signed)) {
            return Optional.empty();
          }
        }
      }
    }
    return known
        ? refused("PTL-ISS-001", "a signature that does not verify", "the issuer's signature")
        : refused("PTL-ISS-004", part.kid().hex(), "a key in force at height " + height);
  }

  private static Optional<Refusal> refused(String code, String seen, String expected) {
    return Optional.of(Refusal.of(code, "sheaf/cose", seen, expected));
  }
}

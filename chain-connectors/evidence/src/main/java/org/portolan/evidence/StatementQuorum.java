package org.portolan.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.RecordRefused;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.VerificationKey;

/**
 * Whether a statement counts: valid signatures of attestors of its epoch from so many different
 * organisations. A signature that does not count refuses nothing; it is as if it were not there.
 */
public final class StatementQuorum {
  /** More are not looked at: a list of a million signatures is an attack, not a quorum. */
  public static final int MAX_SIGNATURES = 256;

  private StatementQuorum() {}

  /** The organisations that signed, each with the attestor that counted for it. */
  public static Map<String, AttestorEntry> organisations(
      Statement statement, List<SignaturePart> signatures, TrustEpoch epoch) {
    Map<String, AttestorEntry> counted = new LinkedHashMap<>();
    if (!statement.epoch().equals(epoch.digest())) {
      return counted;
    }
    byte[] signed = statement.signedBytes();
    for (SignaturePart part : signatures.subList(0, Math.min(signatures.size(), MAX_SIGNATURES))) {
      epoch
          .attestor(part.attestor())
          .filter(attestor -> !counted.containsKey(attestor.organisation()))
          .filter(attestor -> signs(attestor, part, signed))
          .ifPresent(attestor -> counted.put(attestor.organisation(), attestor));
    }
    return counted;
  }

  /** Whether one attestor's signature is valid, and of the kind that its epoch names. */
  public static boolean signs(AttestorEntry attestor, SignaturePart part, byte[] signed) {
    if (!part.kind().equals(attestor.kind()) || !attestor.kind().equals("cose")) {
      return false;
    }
    try {
      CoseSign1 cose = CoseSign1.parse(part.signature());
      return cose.kid().equals(attestor.id())
          && Alg.ofNumber(cose.algNumber())
              .map(alg -> VerificationKey.of(alg, attestor.spki().orElseThrow()))
              .filter(key -> cose.verifiesDetached(key, signed))
              .isPresent();
    } catch (RecordRefused e) {
      return false;
    }
  }
}

package org.portolan.evidence.epoch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.RecordRefused;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.VerificationKey;

/** An entry of an epoch log: an epoch's payload, and who put it in force. */
public record SignedEpoch(byte[] payload, List<SignaturePart> signatures) {
  /** More are not looked at. */
  private static final int MAX_SIGNATURES = 256;

  public SignedEpoch {
    signatures = List.copyOf(signatures);
  }

  public static SignedEpoch of(Epoch epoch) {
    return new SignedEpoch(epoch.payload(), List.of());
  }

  /** With one more signature: each organisation adds its own where it likes. */
  public SignedEpoch signed(Signer attestor) {
    List<SignaturePart> more = new ArrayList<>(signatures);
    more.add(
        new SignaturePart(
            attestor.keyId(),
            "cose",
            CoseSign1.signDetached(attestor, Epoch.signedBytes(payload))));
    return new SignedEpoch(payload, more);
  }

  /** The organisations of these attestors that signed. */
  Set<String> organisations(List<AttestorEntry> attestors) {
    byte[] signed = Epoch.signedBytes(payload);
    Set<String> organisations = new TreeSet<>();
    for (SignaturePart part : signatures.subList(0, Math.min(MAX_SIGNATURES, signatures.size()))) {
      attestors.stream()
          .filter(a -> a.id().equals(part.attestor()) && signs(a, part, signed))
          .forEach(a -> organisations.add(a.organisation()));
    }
    return organisations;
  }

  private static boolean signs(AttestorEntry attestor, SignaturePart part, byte[] signed) {
    if (attestor.spki().isEmpty() || !part.kind().equals("cose")) {
      return false;
    }
    try {
      CoseSign1 cose = CoseSign1.parse(part.signature());
      Optional<Alg> alg = Alg.ofNumber(cose.algNumber());
      return alg.isPresent()
          && cose.verifiesDetached(VerificationKey.of(alg.get(), attestor.spki().get()), signed);
    } catch (RecordRefused e) {
      return false;
    }
  }
}

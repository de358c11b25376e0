package org.portolan.evidence.epoch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.eip712.EthereumSignature;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.VerificationKey;

/**
 * Signatures of attestors on the entries of a registry's epoch log and directory. An attestor of
 * kind {@code cose} makes a COSE_Sign1; one of kind {@code eip712}, whose key knows nothing else,
 * 65 bytes r || s || v over the SHA-256 of the same bytes.
 */
public final class EntrySignatures {
  /** More are not looked at. */
  private static final int MAX_SIGNATURES = 256;

  private EntrySignatures() {}

  public static SignaturePart sign(Signer attestor, byte[] signed) {
    return new SignaturePart(attestor.keyId(), "cose", CoseSign1.signDetached(attestor, signed));
  }

  public static SignaturePart sign(EthereumKey attestor, byte[] signed) {
    return new SignaturePart(attestor.address(), "eip712", attestor.sign(Sha256.hash(signed)));
  }

  /** The organisations of these attestors that signed. */
  public static Set<String> organisations(
      List<SignaturePart> signatures, List<AttestorEntry> attestors, byte[] signed) {
    Set<String> organisations = new TreeSet<>();
    for (SignaturePart part : signatures.subList(0, Math.min(MAX_SIGNATURES, signatures.size()))) {
      attestors.stream()
          .filter(a -> a.id().equals(part.attestor()) && signs(a, part, signed))
          .forEach(a -> organisations.add(a.organisation()));
    }
    return organisations;
  }

  private static boolean signs(AttestorEntry attestor, SignaturePart part, byte[] signed) {
    if (!part.kind().equals(attestor.kind())) {
      return false;
    }
    try {
      return attestor
          .spki()
          .map(spki -> cose(spki, part.signature(), signed))
          .orElseGet(
              () ->
                  EthereumSignature.decode(part.signature())
                      .signer(Sha256.hash(signed))
                      .equals(Optional.of(attestor.id())));
    } catch (RecordRefused e) {
      return false;
    }
  }

  private static boolean cose(byte[] spki, byte[] signature, byte[] signed) {
    CoseSign1 cose = CoseSign1.parse(signature);
    Optional<Alg> alg = Alg.ofNumber(cose.algNumber());
    return alg.isPresent() && cose.verifiesDetached(VerificationKey.of(alg.get(), spki), signed);
  }
}

package org.portolan.evidence;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.evidence.eip712.EthereumSignature;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CosePart;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.VerificationKey;

/** Whether one signature under a statement is valid, by an attestor of the statement's epoch. */
final class StatementSignature {
  private final Statement statement;
  private final TrustEpoch epoch;
  private final AttestationScheme scheme;

  StatementSignature(Statement statement, TrustEpoch epoch, AttestationScheme scheme) {
    this.statement = statement;
    this.epoch = epoch;
    this.scheme = scheme;
  }

  /** Empty if it is; else why it does not count. */
  Optional<Refusal> check(SignaturePart part) {
    Optional<AttestorEntry> attestor = epoch.attestor(part.attestor());
    if (attestor.isEmpty()) {
      return refused("PTL-SIG-004", part.attestor().hex(), "an attestor of the epoch");
    }
    if (!part.kind().equals(attestor.get().kind())) {
      return refused("PTL-SIG-005", part.kind(), attestor.get().kind() + ", as the epoch says");
    }
    try {
      return part.kind().equals("eip712")
          ? eip712(attestor.get(), part.signature())
          : cose(attestor.get(), part.signature());
    } catch (RecordRefused e) {
      return Optional.of(Refusal.of(e));
    }
  }

  private Optional<Refusal> eip712(AttestorEntry attestor, byte[] signature) {
    if (scheme.eip712().isEmpty()) {
      return refused("PTL-SIG-006", "no contract", "the contract of the lane");
    }
    List<Long> demanded = scheme.algorithms();
    if (!demanded.isEmpty() && !demanded.equals(List.of(AttestationScheme.ES256K))) {
      return refused("PTL-SIG-003", "alg [" + AttestationScheme.ES256K + "]", "alg " + demanded);
    }
    Bytes32 digest = Eip712.digest(scheme.eip712().get(), statement);
    return EthereumSignature.decode(signature).signer(digest).equals(Optional.of(attestor.id()))
        ? Optional.empty()
        : refused("PTL-SIG-001", "another signer", "a signature of " + attestor.id());
  }

  private Optional<Refusal> cose(AttestorEntry attestor, byte[] signature) {
    boolean several = scheme.algorithms().size() > 1;
    boolean one = signature.length > 0 && (signature[0] & 0xff) == CoseSign1.FIRST_BYTE;
    List<CosePart> parts =
        several && !one
            ? CoseSign.parse(signature).parts()
            : List.of(CoseSign1.parse(signature).requireDetached());
    List<Long> algorithms = parts.stream().map(CosePart::algNumber).toList();
    if (!scheme.algorithms().isEmpty() && !algorithms.equals(scheme.algorithms())) {
      return refused("PTL-SIG-003", "alg " + algorithms, "alg " + scheme.algorithms());
    }
    if (!parts.get(0).kid().equals(attestor.id())) {
      return refused("PTL-SIG-001", "kid " + parts.get(0).kid(), "kid " + attestor.id());
    }
    for (CosePart part : parts) {
      Optional<Refusal> refusal = half(attestor.organisation(), part);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** Each half is by a key of the same organisation in the same epoch. */
  private Optional<Refusal> half(String organisation, CosePart part) {
    Optional<AttestorEntry> owner =
        epoch
            .attestor(part.kid())
            .filter(a -> a.organisation().equals(organisation) && a.spki().isPresent());
    Optional<Alg> alg = Alg.ofNumber(part.algNumber());
    if (owner.isEmpty() || alg.isEmpty()) {
      return refused(
          "PTL-SIG-004",
          "kid " + part.kid() + " alg " + part.algNumber(),
          "a key of " + organisation + " in the epoch");
    }
    VerificationKey key = VerificationKey.of(alg.get(), owner.get().spki().orElseThrow());
    return part.verifies(key, statement.signedBytes())
        ? Optional.empty()
        : refused("PTL-SIG-001", "a signature that does not verify", "one of " + part.kid());
  }

  private static Optional<Refusal> refused(String code, String seen, String expected) {
    return Optional.of(Refusal.of(code, "signatures", seen, expected));
  }
}

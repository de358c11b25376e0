package org.portolan.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/**
 * Whether a statement counts: valid signatures of attestors of its epoch from so many different
 * organisations. A signature that does not count refuses nothing; it is as if it were not there.
 */
public final class StatementQuorum {
  /** More are not looked at: a list of a million signatures is an attack, not a quorum. */
  public static final int MAX_SIGNATURES = 256;

  private StatementQuorum() {}

  /**
   * @param organisations those that signed, each with the attestor that counted for it
   * @param notCounted why other signatures did not count; for a person who asks, never for a
   *     decision
   */
  public record Count(Map<String, AttestorEntry> organisations, List<Refusal> notCounted) {}

  /** Counts under the lane's scheme. */
  public static Count count(
      Statement statement,
      List<SignaturePart> signatures,
      TrustEpoch epoch,
      AttestationScheme scheme) {
    Map<String, AttestorEntry> counted = new LinkedHashMap<>();
    List<Refusal> not = new ArrayList<>();
    if (!statement.epoch().equals(epoch.digest())) {
      not.add(Refusal.of("PTL-SIG-007", "epoch", statement.epoch().hex(), epoch.digest().hex()));
      return new Count(counted, not);
    }
    StatementSignature check = new StatementSignature(statement, epoch, scheme);
    for (SignaturePart part : signatures.subList(0, Math.min(signatures.size(), MAX_SIGNATURES))) {
      Optional<AttestorEntry> attestor = epoch.attestor(part.attestor());
      if (attestor.filter(a -> counted.containsKey(a.organisation())).isPresent()) {
        continue;
      }
      Optional<Refusal> refusal = check.check(part);
      refusal.ifPresentOrElse(
          not::add, () -> counted.put(attestor.orElseThrow().organisation(), attestor.get()));
    }
    return new Count(counted, not);
  }

  /** The organisations that signed, with COSE and no contract. */
  public static Map<String, AttestorEntry> organisations(
      Statement statement, List<SignaturePart> signatures, TrustEpoch epoch) {
    return count(statement, signatures, epoch, AttestationScheme.COSE).organisations();
  }

  /** Whether one signature is valid, by an attestor of the epoch, as the lane's scheme asks. */
  public static boolean signs(
      Statement statement, SignaturePart part, TrustEpoch epoch, AttestationScheme scheme) {
    return new StatementSignature(statement, epoch, scheme).check(part).isEmpty();
  }
}

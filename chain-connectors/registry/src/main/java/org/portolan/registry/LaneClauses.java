package org.portolan.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyCheck;
import org.portolan.evidence.policy.PolicyLint;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** Holds statements, records and lanes against the policy, by the checks of an offline verifier. */
final class LaneClauses {
  private LaneClauses() {}

  /** Whether a lane can be opened here: its policy is for it, is a check, and can be checked. */
  static Optional<Refusal> opens(Lane lane, String destination) {
    List<Refusal> found =
        new ArrayList<>(PolicyCheck.lane(lane.policy(), lane.source().caip2(), destination));
    found.addAll(PolicyLint.check(lane.policy(), lane.last(), Optional.of(destination)));
    found.addAll(countable(lane));
    return found.stream().findFirst();
  }

  /** Whether the policy could be met if all attestors signed whose signatures can count here. */
  private static List<Refusal> countable(Lane lane) {
    Set<String> countable =
        lane.last().attestors().stream()
            .filter(attestor -> canCount(attestor, lane.scheme()))
            .map(AttestorEntry::organisation)
            .collect(Collectors.toSet());
    return PolicyCheck.signed(lane.policy(), countable).stream()
        .map(
            failed ->
                Refusal.of(
                    "PTL-POL-015",
                    failed.path(),
                    countable + " whose signatures this lane can check",
                    failed.expected()))
        .toList();
  }

  private static boolean canCount(AttestorEntry attestor, AttestationScheme scheme) {
    boolean es256k = scheme.algorithms().equals(List.of(AttestationScheme.ES256K));
    return attestor.kind().equals("eip712")
        ? scheme.eip712().isPresent() && (es256k || scheme.algorithms().isEmpty())
        : !es256k;
  }

  /** Whether those signed whom the policy asks for, and as it asks. */
  static Optional<Refusal> signed(
      Statement s, List<SignaturePart> signatures, Lane lane, TrustEpoch epoch) {
    StatementQuorum.Count count = StatementQuorum.count(s, signatures, epoch, lane.scheme());
    return PolicyCheck.signed(lane.policy(), count.organisations().keySet()).stream()
        .map(failed -> explained(failed, count.notCounted()))
        .findFirst()
        .or(() -> PolicyCheck.witnesses(lane.policy(), epoch).stream().findFirst());
  }

  /** Too few are too few on every ledger, whichever clause says so: one code, the clause's path. */
  private static Refusal explained(Refusal failed, List<Refusal> notCounted) {
    String why =
        notCounted.stream()
            .limit(1)
            .map(not -> "; not counted: " + not.code() + " " + not.seen())
            .collect(Collectors.joining());
    return Refusal.of(
        failed.code().equals("PTL-POL-020") ? "PTL-DST-003" : failed.code(),
        failed.path(),
        failed.seen() + why,
        failed.expected());
  }

  /**
   * Whether the policy takes a record of this kind, hash and issuer.
   *
   * @param proven what evidence proves of it that was checked here
   */
  static Optional<Refusal> record(
      Lane lane, String kind, RecognitionProof proof, Set<Claim> proven) {
    Policy policy = lane.policy();
    if (!policy.takes(kind)) {
      return Optional.of(
          Refusal.of("PTL-DST-012", "policy/kinds", kind, "one of " + policy.kinds()));
    }
    Optional<IssuerEntry> issuer = lane.registry().issuer(proof.batchLeaf().issuerId());
    if (issuer.isEmpty() && !policy.issuerAlgorithms().isEmpty()) {
      return Optional.of(
          Refusal.of(
              "PTL-TRU-003",
              "policy/issuerAlgorithms",
              proof.batchLeaf().issuerId().hex(),
              "an issuer of the directory in the trust file"));
    }
    return PolicyCheck.record(
            policy,
            kind,
            proof.header().algorithm(),
            issuer.map(IssuerEntry::require).orElse(List.of()))
        .stream()
        .findFirst()
        .or(() -> PolicyCheck.evidence(policy, kind, proven).stream().findFirst());
  }
}

package org.portolan.evidence.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.HashAlgorithm;

/**
 * Finds what a destination could not check. A contract on an EVM has SHA-256, Keccak and recovery
 * on secp256k1 at a bearable price; SM3, Ed25519 and post-quantum signatures it has not. Logs,
 * chaincodes and CorDapps run Java and can check all of the format.
 */
final class DestinationLint {
  private DestinationLint() {}

  /** What the policy's own clauses ask of it. */
  static void check(Policy policy, String destination, List<Refusal> found) {
    UncheckedClauses.check(policy, destination, found);
    if (!isEvm(destination)) {
      return;
    }
    if (policy.hashes().contains(HashAlgorithm.SM3)) {
      found.add(refused("PTL-POL-008", "/hashes", "sm3 on " + destination, "sha256"));
    }
    List<Long> attestors = policy.attestorAlgorithms();
    if (!attestors.isEmpty() && !attestors.equals(List.of(AttestationScheme.ES256K))) {
      found.add(
          refused(
              "PTL-POL-009",
              "/attestorAlgorithms",
              words(attestors) + " on " + destination,
              PolicyWords.algorithm(AttestationScheme.ES256K) + " alone"));
    }
  }

  /** What the epoch brings with it. */
  static void check(Policy policy, TrustEpoch epoch, String destination, List<Refusal> found) {
    UncheckedClauses.check(policy, epoch, destination, found);
    if (!isEvm(destination)) {
      return;
    }
    if (epoch.algorithm() == HashAlgorithm.SM3 && policy.hashes().isEmpty()) {
      found.add(refused("PTL-POL-008", "/hashes", "an epoch of sm3", "sha256"));
    }
    if (policy.recognition() == Policy.Recognition.NATIVE) {
      return;
    }
    Set<String> countable =
        epoch.attestors().stream()
            .filter(attestor -> attestor.kind().equals("eip712"))
            .map(AttestorEntry::organisation)
            .collect(Collectors.toSet());
    if (countable.size() < policy.organisations()) {
      found.add(
          refused(
              "PTL-POL-013",
              "/organisations",
              countable.size() + " organisations with an eip712 attestor",
              policy.organisations() + " whose signatures " + destination + " can check"));
    }
  }

  private static boolean isEvm(String destination) {
    return destination.startsWith("eip155:");
  }

  private static String words(List<Long> algorithms) {
    return algorithms.stream().map(PolicyWords::algorithm).collect(Collectors.joining(" and "));
  }

  private static Refusal refused(String code, String path, String seen, String expected) {
    return Refusal.of(code, path, seen, expected);
  }
}

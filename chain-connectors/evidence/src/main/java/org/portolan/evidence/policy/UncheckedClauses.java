package org.portolan.evidence.policy;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.cose.Alg;
import org.portolan.record.json.Json;

/**
 * Finds clauses that a destination has no means to check. It must not open a lane under such a
 * policy: what it cannot check it would ignore. What attestors check for it is none of these.
 */
final class UncheckedClauses {
  /** A contract checks signed views of a channel, and no other ledger's evidence. */
  private static final String FABRIC = "fabric:";

  private final Policy policy;
  private final String destination;
  private final List<Refusal> found;

  private UncheckedClauses(Policy policy, String destination, List<Refusal> found) {
    this.policy = policy;
    this.destination = destination;
    this.found = found;
  }

  static void check(Policy policy, String destination, List<Refusal> found) {
    UncheckedClauses clauses = new UncheckedClauses(policy, destination, found);
    if (destination.startsWith("tlog:")) {
      clauses.evidence();
      clauses.finality();
      clauses.algorithms();
    } else if (destination.startsWith("eip155:")) {
      if (policy.source().filter(source -> !source.startsWith(FABRIC)).isPresent()) {
        clauses.evidence();
      }
      clauses.finality();
      clauses.ofContracts();
    } else if (destination.startsWith("fabric:")) {
      clauses.finality();
      clauses.trustingPeriod();
      clauses.algorithms();
    }
  }

  /** A recognition's proof carries no evidence of the source's ledger. */
  private void evidence() {
    if (policy.recognition() == Policy.Recognition.NATIVE) {
      find("/recognition", "native", "attested");
    }
    for (int i = 0; i < policy.byKind().size(); i++) {
      boolean isNative =
          policy
              .byKind()
              .get(i)
              .rules()
              .recognition()
              .filter(Policy.Recognition.NATIVE::equals)
              .isPresent();
      if (isNative) {
        find("/byKind/" + i + "/recognition", "native", "attested");
      }
    }
  }

  /** A contract believes peers of a channel as one epoch of it knows them. */
  static void check(Policy policy, TrustEpoch epoch, String destination, List<Refusal> found) {
    boolean channel = Json.of("fabric").equals(epoch.ledger().members().get("kind"));
    if (destination.startsWith("eip155:") && !channel && policy.source().isEmpty()) {
      new UncheckedClauses(policy, destination, found).evidence();
    }
  }

  private void finality() {
    if (policy.finality() > 0) {
      find("/finality", policy.finality() + " blocks", "none beyond what the ledger calls final");
    }
  }

  /** Evidence that the registry checks itself is followed as long as the epoch says. */
  private void trustingPeriod() {
    if (policy.recognition() == Policy.Recognition.NATIVE && policy.trustingPeriod().isPresent()) {
      find("/trustingPeriod", policy.trustingPeriod().get() + " s", "the epoch's own");
    }
  }

  private void algorithms() {
    List<Long> demanded = policy.attestorAlgorithms();
    if (demanded.equals(List.of(AttestationScheme.ES256K))) {
      return;
    }
    List<Long> unknown = new ArrayList<>(demanded);
    unknown.removeIf(number -> Alg.ofNumber(number).isPresent());
    if (!unknown.isEmpty()) {
      find("/attestorAlgorithms", "alg " + unknown, "algorithms of the format");
    }
  }

  /** A contract holds one number of organisations and one freshness a lane. */
  private void ofContracts() {
    if (!policy.roles().isEmpty()) {
      find("/roles", policy.roles().size() + " roles", "organisations alone");
    }
    if (!policy.byKind().isEmpty()) {
      find("/byKind", policy.byKind().size() + " rules", "the same for every kind");
    }
    if (!policy.issuerAlgorithms().isEmpty()) {
      find("/issuerAlgorithms", "alg " + policy.issuerAlgorithms(), "any of the format");
    }
  }

  private void find(String clause, String seen, String expected) {
    found.add(Refusal.of("PTL-POL-015", "policy" + clause, seen + " on " + destination, expected));
  }
}

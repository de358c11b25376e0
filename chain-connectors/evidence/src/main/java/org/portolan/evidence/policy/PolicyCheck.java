package org.portolan.evidence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/**
 * Holds what was found against a policy. Each refusal's path is the clause that failed; an empty
 * list is the policy met.
 */
public final class PolicyCheck {
  private PolicyCheck() {}

  /** Whether the policy is for a lane between these networks, by their CAIP-2 names. */
  public static List<Refusal> lane(Policy policy, String source, String destination) {
    List<Refusal> failed = new ArrayList<>();
    policy
        .source()
        .filter(name -> !name.equals(source))
        .ifPresent(name -> failed.add(refused("PTL-POL-014", "/source", source, name)));
    policy
        .destination()
        .filter(name -> !name.equals(destination))
        .ifPresent(name -> failed.add(refused("PTL-POL-014", "/destination", destination, name)));
    return failed;
  }

  /** Whether enough organisations signed, and of each role enough. */
  public static List<Refusal> signed(Policy policy, Set<String> organisations) {
    List<Refusal> failed = new ArrayList<>();
    if (organisations.size() < policy.organisations()) {
      failed.add(
          refused(
              "PTL-POL-020",
              "/organisations",
              organisations.size() + " organisations " + organisations,
              policy.organisations() + " organisations"));
    }
    for (int i = 0; i < policy.roles().size(); i++) {
      Policy.Role role = policy.roles().get(i);
      long there = role.of().stream().distinct().filter(organisations::contains).count();
      if (there < role.organisations()) {
        failed.add(
            refused(
                "PTL-POL-021",
                "/roles/" + i,
                there + " with the role " + role.role(),
                role.organisations() + " of " + role.of()));
      }
    }
    return failed;
  }

  /**
   * Whether a record of this kind, issuer and hash may pass at all.
   *
   * @param issuer COSE numbers of what its issuer must sign with
   */
  public static List<Refusal> record(
      Policy policy, String kind, HashAlgorithm hash, List<Long> issuer) {
    List<Refusal> failed = new ArrayList<>();
    if (!policy.takes(kind)) {
      failed.add(refused("PTL-POL-022", "/kinds", kind, "one of " + policy.kinds()));
    }
    if (!policy.hashes().isEmpty() && !policy.hashes().contains(hash)) {
      failed.add(refused("PTL-POL-023", "/hashes", hash.label(), "one of " + policy.hashes()));
    }
    if (!policy.issuerAlgorithms().isEmpty() && !policy.issuerAlgorithms().containsAll(issuer)) {
      failed.add(
          refused(
              "PTL-POL-024",
              "/issuerAlgorithms",
              "alg " + issuer,
              "alg of " + policy.issuerAlgorithms()));
    }
    return failed;
  }

  /**
   * Whether the claims that accepted evidence made are enough for a kind of native recognition.
   *
   * @param proven the claims of the evidence that the verifier itself accepted
   */
  public static List<Refusal> evidence(Policy policy, String kind, Set<Claim> proven) {
    boolean enough =
        policy.recognition(kind) == Policy.Recognition.ATTESTED
            || proven.contains(Claim.CURRENT)
            || policy.claim(kind) == Claim.EXISTED && !proven.isEmpty();
    return enough
        ? List.of()
        : List.of(
            refused(
                "PTL-POL-025",
                "/recognition",
                proven.isEmpty() ? "no evidence" : "evidence of " + proven,
                "evidence of " + policy.claim(kind).label() + " that this verifier checks itself"));
  }

  /** Whether the epoch demands as many witnesses of a log as the policy does. */
  public static List<Refusal> witnesses(Policy policy, TrustEpoch epoch) {
    long demanded =
        epoch.ledger().members().get("quorum") instanceof Json.Num quorum ? quorum.value() : 0;
    return demanded >= policy.witnesses()
        ? List.of()
        : List.of(
            refused(
                "PTL-POL-026",
                "/witnesses",
                "an epoch that demands " + demanded,
                policy.witnesses() + " witnesses"));
  }

  private static Refusal refused(String code, String clause, String seen, String expected) {
    return Refusal.of(code, "policy" + clause, seen, expected);
  }
}

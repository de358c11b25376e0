package org.portolan.evidence.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.json.Json;

/**
 * Finds policies that look like a check and are none, held against the epoch they will judge by.
 */
public final class PolicyLint {
  private PolicyLint() {}

  /** Empty where nothing was found, or every finding is a risk that the policy takes on. */
  public static List<Refusal> check(Policy policy, TrustEpoch epoch) {
    Set<String> organisations = new HashSet<>();
    epoch.attestors().stream().map(AttestorEntry::organisation).forEach(organisations::add);
    int n = organisations.size();
    int k = policy.organisations();
    List<Refusal> found = new ArrayList<>();
    if (k > n) {
      // No risk to take on: such a policy can never be met.
      return List.of(Refusal.of("PTL-POL-002", "/organisations", k + " of " + n, "at most " + n));
    }
    if (n == 1) {
      found.add(Refusal.of("PTL-POL-003", "/organisations", "one organisation", "several"));
    }
    if (k == 1) {
      found.add(Refusal.of("PTL-POL-004", "/organisations", "1 of " + n, "more than one"));
    }
    if (3 * k < 2 * n) {
      found.add(Refusal.of("PTL-POL-005", "/organisations", k + " of " + n, "two thirds or more"));
    }
    if (policy.freshness() == 0) {
      found.add(Refusal.of("PTL-POL-006", "/freshness", "0 seconds", "some time to be fresh"));
    }
    if (isLogOfOneKey(epoch)) {
      found.add(
          Refusal.of("PTL-POL-007", "/ledger", "one key and no witness", "witnesses of the log"));
    }
    found.removeIf(refusal -> policy.accepts(refusal.code()).isPresent());
    return found;
  }

  private static boolean isLogOfOneKey(TrustEpoch epoch) {
    boolean log = Json.of("tlog").equals(epoch.ledger().members().get("kind"));
    return log
        && !(epoch.ledger().members().get("witnesses") instanceof Json.Arr witnesses
            && !witnesses.items().isEmpty());
  }
}

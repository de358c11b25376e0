package org.portolan.evidence.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.json.Json;

/**
 * Finds policies that look like a check and are none: by themselves, held against the epoch they
 * will judge by, and against what the destination can check. A finding goes away when its cause
 * does, or when the policy takes the risk on with a reason; one that says that the policy can never
 * be met does not.
 */
public final class PolicyLint {
  private static final Set<String> NEVER_ACCEPTED =
      Set.of("PTL-POL-002", "PTL-POL-010", "PTL-POL-015");

  private final Policy policy;
  private final List<Refusal> found = new ArrayList<>();

  private PolicyLint(Policy policy) {
    this.policy = policy;
  }

  /** Without an epoch: what the file alone shows, and the destination where one is known. */
  public static List<Refusal> check(Policy policy, Optional<String> destination) {
    PolicyLint lint = new PolicyLint(policy);
    lint.alone();
    destination
        .or(policy::destination)
        .ifPresent(name -> DestinationLint.check(policy, name, lint.found));
    return lint.remaining();
  }

  /** Held against an epoch; the destination is the one that the policy names, if it names one. */
  public static List<Refusal> check(Policy policy, TrustEpoch epoch) {
    return check(policy, epoch, Optional.empty());
  }

  /** Held against an epoch and a destination by its CAIP-2 name. */
  public static List<Refusal> check(Policy policy, TrustEpoch epoch, Optional<String> destination) {
    PolicyLint lint = new PolicyLint(policy);
    lint.alone();
    lint.against(epoch);
    destination
        .or(policy::destination)
        .ifPresent(
            name -> {
              DestinationLint.check(policy, name, lint.found);
              DestinationLint.check(policy, epoch, name, lint.found);
            });
    return lint.remaining();
  }

  private List<Refusal> remaining() {
    return found.stream()
        .filter(
            refusal ->
                NEVER_ACCEPTED.contains(refusal.code()) || policy.accepts(refusal.code()).isEmpty())
        .toList();
  }

  private void alone() {
    if (policy.organisations() == 1) {
      find("PTL-POL-004", "/organisations", "1", "more than one");
    }
    if (policy.freshness() == 0) {
      find("PTL-POL-006", "/freshness", "0 seconds", "some time to be fresh");
    }
    for (int i = 0; i < policy.byKind().size(); i++) {
      if (policy.byKind().get(i).rules().freshness().filter(f -> f == 0).isPresent()) {
        find("PTL-POL-006", "/byKind/" + i + "/freshness", "0 seconds", "some time to be fresh");
      }
    }
    for (int i = 0; i < policy.roles().size(); i++) {
      Policy.Role role = policy.roles().get(i);
      if (role.organisations() > new HashSet<>(role.of()).size()) {
        find("PTL-POL-010", "/roles/" + i, role.organisations() + " of " + role.of(), "fewer");
      }
    }
    boolean validators = policy.source().filter(name -> name.startsWith("eip155:")).isPresent();
    if (validators && policy.trustingPeriod().isEmpty()) {
      find("PTL-POL-011", "/trustingPeriod", "none", "seconds, for a network of validators");
    }
  }

  private void against(TrustEpoch epoch) {
    Set<String> organisations =
        epoch.attestors().stream().map(AttestorEntry::organisation).collect(Collectors.toSet());
    int n = organisations.size();
    int k = policy.organisations();
    if (k > n) {
      find("PTL-POL-002", "/organisations", k + " of " + n, "at most " + n);
    }
    if (n == 1) {
      find("PTL-POL-003", "/organisations", "one organisation", "several");
    }
    if (3 * k < 2 * n) {
      find("PTL-POL-005", "/organisations", k + " of " + n, "two thirds or more");
    }
    for (int i = 0; i < policy.roles().size(); i++) {
      Policy.Role role = policy.roles().get(i);
      long there = role.of().stream().distinct().filter(organisations::contains).count();
      if (there < role.organisations()) {
        find("PTL-POL-010", "/roles/" + i, there + " in the epoch", role.organisations() + "");
      }
    }
    if (isLogOfOneKey(epoch)) {
      find("PTL-POL-007", "/ledger", "one key and no witness", "witnesses of the log");
    }
    if (restsOnOperators(epoch)) {
      find("PTL-POL-016", "/ledger", "blocks without seals", "blocks that prove themselves");
    }
    if (!PolicyCheck.witnesses(policy, epoch).isEmpty()) {
      find("PTL-POL-012", "/witnesses", "an epoch that demands fewer", policy.witnesses() + "");
    }
  }

  private void find(String code, String path, String seen, String expected) {
    found.add(Refusal.of(code, path, seen, expected));
  }

  private static boolean restsOnOperators(TrustEpoch epoch) {
    return epoch.ledger().members().get("finality") instanceof Json.Obj finality
        && Json.of("operators").equals(finality.members().get("rule"));
  }

  private static boolean isLogOfOneKey(TrustEpoch epoch) {
    boolean log = Json.of("tlog").equals(epoch.ledger().members().get("kind"));
    return log
        && !(epoch.ledger().members().get("witnesses") instanceof Json.Arr witnesses
            && !witnesses.items().isEmpty());
  }
}

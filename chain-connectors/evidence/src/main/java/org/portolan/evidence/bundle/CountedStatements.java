package org.portolan.evidence.bundle;

import static org.portolan.evidence.bundle.BundleVerifier.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyCheck;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.Statement;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.Names;
import org.portolan.record.bundle.StatementPart;

/**
 * Which of a bundle's statements count under the policy of its lane, and why the others do not. A
 * statement that is about something else refuses the bundle; one that too few signed does not.
 */
record CountedStatements(
    Optional<Policy> policy, List<Counted> counted, List<Refusal> whyOthersDoNot) {
  /** A statement that counts, the epoch it was judged by, and who signed it. */
  record Counted(StatementPart part, TrustEpoch epoch, Set<String> organisations) {}

  static CountedStatements of(Proof proof) {
    Bundle bundle = proof.bundle();
    if (bundle.statements().isEmpty() && bundle.names().lane().isEmpty()) {
      return new CountedStatements(Optional.empty(), List.of(), List.of());
    }
    Names.LaneNames named =
        bundle
            .names()
            .lane()
            .orElseThrow(
                () ->
                    new BundleVerifier.NotBelieved(
                        "PTL-STM-002", "names/lane", "null", "the lane of the statements"));
    Bytes32 laneId =
        Identifiers.lane(
            bundle.names().network().id(),
            bundle.batch().registry(),
            named.destinationNetwork().id(),
            named.destinationRegistry(),
            named.policy());
    TrustFile.Lane lane =
        proof
            .trust()
            .lane(laneId)
            .orElseThrow(
                () ->
                    new BundleVerifier.NotBelieved(
                        "PTL-TRU-006", "names/lane", laneId.hex(), "a lane of the trust file"));
    Policy policy =
        Policy.of(
            proof
                .trust()
                .policy(named.policy())
                .orElseThrow(
                    () ->
                        new BundleVerifier.NotBelieved(
                            "PTL-TRU-007",
                            "names/lane/policy",
                            named.policy().hex(),
                            "a policy of the trust file")));
    List<Counted> counted = new ArrayList<>();
    List<Refusal> not = new ArrayList<>();
    for (StatementPart part : bundle.statements()) {
      checkSubject(proof, part.statement(), laneId);
      count(proof.registry(), part, policy, lane, not).ifPresent(counted::add);
    }
    return new CountedStatements(Optional.of(policy), counted, not);
  }

  boolean hasBatch() {
    return counted.stream().anyMatch(c -> c.part().statement() instanceof BatchStatement);
  }

  private static void checkSubject(Proof proof, Statement s, Bytes32 laneId) {
    Bundle.BatchPart b = proof.bundle().batch();
    require(
        s.lane().equals(laneId) && s.publisher().equals(b.publisher()),
        "PTL-STM-003",
        "statements",
        "another lane or publisher",
        "this lane and publisher");
    if (s instanceof BatchStatement batch) {
      require(
          batch.ordinal() == b.ordinal()
              && batch.position().equals(b.position())
              && batch.anchorHash().equals(b.anchorHash())
              && batch.root().equals(b.root())
              && batch.count() == b.count()
              && batch.asOfHeight() >= proof.anchorHeight(),
          "PTL-STM-004",
          "statements",
          "a batch statement that differs from the batch",
          "the same ordinal, position, anchor, root and count, not before the anchor");
    }
  }

  private static Optional<Counted> count(
      TrustFile.Registry registry,
      StatementPart part,
      Policy policy,
      TrustFile.Lane lane,
      List<Refusal> not) {
    Statement s = part.statement();
    Optional<TrustEpoch> epoch = registry.epoch(s.epoch()).filter(e -> e.covers(s.asOfHeight()));
    if (epoch.isEmpty()) {
      not.add(
          Refusal.of(
              "PTL-TRU-005",
              "statements/epoch",
              s.epoch() + " at height " + s.asOfHeight(),
              "an epoch of the trust file, in force at that height"));
      return Optional.empty();
    }
    StatementQuorum.Count count =
        StatementQuorum.count(s, part.signatures(), epoch.get(), policy.scheme(lane.eip712()));
    Set<String> signed = count.organisations().keySet();
    List<Refusal> failed = PolicyCheck.signed(policy, signed);
    if (failed.isEmpty()) {
      return Optional.of(new Counted(part, epoch.get(), signed));
    }
    not.addAll(failed);
    not.addAll(count.notCounted());
    return Optional.empty();
  }
}

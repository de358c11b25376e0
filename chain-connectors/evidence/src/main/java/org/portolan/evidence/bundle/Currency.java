package org.portolan.evidence.bundle;

import static org.portolan.evidence.bundle.BundleVerifier.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Refused;
import org.portolan.evidence.StatusProof;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyCheck;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Ending;
import org.portolan.record.RecordHeader;
import org.portolan.record.Statement;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.StatementPart;

/** Whether the record is anchored and still in force, by evidence and by statements. */
final class Currency {
  /** More statements are not looked at. */
  private static final int MAX_STATEMENTS = 64;

  private static final int MAX_EVIDENCE = 16;

  /** A record must not be issued later than it is judged by, but for clocks that differ. */
  private static final long MAX_AHEAD = 300;

  private final Proof proof;
  private final Bundle bundle;
  private final Map<String, EvidenceVerifier> verifiers;

  Currency(Proof proof, Map<String, EvidenceVerifier> verifiers) {
    this.proof = proof;
    this.bundle = proof.bundle();
    this.verifiers = verifiers;
  }

  Finding find() {
    require(
        bundle.recognition().isEmpty(),
        "PTL-EVI-002",
        "recognition",
        "a recognition",
        "none, until its kind is written down");
    require(
        bundle.statements().size() <= MAX_STATEMENTS && bundle.evidence().size() <= MAX_EVIDENCE,
        "PTL-BUN-002",
        "statements",
        "too many",
        "at most 64 statements and 16 pieces of evidence");
    List<Proven> proven = new ArrayList<>();
    Set<String> kinds = new TreeSet<>();
    for (Bundle.EvidencePart part : bundle.evidence()) {
      proven.add(evidence(part));
      kinds.add(part.kind() + " " + part.claim());
    }
    CountedStatements statements = CountedStatements.of(proof);
    statements.policy().ifPresent(policy -> meets(policy, proven));
    if (!statements.hasBatch() && proven.isEmpty()) {
      List<Refusal> refusals = new ArrayList<>();
      refusals.add(
          Refusal.of(
              "PTL-STM-001",
              "statements",
              statements.counted().size() + " statements that count",
              "accepted evidence, or a batch statement with enough signatures"));
      refusals.addAll(statements.whyOthersDoNot());
      throw new BundleVerifier.NotBelieved(refusals);
    }
    return statements.counted().isEmpty()
        ? byEvidence(proven, kinds)
        : byStatements(statements.counted(), kinds);
  }

  /** The clauses of the lane's policy that are about the record and its evidence. */
  private void meets(Policy policy, List<Proven> proven) {
    String kind = bundle.names().form().kind();
    Set<Claim> claims = EnumSet.noneOf(Claim.class);
    proven.forEach(p -> claims.add(p.claim()));
    List<Refusal> failed = new ArrayList<>();
    bundle
        .names()
        .lane()
        .ifPresent(
            lane ->
                failed.addAll(
                    PolicyCheck.lane(
                        policy,
                        bundle.names().network().caip2(),
                        lane.destinationNetwork().caip2())));
    failed.addAll(
        PolicyCheck.record(policy, kind, proof.header().algorithm(), proof.issuer().require()));
    failed.addAll(PolicyCheck.evidence(policy, kind, claims));
    proof
        .registry()
        .epochAt(proof.anchorHeight())
        .ifPresent(epoch -> failed.addAll(PolicyCheck.witnesses(policy, epoch)));
    if (!failed.isEmpty()) {
      throw new BundleVerifier.NotBelieved(failed);
    }
  }

  private Proven evidence(Bundle.EvidencePart part) {
    EvidenceVerifier verifier = verifiers.get(part.kind());
    require(
        verifier != null,
        "PTL-EVI-001",
        "evidence",
        part.kind(),
        "a kind that this verifier knows");
    TrustEpoch epoch =
        proof
            .registry()
            .epochAt(part.height())
            .orElseThrow(
                () ->
                    new BundleVerifier.NotBelieved(
                        "PTL-TRU-005", "evidence", "height " + part.height(), "an epoch in force"));
    Claim claim = claim(part);
    Bundle.BatchPart b = bundle.batch();
    Anchor anchor =
        new Anchor(b.publisher(), b.ordinal(), b.root(), b.count(), b.position(), b.anchorHash());
    return switch (verifier.verify(
        new Evidence(part.kind(), claim, part.height(), part.time(), part.data()),
        new Expectation(
            bundle.names().network(),
            b.registry(),
            anchor,
            claim == Claim.CURRENT ? Optional.of(proof.header().commitment()) : Optional.empty()),
        epoch)) {
      case Refused refused -> throw new BundleVerifier.NotBelieved(refused.refusals());
      case Proven found -> found;
    };
  }

  private static Claim claim(Bundle.EvidencePart part) {
    try {
      return Claim.ofLabel(part.claim());
    } catch (IllegalArgumentException e) {
      throw new BundleVerifier.NotBelieved(
          "PTL-BUN-001", "evidence/claim", part.claim(), "existed or current");
    }
  }

  private Finding byStatements(List<CountedStatements.Counted> counted, Set<String> kinds) {
    counted.forEach(c -> c.part().proof().ifPresent(map -> status(c.part(), map)));
    // Of two at one height, which have one status, the later one renews the earlier.
    CountedStatements.Counted last =
        counted.stream()
            .max(
                Comparator.<CountedStatements.Counted>comparingLong(
                        c -> c.part().statement().asOfHeight())
                    .thenComparingLong(c -> c.part().statement().asOfTime()))
            .orElseThrow();
    Statement s = last.part().statement();
    for (CountedStatements.Counted other : counted) {
      require(
          other.part().statement().asOfHeight() != s.asOfHeight()
              || other.part().statement().status().equals(s.status()),
          "PTL-STM-005",
          "statements",
          "two statuses at height " + s.asOfHeight(),
          "one status at one height");
    }
    checkIssuedBefore(s.asOfTime());
    Optional<StatusProof> status = last.part().proof().map(map -> status(last.part(), map));
    Optional<Ending> ending =
        status.flatMap(
            said ->
                said instanceof StatusProof.Ended ended
                    ? Optional.of(ended.ending())
                    : Optional.empty());
    BundleAnswer.State state =
        status.isEmpty()
            ? BundleAnswer.State.UNKNOWN
            : ending.isPresent() ? BundleAnswer.State.ENDED : BundleAnswer.State.VALID;
    return new Finding(
        state,
        s.asOfHeight(),
        s.asOfTime(),
        ending.map(Ending::successor).filter(successor -> !successor.isZero()),
        Optional.of(last.epoch().digest()),
        new TreeSet<>(last.organisations()),
        kinds);
  }

  private StatusProof status(StatementPart part, StatementPart.MapProof map) {
    RecordHeader header = proof.header();
    StatusProof read =
        StatusProof.read(header.algorithm(), part.status().map(), header.commitment(), map);
    if (read instanceof StatusProof.NotProven not) {
      throw new BundleVerifier.NotBelieved(not.refusal());
    }
    return read;
  }

  private Finding byEvidence(List<Proven> proven, Set<String> kinds) {
    Proven best =
        proven.stream()
            .max(Comparator.comparing(Proven::claim).thenComparingLong(Proven::height))
            .orElseThrow();
    checkIssuedBefore(best.time());
    return new Finding(
        best.claim() == Claim.CURRENT ? BundleAnswer.State.VALID : BundleAnswer.State.UNKNOWN,
        best.height(),
        best.time(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        kinds);
  }

  private void checkIssuedBefore(long time) {
    require(
        proof.header().issuedAt() <= time + MAX_AHEAD,
        "PTL-HDR-013",
        "header word 4",
        "issued at " + proof.header().issuedAt(),
        "at most 300 seconds after " + time);
  }
}

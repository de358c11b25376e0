package org.portolan.evidence.bundle;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.portolan.evidence.Refused;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchStatement;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordHeader;
import org.portolan.record.Statement;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.StatementPart;
import org.portolan.record.json.Json;

/** Whether the record is anchored and still in force, by evidence and by statements. */
final class Currency {
  /** What was found, as of when, and who said so. */
  record Finding(
      BundleAnswer.State state,
      long height,
      long time,
      Optional<Bytes32> successor,
      Optional<Bytes32> epoch,
      Set<String> organisations,
      Set<String> evidence) {}

  /** More statements are not looked at. */
  private static final int MAX_STATEMENTS = 64;

  private static final int MAX_EVIDENCE = 16;

  /** A record must not be issued later than it is judged by, but for clocks that differ. */
  private static final long MAX_AHEAD = 300;

  private final TrustFile trust;
  private final TrustFile.Registry registry;
  private final Map<String, EvidenceVerifier> verifiers;
  private final Bundle bundle;
  private final RecordHeader header;
  private final long anchorHeight;

  Currency(
      TrustFile trust,
      TrustFile.Registry registry,
      Map<String, EvidenceVerifier> verifiers,
      Bundle bundle,
      RecordHeader header,
      long anchorHeight) {
    this.trust = trust;
    this.registry = registry;
    this.verifiers = verifiers;
    this.bundle = bundle;
    this.header = header;
    this.anchorHeight = anchorHeight;
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
    List<Counted> counted = statements();
    boolean batchCounted =
        counted.stream().anyMatch(c -> c.part().statement() instanceof BatchStatement);
    require(
        batchCounted || !proven.isEmpty(),
        "PTL-STM-001",
        "statements",
        counted.size() + " statements that count",
        "accepted evidence, or a batch statement with enough signatures");
    if (counted.isEmpty()) {
      return byEvidence(proven, kinds);
    }
    return byStatements(counted, kinds);
  }

  private record Counted(StatementPart part, TrustEpoch epoch, Set<String> organisations) {}

  private Proven evidence(Bundle.EvidencePart part) {
    EvidenceVerifier verifier = verifiers.get(part.kind());
    require(
        verifier != null,
        "PTL-EVI-001",
        "evidence",
        part.kind(),
        "a kind that this verifier knows");
    TrustEpoch epoch =
        registry
            .epochAt(part.height())
            .orElseThrow(
                () ->
                    new BundleVerifier.NotBelieved(
                        "PTL-TRU-005", "evidence", "height " + part.height(), "an epoch in force"));
    Claim claim = Claim.ofLabel(part.claim());
    Bundle.BatchPart b = bundle.batch();
    Verdict verdict =
        verifier.verify(
            new Evidence(part.kind(), claim, part.height(), part.time(), part.data()),
            new Expectation(
                bundle.names().network(),
                b.registry(),
                new Anchor(
                    b.publisher(), b.ordinal(), b.root(), b.count(), b.position(), b.anchorHash()),
                claim == Claim.CURRENT ? Optional.of(header.commitment()) : Optional.empty()),
            epoch);
    return switch (verdict) {
      case Refused refused -> throw new BundleVerifier.NotBelieved(refused.first());
      case Proven found -> found;
    };
  }

  private List<Counted> statements() {
    if (bundle.statements().isEmpty()) {
      return List.of();
    }
    var lane =
        bundle
            .names()
            .lane()
            .orElseThrow(
                () ->
                    new BundleVerifier.NotBelieved(
                        "PTL-STM-002",
                        "names/lane",
                        "null",
                        "the lane that the statements are for"));
    Bytes32 laneId =
        Identifiers.lane(
            bundle.names().network().id(),
            bundle.batch().registry(),
            lane.destinationNetwork().id(),
            lane.destinationRegistry(),
            lane.policy());
    require(
        trust.lane(laneId).isPresent(),
        "PTL-TRU-006",
        "names/lane",
        laneId.hex(),
        "a lane of the trust file");
    Json document =
        trust
            .policy(lane.policy())
            .orElseThrow(
                () ->
                    new BundleVerifier.NotBelieved(
                        "PTL-TRU-007",
                        "names/lane/policy",
                        lane.policy().hex(),
                        "a policy of the trust file"));
    Policy policy = Policy.of(document);
    List<Counted> counted = new ArrayList<>();
    for (StatementPart part : bundle.statements()) {
      check(part.statement(), laneId);
      count(part, policy).ifPresent(counted::add);
    }
    return counted;
  }

  private void check(Statement s, Bytes32 laneId) {
    require(
        s.lane().equals(laneId) && s.publisher().equals(bundle.batch().publisher()),
        "PTL-STM-003",
        "statements",
        "another lane or publisher",
        "this lane and publisher");
    if (s instanceof BatchStatement batch) {
      Bundle.BatchPart b = bundle.batch();
      require(
          batch.ordinal() == b.ordinal()
              && batch.position().equals(b.position())
              && batch.anchorHash().equals(b.anchorHash())
              && batch.root().equals(b.root())
              && batch.count() == b.count()
              && batch.asOfHeight() >= anchorHeight,
          "PTL-STM-004",
          "statements",
          "a batch statement that differs from the batch",
          "the same ordinal, position, anchor, root and count, not before the anchor");
    }
  }

  private Optional<Counted> count(StatementPart part, Policy policy) {
    Statement s = part.statement();
    return registry
        .epoch(s.epoch())
        .filter(epoch -> epoch.covers(s.asOfHeight()))
        .map(
            epoch ->
                new Counted(
                    part,
                    epoch,
                    StatementQuorum.organisations(s, part.signatures(), epoch).keySet()))
        .filter(counted -> counted.organisations().size() >= policy.organisations());
  }

  private Finding byStatements(List<Counted> counted, Set<String> kinds) {
    counted.forEach(c -> checkProof(c.part()));
    Counted last =
        counted.stream()
            .max(Comparator.comparingLong(c -> c.part().statement().asOfHeight()))
            .orElseThrow();
    Statement s = last.part().statement();
    for (Counted other : counted) {
      require(
          other.part().statement().asOfHeight() != s.asOfHeight()
              || other.part().statement().status().equals(s.status()),
          "PTL-STM-005",
          "statements",
          "two statuses at height " + s.asOfHeight(),
          "one status at one height");
    }
    checkIssuedBefore(s.asOfTime());
    Optional<Ending> ending =
        last.part().proof().flatMap(StatementPart.MapProof::leaf).filter(this::endsThis);
    BundleAnswer.State state =
        last.part().proof().isEmpty()
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

  private boolean endsThis(Ending ending) {
    return ending.commitment().equals(header.commitment());
  }

  private void checkProof(StatementPart part) {
    part.proof()
        .ifPresent(
            proof -> {
              BitProof bits =
                  new BitProof(
                      proof.path(), proof.leaf().map(leaf -> leaf.leaf(header.algorithm())));
              require(
                  bits.root(header.algorithm(), header.commitment())
                      .filter(part.status().map()::equals)
                      .isPresent(),
                  "PTL-STM-006",
                  "statements/proof",
                  "a proof that does not reach the map",
                  "the proof of this commitment under the statement's map");
            });
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
        header.issuedAt() <= time + MAX_AHEAD,
        "PTL-HDR-013",
        "header word 4",
        "issued at " + header.issuedAt(),
        "at most 300 seconds after " + time);
  }

  private static void require(
      boolean rule, String code, String path, String seen, String expected) {
    BundleVerifier.require(rule, code, path, seen, expected);
  }
}

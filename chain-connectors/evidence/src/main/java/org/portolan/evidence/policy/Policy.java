package org.portolan.evidence.policy;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.Claim;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;

/**
 * A verification policy: what a destination asks before it recognizes a record. docs/policies.md
 * says what each clause means; {@link PolicyWords} says it of one file.
 *
 * @param document as written; its hash is the policy's name in a lane
 * @param organisations of how many different ones attestors must have signed, or members of the
 *     source where nobody attests; at least 1
 * @param roles groups of organisations of which some must be among those that signed
 * @param rules what holds for every kind that {@code byKind} does not name
 * @param source CAIP-2 name of the source network, if the policy is for one alone
 * @param destination CAIP-2 name of the destination, if the policy is for one alone
 * @param hashes that a record may be made with; empty: whichever the epoch says
 * @param issuerAlgorithms COSE numbers that issuers may sign with; empty: any of the format
 * @param attestorAlgorithms COSE numbers that attestors must sign with, all, in this order
 * @param maxLag seconds by which a statement's height may lag behind the ledger's
 * @param finality blocks that must stand on an anchor beyond what the ledger itself calls final
 * @param trustingPeriod seconds after which a known set of validators is followed no further
 * @param witnesses how many witnesses a log's epoch must demand
 * @param kinds of records that the lane takes; empty: all
 * @param byKind other rules for some kinds
 * @param acceptedRisks findings of the linter that the policy's owner takes on, each with a reason
 */
public record Policy(
    Json.Obj document,
    int organisations,
    List<Role> roles,
    Rules rules,
    Optional<String> source,
    Optional<String> destination,
    List<HashAlgorithm> hashes,
    List<Long> issuerAlgorithms,
    List<Long> attestorAlgorithms,
    long maxLag,
    long finality,
    Optional<Long> trustingPeriod,
    long witnesses,
    List<String> kinds,
    List<ByKind> byKind,
    List<AcceptedRisk> acceptedRisks) {
  public static final int MAX_BYTES = 1 << 20;
  public static final long DEFAULT_FRESHNESS = 86_400;
  public static final long DEFAULT_MAX_LAG = 300;

  /** Who checks a ledger's evidence: the destination itself, or attestors for it. */
  public enum Recognition {
    NATIVE,
    ATTESTED;

    static Optional<Recognition> ofLabel(String label) {
      return switch (label) {
        case "native" -> Optional.of(NATIVE);
        case "attested" -> Optional.of(ATTESTED);
        default -> Optional.empty();
      };
    }
  }

  /** What may differ from kind to kind; what is not said is as for all others. */
  public record Rules(
      Optional<Recognition> recognition, Optional<Claim> claim, Optional<Long> freshness) {}

  public record ByKind(List<String> kinds, Rules rules) {
    public ByKind {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * @param of organisations that have this role
   * @param organisations how many of them must have signed
   */
  public record Role(String role, List<String> of, int organisations) {
    public Role {
      of = List.copyOf(of);
    }
  }

  /** A risk that somebody decided to take, in so many words. */
  public record AcceptedRisk(String code, String reason) {}

  public Policy {
    roles = List.copyOf(roles);
    hashes = List.copyOf(hashes);
    issuerAlgorithms = List.copyOf(issuerAlgorithms);
    attestorAlgorithms = List.copyOf(attestorAlgorithms);
    kinds = List.copyOf(kinds);
    byKind = List.copyOf(byKind);
    acceptedRisks = List.copyOf(acceptedRisks);
  }

  public static Policy parse(byte[] canonicalJson) {
    return of(CanonicalJson.parse(canonicalJson, MAX_BYTES));
  }

  /** Members other than {@code organisations} may be left out; an unknown one is refused. */
  public static Policy of(Json json) {
    return PolicyReader.read(json);
  }

  /** H of the document's RFC 8785 form: the policy's name in a lane. */
  public Bytes32 digest() {
    return Sha256.hash(document.canonical());
  }

  /** What the ledger's evidence must prove, where {@code byKind} says nothing else. */
  public Claim claim() {
    return rules.claim().orElse(Claim.EXISTED);
  }

  public Claim claim(String kind) {
    return named(kind).flatMap(Rules::claim).orElseGet(this::claim);
  }

  /** Seconds that a recognition lasts after the newest statement's asOfTime. */
  public long freshness() {
    return rules.freshness().orElse(DEFAULT_FRESHNESS);
  }

  public long freshness(String kind) {
    return named(kind).flatMap(Rules::freshness).orElseGet(this::freshness);
  }

  /** Seconds that a recognition of the kind that lasts longest lasts. */
  public long longestFreshness() {
    return byKind.stream()
        .flatMap(rule -> rule.rules().freshness().stream())
        .reduce(freshness(), Math::max);
  }

  /** Seconds that a recognition of the kind that lasts shortest lasts. */
  public long shortestFreshness() {
    return byKind.stream()
        .flatMap(rule -> rule.rules().freshness().stream())
        .reduce(freshness(), Math::min);
  }

  public Recognition recognition() {
    return rules.recognition().orElse(Recognition.ATTESTED);
  }

  public Recognition recognition(String kind) {
    return named(kind).flatMap(Rules::recognition).orElseGet(this::recognition);
  }

  private Optional<Rules> named(String kind) {
    return byKind.stream()
        .filter(rule -> rule.kinds().contains(kind))
        .map(ByKind::rules)
        .findFirst();
  }

  public Optional<AcceptedRisk> accepts(String code) {
    return acceptedRisks.stream().filter(risk -> risk.code().equals(code)).findFirst();
  }

  public boolean takes(String kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  /** How attestors sign on a lane of this policy. */
  public AttestationScheme scheme(Optional<Eip712Domain> contract) {
    return new AttestationScheme(attestorAlgorithms, contract);
  }

  /** What the policy asks, a sentence a line. */
  public List<String> explain() {
    return PolicyWords.of(this);
  }
}

package org.portolan.evidence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.portolan.evidence.Claim;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * A verification policy.
 *
 * @param organisations how many different organisations' attestors must have signed; at least 1
 * @param claim what the ledger's evidence must prove to an attestor
 * @param freshness seconds that a recognition lasts after the newest statement's asOfTime
 * @param maxLag seconds by which a statement's height may lag behind the ledger's
 * @param kinds of records that the lane takes; empty: all
 * @param acceptedRisks findings of the linter that the policy's owner takes on, each with a reason
 */
public record Policy(
    Json.Obj document,
    int organisations,
    Claim claim,
    long freshness,
    long maxLag,
    List<String> kinds,
    List<AcceptedRisk> acceptedRisks) {
  public static final int MAX_BYTES = 1 << 20;
  public static final long DEFAULT_FRESHNESS = 86_400;
  public static final long DEFAULT_MAX_LAG = 300;

  /** A risk that somebody decided to take, in so many words. */
  public record AcceptedRisk(String code, String reason) {}

  public Policy {
    kinds = List.copyOf(kinds);
    acceptedRisks = List.copyOf(acceptedRisks);
  }

  public static Policy parse(byte[] canonicalJson) {
    return of(CanonicalJson.parse(canonicalJson, MAX_BYTES));
  }

  /** Members other than {@code organisations} may be left out; an unknown one is refused. */
  public static Policy of(Json json) {
    Members in = Members.of("", json);
    SortedMap<String, Json> there = ((Json.Obj) json).members();
    long organisations = in.number("organisations");
    if (organisations < 1 || organisations > 1_000) {
      throw new RecordRefused(
          "PTL-POL-001", "/organisations", "" + organisations, "1 to 1000 organisations");
    }
    Policy policy =
        new Policy(
            (Json.Obj) json,
            (int) organisations,
            there.containsKey("claim") ? Claim.ofLabel(in.text("claim")) : Claim.EXISTED,
            there.containsKey("freshness") ? in.number("freshness") : DEFAULT_FRESHNESS,
            there.containsKey("maxLag") ? in.number("maxLag") : DEFAULT_MAX_LAG,
            there.containsKey("kinds") ? in.texts("kinds") : List.of(),
            there.containsKey("acceptRisk") ? in.list("acceptRisk", Policy::risk) : List.of());
    in.end();
    return policy;
  }

  private static AcceptedRisk risk(String path, Json item) {
    Members in = Members.of(path, item);
    AcceptedRisk risk = new AcceptedRisk(in.text("code"), in.text("reason"));
    in.end();
    if (risk.reason().isBlank()) {
      throw new RecordRefused("PTL-POL-001", path + "/reason", "no reason", "a reason in words");
    }
    return risk;
  }

  /** H of the document's RFC 8785 form: the policy's name in a lane. */
  public Bytes32 digest() {
    return Sha256.hash(document.canonical());
  }

  public Optional<AcceptedRisk> accepts(String code) {
    return acceptedRisks.stream().filter(risk -> risk.code().equals(code)).findFirst();
  }

  public boolean takes(String kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  /** What the policy asks, a sentence a line. */
  public List<String> explain() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Attestors of at least " + organisations + " different organisations must have signed.");
    lines.add(
        claim == Claim.CURRENT
            ? "They must have seen proof that nothing had ended the record."
            : "They must have seen proof that the record's batch was anchored.");
    lines.add("A recognition lasts " + freshness + " seconds beyond the newest statement.");
    lines.add("A statement's height may lag " + maxLag + " seconds behind the ledger.");
    lines.add(kinds.isEmpty() ? "Every kind of record is taken." : "Kinds taken: " + kinds + ".");
    acceptedRisks.forEach(
        risk -> lines.add("Risk taken on (" + risk.code() + "): " + risk.reason() + "."));
    return lines;
  }
}

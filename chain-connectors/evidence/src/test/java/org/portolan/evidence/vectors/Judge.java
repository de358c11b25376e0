package org.portolan.evidence.vectors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Inclusion;
import org.portolan.evidence.IssuerSignature;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Refused;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.StatusProof;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.fabric.ConfigFollower;
import org.portolan.evidence.fabric.FabricEvidenceVerifier;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyCheck;
import org.portolan.evidence.policy.PolicyLint;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.LaterCheckpoint;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchLeaf;
import org.portolan.record.Entry;
import org.portolan.record.Manifest;
import org.portolan.record.RecordEntries;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordLeaf;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.VerificationKey;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;

/** What the verifiers in Java say of a vector: one small function a subject. */
final class Judge {
  private static final Json.Obj ACCEPTED = Json.object("accepted", Json.object());

  /** Where refusals were found, by code: what docs/refusals.md shows of them. */
  static final Map<String, Set<String>> SEEN_AT = new ConcurrentSkipListMap<>();

  private static final Map<String, Function<Input, Json.Obj>> SUBJECTS =
      Map.ofEntries(
          Map.entry("entry", in -> done(Entry.decode(in.hex("entry")))),
          Map.entry("entries", Judge::entries),
          Map.entry("manifest", in -> done(Manifest.decode(in.hex("manifest")))),
          Map.entry("record-header", Judge::header),
          Map.entry("record-leaf", Judge::leaf),
          Map.entry("sheaf-path", Judge::commitment),
          Map.entry("batch-path", Judge::sheaf),
          Map.entry("batch-leaf", in -> done(BatchLeaf.decode(in.hex("leaf")))),
          Map.entry("status-proof", Judge::status),
          Map.entry("public-key", Judge::key),
          Map.entry("issuer-signature", Judge::issuer),
          Map.entry("statement-signatures", Judge::statement),
          Map.entry("canonical-json", in -> done(CanonicalJson.parse(in.hex("json"), 1 << 20))),
          Map.entry("trust-file", in -> done(TrustFile.decode(in.utf8("trust")))),
          Map.entry("policy", in -> done(Policy.parse(in.utf8("policy")))),
          Map.entry("policy-lint", Judge::lint),
          Map.entry("tlog-evidence", Judge::tlog),
          Map.entry("fabric-evidence", Judge::fabric),
          Map.entry("fabric-config", Judge::config),
          Map.entry("later-checkpoint", Judge::checkpoints),
          Map.entry("bundle", Judge::bundle));

  private Judge() {}

  static boolean knows(String subject) {
    return SUBJECTS.containsKey(subject);
  }

  /** Never throws on a vector: that would be the fault of the verifier. */
  static Json.Obj judge(String subject, Json.Obj input) {
    try {
      return SUBJECTS.get(subject).apply(new Input(input));
    } catch (RecordRefused e) {
      seen(e.code(), e.where());
      return refused(e.code(), List.of());
    }
  }

  private static void seen(String code, String path) {
    SEEN_AT.computeIfAbsent(code, c -> new ConcurrentSkipListSet<>()).add(path);
  }

  private static Json.Obj done(Object read) {
    return ACCEPTED;
  }

  private static Json.Obj refused(String code, List<String> because) {
    Map<String, Json> members = new TreeMap<>();
    members.put("refused", Json.of(code));
    if (!because.isEmpty()) {
      members.put("because", Json.of(because.stream().map(Json::of).toList()));
    }
    return new Json.Obj(new TreeMap<>(members));
  }

  private static Json.Obj answer(Optional<Refusal> refusal) {
    return answer(refusal.stream().toList());
  }

  private static Json.Obj answer(List<Refusal> refusals) {
    refusals.forEach(refusal -> seen(refusal.code(), refusal.path()));
    return refusals.isEmpty()
        ? ACCEPTED
        : refused(
            refusals.get(0).code(),
            refusals.stream().skip(1).map(Refusal::code).distinct().toList());
  }

  private static Json.Obj entries(Input in) {
    List<Entry> entries = new ArrayList<>();
    in.hexes("entries").forEach(encoded -> entries.add(Entry.decode(encoded)));
    return done(RecordEntries.of(entries));
  }

  private static Json.Obj header(Input in) {
    RecordHeader header = RecordHeader.decode(in.algorithm(), in.hex("header"));
    return Json.object("accepted", Json.object("commitment", Json.of(header.commitment().hex())));
  }

  private static Json.Obj leaf(Input in) {
    RecordHeader header = RecordHeader.decode(in.algorithm(), in.hex("header"));
    RecordLeaf leaf = new RecordLeaf((int) in.number("index"), in.hex("salt"), in.hex("entry"));
    return answer(Inclusion.leaf(header, leaf, in.hashes("path")));
  }

  private static Json.Obj commitment(Input in) {
    return answer(
        Inclusion.commitment(
            in.algorithm(),
            in.hash("commitment"),
            in.number("index"),
            in.hashes("path"),
            BatchLeaf.decode(in.hex("leaf"))));
  }

  private static Json.Obj sheaf(Input in) {
    return answer(
        Inclusion.sheaf(
            in.algorithm(),
            BatchLeaf.decode(in.hex("leaf")),
            in.number("index"),
            in.number("count"),
            in.hashes("path"),
            in.hash("root")));
  }

  private static Json.Obj status(Input in) {
    return switch (StatusProof.read(
        in.algorithm(), in.hash("map"), in.hash("commitment"), in.mapProof())) {
      case StatusProof.NotProven not -> answer(Optional.of(not.refusal()));
      case StatusProof.Ended ended ->
          Json.object(
              "accepted",
              Json.object(
                  "ended",
                  new Json.Bool(true),
                  "successor",
                  Json.of(ended.ending().successor().hex())));
      case StatusProof.Current current ->
          Json.object("accepted", Json.object("ended", new Json.Bool(false)));
    };
  }

  private static Json.Obj key(Input in) {
    Alg alg = Alg.ofNumber(in.number("alg")).orElseThrow();
    return done(VerificationKey.of(alg, in.hex("spki")));
  }

  private static Json.Obj issuer(Input in) {
    return answer(
        IssuerSignature.check(
            in.issuer(),
            in.number("height"),
            in.hash("publisher"),
            in.hex("cose"),
            in.hex("signed")));
  }

  private static Json.Obj statement(Input in) {
    TrustEpoch epoch = in.epoch();
    Policy policy = Policy.of(in.any("policy"));
    StatementQuorum.Count count =
        StatementQuorum.count(in.statement(), in.signatures(), epoch, policy.scheme(in.contract()));
    List<Refusal> refusals =
        new ArrayList<>(PolicyCheck.signed(policy, count.organisations().keySet()));
    if (!refusals.isEmpty()) {
      refusals.addAll(count.notCounted());
      return answer(refusals);
    }
    List<Json> signed =
        count.organisations().keySet().stream().sorted().<Json>map(Json::of).toList();
    return Json.object("accepted", Json.object("organisations", Json.of(signed)));
  }

  private static Json.Obj lint(Input in) {
    Policy policy = Policy.of(in.any("policy"));
    Optional<String> destination = in.optionalText("destination");
    return answer(
        in.any("epoch") instanceof Json.Null
            ? PolicyLint.check(policy, destination)
            : PolicyLint.check(policy, in.epoch(), destination));
  }

  private static Json.Obj tlog(Input in) {
    return verdict(
        new TlogEvidenceVerifier().verify(in.evidence("tlog"), in.expectation(), in.epoch()));
  }

  private static Json.Obj fabric(Input in) {
    FabricEvidenceVerifier offline =
        new FabricEvidenceVerifier(() -> Instant.ofEpochSecond(in.number("now")));
    EvidenceVerifier verifier =
        in.optionalHash("challenge")
            .<EvidenceVerifier>map(set -> offline.challenging(new Challenge(set)))
            .orElse(offline);
    return verdict(verifier.verify(in.evidence("fabric"), in.expectation(), in.epoch()));
  }

  private static Json.Obj config(Input in) {
    FabricTrust trust = FabricTrust.read((Json.Obj) in.any("ledger"));
    FabricTrust next =
        in.any("views") instanceof Json.Null
            ? ConfigFollower.sealed(trust, in.hex("block"))
            : ConfigFollower.seen(
                trust,
                in.hex("block"),
                FabricConfigVectors.views(in.at("views")),
                in.at("views").hashes("behind"),
                in.number("now"));
    return Json.object("accepted", Json.object("ledger", next.json()));
  }

  private static Json.Obj verdict(Verdict verdict) {
    return switch (verdict) {
      case Refused refused -> answer(refused.refusals());
      case Proven proven ->
          Json.object(
              "accepted",
              Json.object(
                  "claim", Json.of(proven.claim().label()),
                  "height", Json.of(proven.height()),
                  "time", Json.of(proven.time())));
    };
  }

  private static Json.Obj checkpoints(Input in) {
    return answer(
        LaterCheckpoint.check(
            Checkpoint.parse(in.text("known")),
            Checkpoint.parse(in.text("next")),
            in.hashes("path")));
  }

  private static Json.Obj bundle(Input in) {
    BundleVerifier verifier =
        new BundleVerifier(TrustFile.decode(in.utf8("trust")), List.of(new TlogEvidenceVerifier()));
    return switch (verifier.verify(in.utf8("bundle"))) {
      case BundleAnswer.NotBelieved not -> answer(not.refusals());
      case BundleAnswer.Answered answered ->
          Json.object(
              "accepted",
              Json.object(
                  "state", Json.of(answered.state().name().toLowerCase(java.util.Locale.ROOT)),
                  "asOfTime", Json.of(answered.asOfTime()),
                  "shown", Json.of(answered.disclosed().size()),
                  "hidden", Json.of(answered.hidden().size()),
                  "absent", Json.of(answered.absent().stream().map(Json::of).toList())));
    };
  }
}

package org.portolan.registry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Refused;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyCheck;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.RecognitionView.AcceptedBatch;
import org.portolan.record.Bytes32;

/**
 * Recognizes records by evidence of their own ledger, which is checked here: seals and receipts of
 * a QBFT chain, receipts of a log. Nobody is believed but the ledger itself, as the epoch in force
 * knows it. The same record with newer evidence is renewed, or ended where that evidence shows its
 * ending.
 */
public final class NativeRecognitions {
  private static final long MAX_AHEAD = 60;

  private final LaneTrust lanes;
  private final RegistryState state;
  private final Versions versions;
  private final Frozen frozen;

  public NativeRecognitions(LaneTrust lanes, RegistryState state) {
    this.lanes = lanes;
    this.state = state;
    this.versions = new Versions(state);
    this.frozen = new Frozen(state);
  }

  /**
   * Empty if the record may be recognized now.
   *
   * @param now UTC seconds, by the registry's clock
   */
  public Optional<Refusal> check(long now, NativeProof it) {
    RecognitionProof proof = it.proof();
    Optional<Lane> lane = lanes.lane(state, proof.lane());
    if (lane.isEmpty()) {
      return refused("PTL-DST-001", "lane", proof.lane().hex(), "a lane of this ledger's trust");
    }
    Optional<TrustFile.FormRules> form = lanes.form(state, proof.header().form());
    if (form.isEmpty()) {
      return refused(
          "PTL-DST-012", "header", proof.header().form().hex(), "a kind that the lane takes");
    }
    String kind = form.get().form().kind();
    return frozen
        .check(proof.lane(), proof.header().recordKey())
        .or(() -> RecordPaths.origin(lane.get(), proof))
        .or(() -> natively(lane.get(), kind))
        .or(() -> evidence(now, lane.get(), it))
        .or(() -> LaneClauses.record(lane.get(), kind, proof, Set.of(it.evidence().claim())))
        .or(() -> RecordPaths.check(proof, it.anchor().root(), it.anchor().count()))
        .or(() -> batch(it))
        .or(() -> current(now, lane.get(), kind, it))
        .or(() -> versions.check(proof));
  }

  private static Optional<Refusal> natively(Lane lane, String kind) {
    return lane.policy().recognition(kind) == Policy.Recognition.NATIVE
        ? Optional.empty()
        : refused("PTL-DST-022", "policy/recognition", "attested", "native");
  }

  private static Optional<Refusal> evidence(long now, Lane lane, NativeProof it) {
    Evidence evidence = it.evidence();
    Optional<TrustEpoch> epoch =
        lane.registry().epochs().stream()
            .filter(known -> known.covers(evidence.height()))
            .reduce((before, after) -> after);
    Optional<EvidenceVerifier> verifier = verifier(now, evidence.kind());
    if (epoch.isEmpty() || verifier.isEmpty()) {
      return refused(
          epoch.isEmpty() ? "PTL-DST-002" : "PTL-EVI-001",
          "evidence",
          evidence.kind() + " of height " + evidence.height(),
          "evidence that this registry checks, of an epoch that it knows");
    }
    Optional<Refusal> unwatched =
        PolicyCheck.witnesses(lane.policy(), epoch.get()).stream().findFirst();
    if (unwatched.isPresent()) {
      return unwatched;
    }
    Expectation expected =
        new Expectation(
            lane.source(),
            lane.registry().id(),
            it.anchor(),
            Optional.of(it.proof().header().commitment()));
    return verifier.get().verify(evidence, expected, epoch.get()) instanceof Refused refused
        ? Optional.of(refused.first())
        : Optional.empty();
  }

  /** The clock of a verifier is the time by which the registry judges, and no other. */
  private static Optional<EvidenceVerifier> verifier(long now, String kind) {
    InstantSource time = InstantSource.fixed(Instant.ofEpochSecond(now));
    return List.<EvidenceVerifier>of(new TlogEvidenceVerifier(), new EthereumEvidenceVerifier(time))
        .stream()
        .filter(verifier -> verifier.kind().equals(kind))
        .findFirst();
  }

  private Optional<Refusal> batch(NativeProof it) {
    return state
        .batch(it.proof().lane(), it.proof().publisher(), it.proof().ordinal())
        .filter(
            held -> !held.root().equals(it.anchor().root()) || held.count() != it.anchor().count())
        .map(
            held ->
                Refusal.of(
                    "PTL-DST-009",
                    "ordinal " + it.proof().ordinal(),
                    "root " + it.anchor().root(),
                    "the root accepted before, " + held.root()));
  }

  private Optional<Refusal> current(long now, Lane lane, String kind, NativeProof it) {
    Bytes32 commitment = it.proof().header().commitment();
    long time = it.evidence().time();
    if (state.isEnded(it.proof().lane(), it.proof().publisher(), commitment)) {
      return refused("PTL-DST-014", "commitment", "ended", "one that nothing ended");
    }
    if (time > now + MAX_AHEAD) {
      return refused("PTL-DST-005", "evidence", "" + time, "no time after " + now);
    }
    return time + lane.policy().freshness(kind) >= now
        ? Optional.empty()
        : refused("PTL-DST-006", "evidence", "" + time, "a time that is still fresh");
  }

  /** Whether this is a version that is recognized already, so that it is only renewed. */
  public boolean isRenewal(NativeProof it) {
    RecognitionProof proof = it.proof();
    return state
        .version(proof.lane(), proof.header().recordKey(), proof.header().version())
        .isPresent();
  }

  /**
   * Whether the evidence shows that a record which is recognized here was ended at its source: all
   * of it holds, but that an ending stands where none may.
   */
  public boolean showsEnding(long now, NativeProof it) {
    RecognitionProof proof = it.proof();
    Optional<Lane> lane = lanes.lane(state, proof.lane());
    Optional<TrustFile.FormRules> form = lanes.form(state, proof.header().form());
    return isRenewal(it)
        && lane.isPresent()
        && form.isPresent()
        && RecordPaths.origin(lane.get(), proof).isEmpty()
        && natively(lane.get(), form.get().form().kind()).isEmpty()
        && it.evidence().claim() == Claim.CURRENT
        && it.evidence().time() <= now + MAX_AHEAD
        && evidence(now, lane.get(), it)
            .filter(
                refusal ->
                    verifier(now, it.evidence().kind())
                        .flatMap(EvidenceVerifier::ending)
                        .equals(Optional.of(refusal.code())))
            .isPresent();
  }

  /** Applies what {@link #showsEnding} saw. Nothing is ever un-ended. */
  public void end(NativeProof it) {
    RecognitionProof proof = it.proof();
    state.putEnded(proof.lane(), proof.publisher(), proof.header().commitment());
  }

  /** Applies what {@link #check} let pass; older evidence takes nothing back. */
  public void apply(long now, NativeProof it, Bytes32 position) {
    RecognitionProof proof = it.proof();
    Evidence evidence = it.evidence();
    if (state.batch(proof.lane(), proof.publisher(), proof.ordinal()).isEmpty()) {
      state.putBatch(
          proof.lane(),
          proof.publisher(),
          proof.ordinal(),
          new AcceptedBatch(
              it.anchor().root(), it.anchor().count(), evidence.height(), evidence.time()));
    }
    versions.hold(proof, now, position);
    Bytes32 key = proof.header().recordKey();
    ProvenAt next = new ProvenAt(evidence.height(), evidence.time());
    boolean isNewer =
        state.proven(proof.lane(), key).filter(at -> at.time() >= next.time()).isEmpty();
    if (isNewer || !isRenewal(it)) {
      state.putProven(proof.lane(), key, next);
    }
  }

  private static Optional<Refusal> refused(String code, String path, String seen, String expected) {
    return Optional.of(Refusal.of(code, path, seen, expected));
  }
}

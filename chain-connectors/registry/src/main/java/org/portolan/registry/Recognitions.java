package org.portolan.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.RecognitionView.AcceptedBatch;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/**
 * What a registry recognizes, and the rules by which it does: {@link #check} judges a command
 * against the state and changes nothing, {@link #apply} changes it. Who may change whom it believes
 * is asked before, by the ledger's own means.
 */
public final class Recognitions {
  /** By how much a statement's time may be ahead of the registry's clock. */
  private static final long MAX_AHEAD = 60;

  private final LaneTrust lanes;
  private final RegistryState state;
  private final KeptStatuses statuses;
  private final Frozen frozen;
  private final Versions versions;

  public Recognitions(LaneTrust lanes, RegistryState state) {
    this.lanes = lanes;
    this.state = state;
    this.statuses = new KeptStatuses(state);
    this.frozen = new Frozen(state);
    this.versions = new Versions(state);
  }

  public RegistryState state() {
    return state;
  }

  /**
   * Empty if the command may be applied now.
   *
   * @param now UTC seconds, by the registry's clock
   */
  public Optional<Refusal> check(long now, Command command) {
    return switch (command) {
      case Command.AcceptBatch accept ->
          statement(
                  now,
                  accept.statement(),
                  accept.signatures(),
                  accept.status(),
                  Optional.empty(),
                  accept.endings())
              .or(() -> batchConflict(accept.statement()));
      case Command.AcceptStatus accept ->
          statement(
              now,
              accept.statement(),
              accept.signatures(),
              accept.status(),
              accept.before(),
              accept.endings());
      case Command.Recognize recognize -> recognition(now, recognize.proof());
      case Command.ChangeTrust change -> lanes.check(change.trustFile());
      case Command.AnchorBatch anchor -> throw new IllegalArgumentException("a source's command");
      case Command.End end -> throw new IllegalArgumentException("a source's command");
    };
  }

  /** Takes note of what {@link #check} found to contradict something that was taken. */
  public void freeze(Command contradicting) {
    frozen.add(contradicting);
  }

  /**
   * Applies what {@link #check} let pass.
   *
   * @param position of the command on this registry's own ledger
   */
  public void apply(long now, Command command, Bytes32 position) {
    switch (command) {
      case Command.AcceptBatch accept -> {
        BatchStatement s = accept.statement();
        if (state.batch(s.lane(), s.publisher(), s.ordinal()).isEmpty()) {
          state.putBatch(
              s.lane(),
              s.publisher(),
              s.ordinal(),
              new AcceptedBatch(s.root(), s.count(), s.asOfHeight(), s.asOfTime()));
        }
        statuses.apply(s, accept.status(), Optional.empty(), accept.endings());
      }
      case Command.AcceptStatus accept ->
          statuses.apply(accept.statement(), accept.status(), accept.before(), accept.endings());
      case Command.Recognize recognize -> versions.hold(recognize.proof(), now, position);
      case Command.ChangeTrust change -> {
        state.putTrust(change.trustFile());
        // The governor has looked: lanes go on with the attestors that the new file names.
        state.openLanes();
      }
      case Command.AnchorBatch anchor -> throw new IllegalArgumentException("a source's command");
      case Command.End end -> throw new IllegalArgumentException("a source's command");
    }
  }

  private Optional<Refusal> statement(
      long now,
      Statement s,
      List<SignaturePart> signatures,
      PublisherStatus status,
      Optional<Bytes32> before,
      List<Ending> endings) {
    Optional<Lane> lane = lanes.lane(state, s.lane());
    if (lane.isEmpty()) {
      return refused("PTL-DST-001", "lane", s.lane().hex(), "a lane of this ledger's trust");
    }
    Optional<Refusal> stopped = frozen.check(s.lane());
    if (stopped.isPresent()) {
      return stopped;
    }
    Optional<TrustEpoch> epoch = lane.get().epoch(s.epoch());
    if (epoch.isEmpty() || !epoch.get().covers(s.asOfHeight())) {
      return refused(
          "PTL-DST-002", "epoch", s.epoch().hex(), "the epoch in force, or the one before it");
    }
    Optional<Refusal> unsigned = LaneClauses.signed(s, signatures, lane.get(), epoch.get());
    if (unsigned.isPresent()) {
      return unsigned;
    }
    if (!status.digest().equals(s.status())) {
      return refused("PTL-DST-004", "status", "another status", "the status that was signed");
    }
    if (s.asOfTime() > now + MAX_AHEAD) {
      return refused("PTL-DST-005", "asOfTime", "" + s.asOfTime(), "no time after " + now);
    }
    // A statement is of all kinds; whether it is fresh enough for one is asked of each record.
    if (s.asOfTime() + lane.get().policy().longestFreshness() < now) {
      return refused("PTL-DST-006", "asOfTime", "" + s.asOfTime(), "a time that is still fresh");
    }
    return statuses.check(s, status, before, endings);
  }

  private Optional<Refusal> batchConflict(BatchStatement s) {
    return state
        .batch(s.lane(), s.publisher(), s.ordinal())
        .filter(held -> !held.root().equals(s.root()) || held.count() != s.count())
        .map(
            held ->
                Refusal.of(
                    "PTL-DST-009",
                    "ordinal " + s.ordinal(),
                    "root " + s.root(),
                    "the root accepted before, " + held.root()));
  }

  private Optional<Refusal> recognition(long now, RecognitionProof proof) {
    Optional<Lane> lane = lanes.lane(state, proof.lane());
    Optional<AcceptedBatch> batch = state.batch(proof.lane(), proof.publisher(), proof.ordinal());
    Optional<Kept> kept = state.kept(proof.lane(), proof.publisher());
    if (lane.isEmpty() || batch.isEmpty() || kept.isEmpty()) {
      return refused(
          "PTL-DST-010", "batch", "ordinal " + proof.ordinal(), "a batch accepted on this lane");
    }
    Kept status = kept.get();
    RecordHeader header = proof.header();
    Optional<Refusal> stopped = frozen.check(proof.lane(), header.recordKey());
    if (stopped.isPresent()) {
      return stopped;
    }
    Optional<Refusal> foreign = RecordPaths.origin(lane.get(), proof);
    if (foreign.isPresent()) {
      return foreign;
    }
    Optional<TrustFile.FormRules> form = lanes.form(state, header.form());
    if (form.isEmpty()) {
      return refused("PTL-DST-012", "header", header.form().hex(), "a kind that the lane takes");
    }
    String kind = form.get().form().kind();
    return LaneClauses.record(lane.get(), kind, proof, Set.of())
        .or(() -> RecordPaths.check(proof, batch.get().root(), batch.get().count()))
        .or(() -> current(proof, batch.get(), status))
        .or(() -> fresh(now, lane.get(), kind, status))
        .or(() -> versions.check(proof));
  }

  private Optional<Refusal> current(RecognitionProof proof, AcceptedBatch batch, Kept status) {
    Bytes32 c = proof.header().commitment();
    boolean absent =
        proof
                .absence()
                .root(proof.header().algorithm(), c)
                .equals(Optional.of(status.status().map()))
            && !proof.absence().includes(c);
    if (!absent || state.isEnded(proof.lane(), proof.publisher(), c)) {
      return refused(
          "PTL-DST-014", "absence", "ended, or no proof", "the proof that nothing ended it");
    }
    return status.asOfHeight() >= batch.asOfHeight()
        ? Optional.empty()
        : refused("PTL-DST-015", "kept", "an older status", "one not before the batch's");
  }

  private static Optional<Refusal> fresh(long now, Lane lane, String kind, Kept status) {
    return status.asOfTime() + lane.policy().freshness(kind) >= now
        ? Optional.empty()
        : refused("PTL-DST-006", "kept", "" + status.asOfTime(), "a time that is still fresh");
  }

  private static Optional<Refusal> refused(String code, String path, String seen, String expected) {
    return Optional.of(Refusal.of(code, path, seen, expected));
  }
}

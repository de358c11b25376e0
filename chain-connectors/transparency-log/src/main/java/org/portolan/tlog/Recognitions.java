package org.portolan.tlog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.MerkleTree;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordStatus;
import org.portolan.record.Sheaf;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/**
 * What a log recognizes, and the rules by which it does. The state follows from the entries alone;
 * {@link #check} judges a command against it and changes nothing, {@link #apply} changes it.
 */
final class Recognitions {
  /** By how much a statement's time may be ahead of the registry's clock. */
  private static final long MAX_AHEAD = 60;

  record BatchKey(Bytes32 lane, Bytes32 publisher, long ordinal) {}

  record RecordKey(Bytes32 lane, Bytes32 recordKey) {}

  /** A version that was recognized, and where. */
  record Held(
      RecordHeader header,
      Bytes32 commitment,
      Bytes32 publisher,
      long ordinal,
      long since,
      Bytes32 position) {}

  private record VersionKey(RecordKey record, long version) {}

  private final LaneTrust lanes;
  private final KeptStatuses statuses = new KeptStatuses();
  private final Map<BatchKey, AcceptedBatch> batches = new HashMap<>();
  private final Map<RecordKey, Held> records = new HashMap<>();
  private final Map<VersionKey, Bytes32> versions = new HashMap<>();
  private final Map<Bytes32, Bytes32> firstPublisher = new HashMap<>();
  private final Frozen frozen = new Frozen();

  Recognitions(LaneTrust lanes) {
    this.lanes = lanes;
  }

  /** Seconds that a form's recognition lasts; empty once lane or form is no longer believed. */
  Optional<Long> freshness(Bytes32 lane, Bytes32 form) {
    return lanes
        .lane(lane)
        .flatMap(open -> lanes.form(form).map(f -> open.policy().freshness(f.form().kind())));
  }

  Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return statuses.of(lane, publisher);
  }

  Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return Optional.ofNullable(batches.get(new BatchKey(lane, publisher, ordinal)));
  }

  Optional<Held> record(Bytes32 lane, Bytes32 recordKey) {
    return Optional.ofNullable(records.get(new RecordKey(lane, recordKey)));
  }

  boolean isFrozen(Bytes32 lane, Bytes32 recordKey) {
    return frozen.isFrozen(lane, recordKey);
  }

  boolean isEnded(Bytes32 lane, Bytes32 publisher, Bytes32 commitment) {
    return statuses.isEnded(lane, publisher, commitment);
  }

  /** Empty if the command may be applied now. */
  Optional<Refusal> check(DestinationEntry entry) {
    return switch (entry.command()) {
      case Command.AcceptBatch accept ->
          statement(
                  entry.time(),
                  accept.statement(),
                  accept.signatures(),
                  accept.status(),
                  Optional.empty(),
                  accept.endings())
              .or(() -> batchConflict(accept.statement()));
      case Command.AcceptStatus accept ->
          statement(
              entry.time(),
              accept.statement(),
              accept.signatures(),
              accept.status(),
              accept.before(),
              accept.endings());
      case Command.Recognize recognize -> recognition(entry.time(), recognize.proof());
      case Command.ChangeTrust change -> lanes.check(change);
      case Command.AnchorBatch anchor -> throw new IllegalArgumentException("a source's command");
      case Command.End end -> throw new IllegalArgumentException("a source's command");
    };
  }

  /** Takes note of what {@link #check} found to contradict something that was taken. */
  void freeze(DestinationEntry entry) {
    frozen.add(entry.command());
  }

  /** Applies what {@link #check} let pass. */
  void apply(DestinationEntry entry, Bytes32 position) {
    switch (entry.command()) {
      case Command.AcceptBatch accept -> {
        BatchStatement s = accept.statement();
        batches.putIfAbsent(
            new BatchKey(s.lane(), s.publisher(), s.ordinal()),
            new AcceptedBatch(s.root(), s.count(), s.asOfHeight(), s.asOfTime()));
        statuses.apply(s, accept.status(), Optional.empty(), accept.endings());
      }
      case Command.AcceptStatus accept ->
          statuses.apply(accept.statement(), accept.status(), accept.before(), accept.endings());
      case Command.Recognize recognize -> hold(recognize.proof(), entry.time(), position);
      case Command.ChangeTrust change -> {
        lanes.take(change.trustFile());
        frozen.openLanes();
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
    Optional<LaneTrust.Lane> lane = lanes.lane(s.lane());
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
    AcceptedBatch held = batches.get(new BatchKey(s.lane(), s.publisher(), s.ordinal()));
    return held == null || held.root().equals(s.root()) && held.count() == s.count()
        ? Optional.empty()
        : refused(
            "PTL-DST-009",
            "ordinal " + s.ordinal(),
            "root " + s.root(),
            "the root accepted before, " + held.root());
  }

  private Optional<Refusal> recognition(long now, RecognitionProof proof) {
    Optional<LaneTrust.Lane> lane = lanes.lane(proof.lane());
    AcceptedBatch batch =
        batches.get(new BatchKey(proof.lane(), proof.publisher(), proof.ordinal()));
    Optional<Kept> kept = kept(proof.lane(), proof.publisher());
    if (lane.isEmpty() || batch == null || kept.isEmpty()) {
      return refused(
          "PTL-DST-010", "batch", "ordinal " + proof.ordinal(), "a batch accepted on this lane");
    }
    Kept status = kept.get();
    RecordHeader header = proof.header();
    Optional<Refusal> stopped = frozen.check(proof.lane(), header.recordKey());
    if (stopped.isPresent()) {
      return stopped;
    }
    if (header.algorithm() != lane.get().algorithm()
        || !header
            .origin()
            .equals(
                Identifiers.origin(lane.get().sourceNetworkId(), proof.batchLeaf().issuerId()))) {
      return refused(
          "PTL-DST-011",
          "header",
          "another algorithm or origin",
          "those of the lane's source and the batch leaf's issuer");
    }
    Optional<TrustFile.FormRules> form = lanes.form(header.form());
    if (form.isEmpty()) {
      return refused("PTL-DST-012", "header", header.form().hex(), "a kind that the lane takes");
    }
    String kind = form.get().form().kind();
    return LaneClauses.record(lane.get(), kind, proof)
        .or(() -> paths(proof, batch))
        .or(() -> current(proof, batch, status))
        .or(() -> fresh(now, lane.get(), kind, status))
        .or(() -> versionConflict(proof));
  }

  private static Optional<Refusal> paths(RecognitionProof proof, AcceptedBatch batch) {
    HashAlgorithm algorithm = proof.header().algorithm();
    MerkleTree tree = MerkleTree.of(algorithm);
    boolean inSheaf =
        tree.climb(
                Sheaf.leaf(algorithm, proof.header().commitment()),
                proof.sheafIndex(),
                proof.batchLeaf().count(),
                proof.sheafPath())
            .equals(Optional.of(proof.batchLeaf().sheafRoot()));
    boolean inBatch =
        tree.climb(
                proof.batchLeaf().hash(algorithm),
                proof.batchIndex(),
                batch.count(),
                proof.batchPath())
            .equals(Optional.of(batch.root()));
    return inSheaf && inBatch
        ? Optional.empty()
        : refused("PTL-DST-013", "paths", "another root", "the accepted batch's root");
  }

  private Optional<Refusal> current(RecognitionProof proof, AcceptedBatch batch, Kept status) {
    Bytes32 c = proof.header().commitment();
    boolean absent =
        proof
                .absence()
                .root(proof.header().algorithm(), c)
                .equals(Optional.of(status.status().map()))
            && !proof.absence().includes(c);
    if (!absent || isEnded(proof.lane(), proof.publisher(), c)) {
      return refused(
          "PTL-DST-014", "absence", "ended, or no proof", "the proof that nothing ended it");
    }
    return status.asOfHeight() >= batch.asOfHeight()
        ? Optional.empty()
        : refused("PTL-DST-015", "kept", "an older status", "one not before the batch's");
  }

  private static Optional<Refusal> fresh(long now, LaneTrust.Lane lane, String kind, Kept status) {
    return status.asOfTime() + lane.policy().freshness(kind) >= now
        ? Optional.empty()
        : refused("PTL-DST-006", "kept", "" + status.asOfTime(), "a time that is still fresh");
  }

  private Optional<Refusal> versionConflict(RecognitionProof proof) {
    RecordHeader header = proof.header();
    RecordKey key = new RecordKey(proof.lane(), header.recordKey());
    Bytes32 c = header.commitment();
    Bytes32 same = versions.get(new VersionKey(key, header.version()));
    if (same != null && !same.equals(c)) {
      return refused(
          "PTL-DST-016", "version " + header.version(), c.hex(), "the one known before, " + same);
    }
    Held held = records.get(key);
    if (held != null
        && (held.header().version() > header.version()
            || held.header().status() == RecordStatus.REVOKED && same == null)) {
      return refused(
          "PTL-DST-017",
          "version " + header.version(),
          "after version " + held.header().version(),
          "no version before one that is known, and none after a revocation");
    }
    Bytes32 first = firstPublisher.get(c);
    return first == null || first.equals(proof.publisher())
        ? Optional.empty()
        : refused("PTL-DST-018", "publisher", proof.publisher().hex(), first.hex());
  }

  private void hold(RecognitionProof proof, long time, Bytes32 position) {
    RecordHeader header = proof.header();
    RecordKey key = new RecordKey(proof.lane(), header.recordKey());
    Bytes32 c = header.commitment();
    if (versions.putIfAbsent(new VersionKey(key, header.version()), c) == null) {
      firstPublisher.put(c, proof.publisher());
      records.put(key, new Held(header, c, proof.publisher(), proof.ordinal(), time, position));
    }
  }

  private static Optional<Refusal> refused(String code, String path, String seen, String expected) {
    return Optional.of(Refusal.of(code, path, seen, expected));
  }
}

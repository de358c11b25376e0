package org.portolan.evidence.tlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Refused;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.BitProof;
import org.portolan.record.BitTree;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.VerificationKey;

/**
 * Judges a log's evidence: the anchor entry, its receipt, the checkpoint of the same tree, and for
 * CURRENT the status line down to the commitment. That an ordinal counts is not to be seen from one
 * entry; it is what a replay or an attestor tells.
 */
public final class TlogEvidenceVerifier implements EvidenceVerifier {
  private static final String ENDING = "PTL-LOG-013";

  @Override
  public String kind() {
    return "tlog";
  }

  @Override
  public Verdict verify(Evidence evidence, Expectation expected, TrustEpoch epoch) {
    if (evidence.data().length > MAX_BYTES) {
      return Refused.of("PTL-LOG-003", "evidence", evidence.data().length + " bytes", "16 MiB");
    }
    try {
      LogTrust trust = LogTrust.read(epoch.ledger());
      TlogEvidence data = TlogEvidence.decode(evidence.data());
      return judge(evidence, expected, epoch.algorithm(), trust, data);
    } catch (RecordRefused e) {
      return Refused.of(Refusal.of(e));
    }
  }

  @Override
  public Optional<Bytes32> head(Evidence evidence, Expectation expected) {
    try {
      String note = TlogEvidence.decode(evidence.data()).checkpoint();
      return Optional.of(SignedCheckpoint.parse(note).checkpoint().digest());
    } catch (RecordRefused e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> ending() {
    return Optional.of(ENDING);
  }

  private static Verdict judge(
      Evidence evidence,
      Expectation expected,
      HashAlgorithm algorithm,
      LogTrust trust,
      TlogEvidence data) {
    if (!Identifiers.registry(trust.origin()).equals(expected.registry())) {
      return refused("PTL-LOG-004", "epoch", trust.origin(), "the origin of this registry");
    }
    Bytes32 leaf = Sha256.hash(new byte[1], data.entry());
    Optional<Refused> wrong = entry(data.entry(), leaf, expected);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<VerificationKey> key = Optional.empty();
    Receipt receipt = Receipt.decode(Alg.ED25519, data.receipt());
    for (byte[] spki : trust.keys()) {
      VerificationKey candidate = VerificationKey.of(Alg.ED25519, spki);
      if (receipt.verifies(candidate, leaf)) {
        key = Optional.of(candidate);
      }
    }
    if (key.isEmpty()) {
      return refused(
          "PTL-LOG-006", "receipt", "no signature of the log on the root", "the log's receipt");
    }
    if (receipt.index() != Position.index(expected.anchor().position())) {
      return refused(
          "PTL-LOG-005", "receipt", "index " + receipt.index(), "the index of the position");
    }
    SignedCheckpoint note = SignedCheckpoint.parse(data.checkpoint());
    Checkpoint checkpoint = note.checkpoint();
    if (!checkpoint.origin().equals(trust.origin())
        || checkpoint.size() != receipt.size()
        || checkpoint.size() != evidence.height()
        || !receipt.root(leaf).equals(Optional.of(checkpoint.root()))
        || !note.isSignedBy(new NoteKey(trust.origin(), key.get().spki()))) {
      return refused(
          "PTL-LOG-007",
          "checkpoint",
          checkpoint.origin() + " " + checkpoint.size(),
          "the log's signed checkpoint of the receipt's tree and the stated height");
    }
    Optional<Long> time = time(note, trust, key.get());
    if (time.isEmpty() || time.get() != evidence.time()) {
      return refused(
          "PTL-LOG-008",
          "checkpoint",
          "time " + evidence.time(),
          "the time that the log or enough witnesses cosigned");
    }
    if (evidence.claim() == Claim.CURRENT) {
      Optional<Refused> ended = current(data, expected, algorithm, trust, checkpoint);
      if (ended.isPresent()) {
        return ended.get();
      }
    }
    return new Proven(evidence.claim(), checkpoint.size(), evidence.time());
  }

  private static Optional<Refused> entry(byte[] entry, Bytes32 leaf, Expectation expected) {
    Anchor anchor = expected.anchor();
    NetworkIdentity network = expected.network();
    boolean same =
        LogEntry.read(entry)
            .filter(
                e ->
                    e.equals(
                        new LogEntry.Anchored(
                            anchor.publisher(),
                            network.id(),
                            expected.registry(),
                            anchor.ordinal(),
                            anchor.root(),
                            anchor.count())))
            .isPresent();
    return same && leaf.equals(anchor.anchorHash())
        ? Optional.empty()
        : Optional.of(refused("PTL-LOG-009", "entry", "another entry", "the anchor of this batch"));
  }

  /**
   * As of when: without demanded witnesses the time that the log itself cosigned, else the earliest
   * that still has the quorum, so that one witness cannot make a checkpoint look newer.
   */
  private static Optional<Long> time(SignedCheckpoint note, LogTrust trust, VerificationKey log) {
    List<Long> times = new ArrayList<>();
    if (trust.quorum() == 0) {
      note.cosignedBy(new NoteKey(trust.origin(), log.spki())).ifPresent(times::add);
      return times.stream().findFirst();
    }
    trust.witnesses().forEach(w -> note.cosignedBy(w).ifPresent(times::add));
    times.sort(Comparator.reverseOrder());
    return times.size() < trust.quorum()
        ? Optional.empty()
        : Optional.of(times.get((int) trust.quorum() - 1));
  }

  private static Optional<Refused> current(
      TlogEvidence data,
      Expectation expected,
      HashAlgorithm algorithm,
      LogTrust trust,
      Checkpoint checkpoint) {
    if (trust.quorum() == 0 && trust.acceptRisk().isEmpty()) {
      return Optional.of(
          refused(
              "PTL-LOG-010",
              "status line",
              "no witness demanded",
              "witnesses who recomputed the line, or a reason to accept the risk"));
    }
    if (data.current().isEmpty() || expected.commitment().isEmpty()) {
      return Optional.of(
          refused("PTL-LOG-011", "current", "nothing", "the status of a commitment"));
    }
    TlogEvidence.Current current = data.current().get();
    Bytes32 publisher = expected.anchor().publisher();
    BitTree.Leaf line = StatusLine.leaf(algorithm, publisher, current.status());
    boolean underLine =
        current
                .line()
                .standing()
                .equals(Optional.of(new TlogEvidence.Standing(publisher, line.value())))
            && new BitProof(current.line().siblings(), Optional.of(line))
                .root(algorithm, publisher)
                .equals(Optional.of(checkpoint.statusRoot()));
    Bytes32 commitment = expected.commitment().get();
    boolean underMap =
        new BitProof(
                current.commitment().siblings(),
                current
                    .commitment()
                    .standing()
                    .map(s -> new Ending(s.key(), s.value()).leaf(algorithm)))
            .root(algorithm, commitment)
            .equals(Optional.of(current.status().map()));
    if (!underLine || !underMap) {
      return Optional.of(
          refused(
              "PTL-LOG-012",
              "current",
              "a proof that leads elsewhere",
              "the publisher's status under the line, and the commitment's under it"));
    }
    boolean ended =
        current.commitment().standing().filter(s -> s.key().equals(commitment)).isPresent();
    return ended
        ? Optional.of(refused(ENDING, "current", "an ending", "no ending of the record"))
        : Optional.empty();
  }

  private static Refused refused(String code, String path, String seen, String expected) {
    return Refused.of(code, path, seen, expected);
  }
}

package org.portolan.tlog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.ConsistencyProof;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.cose.Signer;

/**
 * A witness of one log: cosigns a head that goes on from the one it cosigned last, and that the
 * log's entries give, status line included. What it saw last is on disk before it signs, so that a
 * log cannot show it another history after a restart. A contradiction is kept beside it, both
 * heads, for anyone to check.
 */
public final class Witness implements Cosigner {
  private static final MerkleTree TREE = MerkleTree.of(HashAlgorithm.SHA256);

  /** Computes the head that a log's entries give at a size, from the entries alone. */
  @FunctionalInterface
  public interface Recomputed {
    Checkpoint at(long size);
  }

  private final String name;
  private final Signer key;
  private final NoteKey log;
  private final Recomputed recomputed;
  private final WitnessMemory memory;
  private final Clock clock;

  /**
   * @param name of the witness in its cosignature lines
   * @param key Ed25519
   * @param log whose heads are cosigned: its origin and key
   * @param folder where the last head is kept, and evidence against the log
   */
  public Witness(
      String name, Signer key, NoteKey log, Recomputed recomputed, Path folder, Clock clock) {
    this.name = name;
    this.key = key;
    this.log = log;
    this.recomputed = recomputed;
    this.memory = new WitnessMemory(folder);
    this.clock = clock;
  }

  @Override
  public NoteKey noteKey() {
    return new NoteKey(name, key.spki());
  }

  @Override
  public synchronized SignedCheckpoint cosign(
      long oldSize, List<Bytes32> proof, SignedCheckpoint note) {
    Checkpoint head = note.checkpoint();
    if (!head.origin().equals(log.name()) || !note.isSignedBy(log)) {
      throw refused("PTL-WIT-001", head.origin(), "a head that the log signed");
    }
    Optional<SignedCheckpoint> last = memory.last();
    last.ifPresent(seen -> checkNothingForgotten(seen, note));
    long seenSize = last.map(seen -> seen.checkpoint().size()).orElse(0L);
    if (oldSize != seenSize) {
      throw new WitnessBehind(seenSize);
    }
    last.ifPresent(seen -> checkGoesOn(seen, note, proof));
    if (!recomputed.at(head.size()).equals(head)) {
      memory.keepEvidence(note);
      throw refused("PTL-WIT-004", "a head that the entries do not give", "root and status line");
    }
    memory.remember(note);
    return note.cosigned(name, key, clock.instant().getEpochSecond());
  }

  private void checkNothingForgotten(SignedCheckpoint seen, SignedCheckpoint note) {
    Checkpoint before = seen.checkpoint();
    Checkpoint head = note.checkpoint();
    if (head.size() < before.size()) {
      memory.keepEvidence(seen, note);
      throw refused("PTL-WIT-002", "size " + head.size(), "at least " + before.size());
    }
    if (head.size() == before.size() && !head.equals(before)) {
      memory.keepEvidence(seen, note);
      throw refused("PTL-WIT-003", "another head of size " + head.size(), "the one seen before");
    }
  }

  private void checkGoesOn(SignedCheckpoint seen, SignedCheckpoint note, List<Bytes32> proof) {
    Checkpoint before = seen.checkpoint();
    Checkpoint head = note.checkpoint();
    if (!ConsistencyProof.holds(
        TREE, before.size(), before.root(), head.size(), head.root(), proof)) {
      memory.keepEvidence(seen, note);
      throw refused(
          "PTL-WIT-003",
          "no consistency from size " + before.size() + " to " + head.size(),
          "a tree that begins with the one seen before");
    }
  }

  private static LedgerRefused refused(String code, String seen, String expected) {
    return new LedgerRefused(Refusal.of(code, "checkpoint", seen, expected));
  }
}

package org.portolan.evidence.tlog;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.record.Bytes32;
import org.portolan.record.ConsistencyProof;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;

/** Whether a log that was seen before has only grown since. */
public final class LaterCheckpoint {
  private LaterCheckpoint() {}

  /**
   * @param known the checkpoint that was believed before
   * @param next the one that is offered; its signatures are the caller's to check
   * @param path RFC 9162 consistency proof from one size to the other
   * @return why {@code next} must not take the place of {@code known}, or empty
   */
  public static Optional<Refusal> check(Checkpoint known, Checkpoint next, List<Bytes32> path) {
    if (!next.origin().equals(known.origin())) {
      return refused("PTL-LOG-014", next.origin(), known.origin());
    }
    if (next.size() < known.size()) {
      return refused("PTL-LOG-015", "size " + next.size(), "at least " + known.size());
    }
    if (next.size() == known.size()) {
      return next.equals(known) && path.isEmpty()
          ? Optional.empty()
          : refused("PTL-LOG-016", "body " + next.digest(), "body " + known.digest());
    }
    boolean grown =
        known.size() == 0 && path.isEmpty()
            || ConsistencyProof.holds(
                MerkleTree.of(HashAlgorithm.SHA256),
                known.size(),
                known.root(),
                next.size(),
                next.root(),
                path);
    return grown
        ? Optional.empty()
        : refused("PTL-LOG-017", "a proof that leads elsewhere", "a tree that begins as before");
  }

  private static Optional<Refusal> refused(String code, String seen, String expected) {
    return Optional.of(Refusal.of(code, "checkpoint", seen, expected));
  }
}

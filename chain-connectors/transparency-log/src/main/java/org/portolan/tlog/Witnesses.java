package org.portolan.tlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.record.Bytes32;

/**
 * The witnesses of a log. One that does not answer, or that accuses the log, leaves its line out
 * and stops nobody; whether enough are there is for the verifier to count.
 */
final class Witnesses {
  private static final System.Logger LOGGER = System.getLogger(Witnesses.class.getName());

  private final List<Cosigner> cosigners;
  private final int quorum;
  private final Map<Cosigner, Long> seen = new HashMap<>();

  /**
   * @param quorum how many of them the log's epoch demands; 0: none
   */
  Witnesses(List<? extends Cosigner> cosigners, int quorum) {
    this.cosigners = List.copyOf(cosigners);
    this.quorum = quorum;
  }

  /**
   * @param consistency from an earlier size to the checkpoint's
   */
  SignedCheckpoint cosigned(SignedCheckpoint note, LongFunction<List<Bytes32>> consistency) {
    SignedCheckpoint all = note;
    for (Cosigner cosigner : cosigners) {
      try {
        all = cosigned(cosigner, all, consistency);
        seen.put(cosigner, note.checkpoint().size());
      } catch (RuntimeException e) {
        LOGGER.log(
            System.Logger.Level.WARNING,
            "witness {0} did not cosign size {1}: {2}",
            cosigner.noteKey().name(),
            note.checkpoint().size(),
            e.getMessage());
      }
    }
    return all;
  }

  private SignedCheckpoint cosigned(
      Cosigner cosigner, SignedCheckpoint note, LongFunction<List<Bytes32>> consistency) {
    long old = seen.getOrDefault(cosigner, 0L);
    try {
      return cosigner.cosign(old, consistency.apply(old), note);
    } catch (Cosigner.WitnessBehind behind) {
      return cosigner.cosign(behind.size(), consistency.apply(behind.size()), note);
    }
  }

  /**
   * As of when a verifier of this epoch takes the checkpoint: the latest time that as many
   * witnesses say it had been seen by. Empty where none is demanded, or too few cosigned.
   */
  Optional<Long> time(SignedCheckpoint note) {
    List<Long> times = new ArrayList<>();
    cosigners.forEach(it -> note.cosignedBy(it.noteKey()).ifPresent(times::add));
    times.sort(Comparator.reverseOrder());
    return quorum == 0 || times.size() < quorum
        ? Optional.empty()
        : Optional.of(times.get(quorum - 1));
  }
}

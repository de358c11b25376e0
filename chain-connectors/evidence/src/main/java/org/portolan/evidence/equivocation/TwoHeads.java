package org.portolan.evidence.equivocation;

import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.record.RecordRefused;

/**
 * Two checkpoints of one log and one size: the network is frozen until a person looks.
 *
 * @param first signed note, as the log gave it
 */
public record TwoHeads(String first, String second) {
  /** Whether both are the log's, with the epoch's full quorum of witnesses, and differ. */
  public boolean proves(LogTrust trust) {
    try {
      SignedCheckpoint a = SignedCheckpoint.parse(first);
      SignedCheckpoint b = SignedCheckpoint.parse(second);
      return isOf(a, trust)
          && isOf(b, trust)
          && a.checkpoint().size() == b.checkpoint().size()
          && !a.checkpoint().digest().equals(b.checkpoint().digest());
    } catch (RecordRefused e) {
      return false;
    }
  }

  private static boolean isOf(SignedCheckpoint note, LogTrust trust) {
    boolean signed =
        trust.keys().stream().anyMatch(key -> note.isSignedBy(new NoteKey(trust.origin(), key)));
    long witnesses = trust.witnesses().stream().filter(w -> note.cosignedBy(w).isPresent()).count();
    return note.checkpoint().origin().equals(trust.origin())
        && signed
        && witnesses >= trust.quorum();
  }
}

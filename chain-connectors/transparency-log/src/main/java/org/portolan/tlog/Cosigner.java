package org.portolan.tlog;

import java.util.List;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.record.Bytes32;

/** A witness as a log sees it: asked for a cosignature on each new head (C2SP tlog-witness). */
public interface Cosigner {
  /** Its name and key, as an epoch has them. */
  NoteKey noteKey();

  /**
   * @param oldSize the size that the witness is taken to have seen last; 0 before the first
   * @param proof RFC 9162 consistency from that size to the checkpoint's
   * @return the checkpoint with the witness's cosignature
   * @throws WitnessBehind where the witness has seen another size last; the log may ask again
   * @throws org.portolan.ledger.LedgerRefused where the log contradicts itself
   */
  SignedCheckpoint cosign(long oldSize, List<Bytes32> proof, SignedCheckpoint checkpoint);

  /** The witness has seen another size last. */
  final class WitnessBehind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long size;

    public WitnessBehind(long size) {
      super("the witness has seen size " + size);
      this.size = size;
    }

    public long size() {
      return size;
    }
  }
}

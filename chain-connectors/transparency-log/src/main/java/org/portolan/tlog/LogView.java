package org.portolan.tlog;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.SignedCheckpoint;

/**
 * What a reader is shown of a log, by the log's own database or over a network. None of it is
 * believed before it was recomputed.
 */
interface LogView {
  /** CAIP-2 name. */
  String network();

  /** The log's origin and key, from the reader's own settings. */
  NoteKey noteKey();

  /** A state with nothing applied. */
  LogState newState();

  /** Entries from a position on; fewer than asked for where there are not so many. */
  List<LogStore.Row> rows(long from, int max);

  /** The newest head; empty for an empty log. */
  Optional<SignedCheckpoint> head();

  /** The log's receipt of an entry under its newest head. */
  Receipted receipt(long index);

  /**
   * @param receipt COSE Receipt
   * @param time UTC seconds as of which a verifier takes the head
   */
  record Receipted(byte[] receipt, SignedCheckpoint head, long time) {}
}

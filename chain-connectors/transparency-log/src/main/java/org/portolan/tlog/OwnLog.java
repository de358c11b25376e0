package org.portolan.tlog;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.Receipt;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.record.Bytes32;
import org.portolan.record.cose.Alg;

/**
 * A log of this process, shown through its rows alone.
 *
 * @param heads the newest checkpoint that the log shows
 */
record OwnLog(TransparencyLog log, LogStore store, Supplier<Optional<SignedCheckpoint>> heads)
    implements LogView {
  @Override
  public String network() {
    return log.settings().caip2();
  }

  @Override
  public NoteKey noteKey() {
    return log.noteKey();
  }

  @Override
  public LogState newState() {
    return log.newState(store);
  }

  @Override
  public List<LogStore.Row> rows(long from, int max) {
    return store.read(from, max);
  }

  @Override
  public Optional<SignedCheckpoint> head() {
    return heads.get();
  }

  @Override
  public Receipted receipt(long index) {
    SignedCheckpoint note = heads.get().orElseThrow();
    Checkpoint head = note.checkpoint();
    List<Bytes32> path = log.read(state -> state.tree().path(index, head.size()));
    Receipt receipt = Receipt.sign(log.logKey(), head.size(), index, path, head.root());
    return new Receipted(receipt.encode(Alg.ED25519), note, log.timeOf(note));
  }
}

package org.portolan.tlog;

import java.util.Optional;
import org.portolan.ledger.RecognitionView;
import org.portolan.record.Bytes32;

/** Reads of what the log recognizes, judged by its clock. */
final class LogRecognitions implements RecognitionView {
  private final TransparencyLog log;

  LogRecognitions(TransparencyLog log) {
    this.log = log;
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return log.read(state -> state.recognitions().state().batch(lane, publisher, ordinal));
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return log.read(state -> state.recognitions().state().kept(lane, publisher));
  }

  @Override
  public Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey) {
    return log.read(state -> state.standing().of(lane, recordKey, log.now()));
  }
}

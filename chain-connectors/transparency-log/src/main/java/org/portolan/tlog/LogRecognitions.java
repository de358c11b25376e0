package org.portolan.tlog;

import java.util.Optional;
import org.portolan.ledger.RecognitionView;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordStatus;

/** Reads of what the log recognizes, judged by its clock. */
final class LogRecognitions implements RecognitionView {
  private final TransparencyLog log;

  LogRecognitions(TransparencyLog log) {
    this.log = log;
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return log.read(state -> state.recognitions().batch(lane, publisher, ordinal));
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return log.read(state -> state.recognitions().kept(lane, publisher));
  }

  @Override
  public Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey) {
    return log.read(
        state ->
            state
                .recognitions()
                .record(lane, recordKey)
                .map(held -> recognition(state.recognitions(), lane, held)));
  }

  private Recognition recognition(Recognitions recognitions, Bytes32 lane, Recognitions.Held held) {
    Kept kept = recognitions.kept(lane, held.publisher()).orElseThrow();
    return new Recognition(
        state(recognitions, lane, held, kept),
        held.commitment(),
        held.header().version(),
        held.publisher(),
        held.ordinal(),
        held.since(),
        kept.asOfTime(),
        held.position());
  }

  private State state(Recognitions recognitions, Bytes32 lane, Recognitions.Held held, Kept kept) {
    if (recognitions.isFrozen(lane, held.header().recordKey())) {
      return State.FROZEN;
    }
    if (held.header().status() == RecordStatus.REVOKED) {
      return State.REVOKED;
    }
    if (recognitions.isEnded(lane, held.publisher(), held.commitment())) {
      return State.ENDED;
    }
    boolean fresh =
        recognitions
            .freshness(lane, held.header().form())
            .filter(seconds -> kept.asOfTime() + seconds >= log.now())
            .isPresent();
    return fresh ? State.RECOGNIZED : State.STALE;
  }
}

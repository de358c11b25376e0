package org.portolan.registry;

import java.util.Optional;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordStatus;

/** How a recognized record stands at a moment. */
public final class Standing {
  private final LaneTrust lanes;
  private final RegistryState state;

  public Standing(LaneTrust lanes, RegistryState state) {
    this.lanes = lanes;
    this.state = state;
  }

  /**
   * The newest recognized version of a record.
   *
   * @param now UTC seconds, by the registry's clock
   */
  public Optional<Recognition> of(Bytes32 lane, Bytes32 recordKey, long now) {
    return state.record(lane, recordKey).map(held -> of(lane, held, now));
  }

  private Recognition of(Bytes32 lane, Held held, long now) {
    // One that was recognized natively lasts as long as its own evidence, whatever attestors say.
    long asOfTime =
        state
            .proven(lane, held.header().recordKey())
            .map(ProvenAt::time)
            .orElseGet(() -> state.kept(lane, held.publisher()).orElseThrow().asOfTime());
    return new Recognition(
        state(lane, held, asOfTime, now),
        held.commitment(),
        held.header().version(),
        held.publisher(),
        held.ordinal(),
        held.since(),
        asOfTime,
        held.position());
  }

  private State state(Bytes32 lane, Held held, long asOfTime, long now) {
    if (state.isFrozen(lane) || state.isFrozen(lane, held.header().recordKey())) {
      return State.FROZEN;
    }
    if (held.header().status() == RecordStatus.REVOKED) {
      return State.REVOKED;
    }
    if (state.isEnded(lane, held.publisher(), held.commitment())) {
      return State.ENDED;
    }
    boolean fresh =
        freshness(lane, held.header().form())
            .filter(seconds -> asOfTime + seconds >= now)
            .isPresent();
    return fresh ? State.RECOGNIZED : State.STALE;
  }

  /** Seconds that a form's recognition lasts; empty once lane or form is no longer believed. */
  Optional<Long> freshness(Bytes32 lane, Bytes32 form) {
    return lanes
        .lane(state, lane)
        .flatMap(
            open -> lanes.form(state, form).map(f -> open.policy().freshness(f.form().kind())));
  }
}

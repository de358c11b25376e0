package org.portolan.registry;

import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;

/**
 * What a registry has stopped to believe because somebody contradicted himself under enough
 * signatures. Both contradicting commands stay in the ledger, where anyone can check them.
 */
public final class Frozen {
  private final RegistryState state;

  Frozen(RegistryState state) {
    this.state = state;
  }

  /** Whether a refusal says that the command contradicts what was taken, and nothing else. */
  public static boolean isContradiction(Refusal refusal) {
    return refusal.code().equals("PTL-DST-009") || refusal.code().equals("PTL-DST-016");
  }

  /** Two roots for one ordinal stop a lane, two commitments for one version stop that record. */
  void add(Command contradicting) {
    switch (contradicting) {
      case Command.AcceptBatch accept -> state.freeze(accept.statement().lane());
      case Command.Recognize it -> state.freeze(it.proof().lane(), it.proof().header().recordKey());
      default -> throw new IllegalArgumentException("contradicts nothing: " + contradicting);
    }
  }

  boolean isFrozen(Bytes32 lane, Bytes32 recordKey) {
    return state.isFrozen(lane) || state.isFrozen(lane, recordKey);
  }

  Optional<Refusal> check(Bytes32 lane) {
    return state.isFrozen(lane)
        ? Optional.of(
            Refusal.of("PTL-DST-020", "lane", lane.hex() + ", frozen", "a lane that is not frozen"))
        : Optional.empty();
  }

  Optional<Refusal> check(Bytes32 lane, Bytes32 recordKey) {
    return check(lane)
        .or(
            () ->
                isFrozen(lane, recordKey)
                    ? Optional.of(
                        Refusal.of(
                            "PTL-DST-021",
                            "record",
                            recordKey.hex() + ", frozen",
                            "a record that is not frozen"))
                    : Optional.empty());
  }
}

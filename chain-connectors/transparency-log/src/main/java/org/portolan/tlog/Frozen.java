package org.portolan.tlog;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;

/**
 * What a log has stopped to believe because somebody contradicted himself under enough signatures.
 * Both contradicting entries stay in the log, where anyone can check them.
 */
final class Frozen {
  private record Record(Bytes32 lane, Bytes32 recordKey) {}

  private final Set<Bytes32> lanes = new HashSet<>();
  private final Set<Record> records = new HashSet<>();

  /** Whether a refusal says that the command contradicts what was taken, and nothing else. */
  static boolean isContradiction(Refusal refusal) {
    return refusal.code().equals("PTL-DST-009") || refusal.code().equals("PTL-DST-016");
  }

  /** Two roots for one ordinal stop a lane, two commitments for one version stop that record. */
  void add(Command contradicting) {
    switch (contradicting) {
      case Command.AcceptBatch accept -> lanes.add(accept.statement().lane());
      case Command.Recognize it ->
          records.add(new Record(it.proof().lane(), it.proof().header().recordKey()));
      default -> throw new IllegalArgumentException("contradicts nothing: " + contradicting);
    }
  }

  /** The governor has looked: lanes go on with the attestors that the new file names. */
  void openLanes() {
    lanes.clear();
  }

  boolean isFrozen(Bytes32 lane, Bytes32 recordKey) {
    return lanes.contains(lane) || records.contains(new Record(lane, recordKey));
  }

  Optional<Refusal> check(Bytes32 lane) {
    return lanes.contains(lane)
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

package org.portolan.ledger;

import org.portolan.evidence.Anchor;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** Something that happened on a ledger; it tells where to look, and proves nothing. */
public sealed interface LedgerEvent {
  long height();

  /** UTC seconds, as the ledger tells it. */
  long time();

  record BatchAnchored(Anchor anchor, long height, long time) implements LedgerEvent {}

  record RecordEnded(Bytes32 publisher, Ending ending, long height, long time)
      implements LedgerEvent {}

  record BatchAccepted(Bytes32 lane, Bytes32 publisher, long ordinal, long height, long time)
      implements LedgerEvent {}

  record StatusAccepted(Bytes32 lane, Bytes32 publisher, long height, long time)
      implements LedgerEvent {}

  record RecordRecognized(
      Bytes32 lane, Bytes32 recordKey, Bytes32 commitment, long height, long time)
      implements LedgerEvent {}

  record TrustChanged(Bytes32 trustDigest, long height, long time) implements LedgerEvent {}

  /** Everything above this height, told before, did not happen. */
  record RolledBack(long height, long time) implements LedgerEvent {}
}

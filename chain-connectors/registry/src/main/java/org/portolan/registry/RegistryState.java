package org.portolan.registry;

import java.util.Optional;
import org.portolan.ledger.RecognitionView.AcceptedBatch;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.record.Bytes32;

/** What a registry remembers as a destination; nothing in it is ever forgotten but what is open. */
public interface RegistryState {
  /** The trust file in force. */
  Optional<byte[]> trust();

  void putTrust(byte[] file);

  Optional<Kept> kept(Bytes32 lane, Bytes32 publisher);

  void putKept(Bytes32 lane, Bytes32 publisher, Kept kept);

  /** The statement of this publisher that is being taken in parts. */
  Optional<Reached> reached(Bytes32 lane, Bytes32 publisher);

  /** Empty: none is any more. */
  void putReached(Bytes32 lane, Bytes32 publisher, Optional<Reached> reached);

  boolean isEnded(Bytes32 lane, Bytes32 publisher, Bytes32 commitment);

  void putEnded(Bytes32 lane, Bytes32 publisher, Bytes32 commitment);

  Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal);

  void putBatch(Bytes32 lane, Bytes32 publisher, long ordinal, AcceptedBatch batch);

  /** The newest version of a record that was recognized. */
  Optional<Held> record(Bytes32 lane, Bytes32 recordKey);

  void putRecord(Bytes32 lane, Bytes32 recordKey, Held held);

  /** The commitment that was recognized for a version of a record. */
  Optional<Bytes32> version(Bytes32 lane, Bytes32 recordKey, long version);

  void putVersion(Bytes32 lane, Bytes32 recordKey, long version, Bytes32 commitment);

  /** The publisher under which a commitment was first recognized, on whichever lane. */
  Optional<Bytes32> firstPublisher(Bytes32 commitment);

  void putFirstPublisher(Bytes32 commitment, Bytes32 publisher);

  /** As of when evidence that was checked here proved a record, for one recognized natively. */
  Optional<ProvenAt> proven(Bytes32 lane, Bytes32 recordKey);

  void putProven(Bytes32 lane, Bytes32 recordKey, ProvenAt proven);

  boolean isFrozen(Bytes32 lane);

  void freeze(Bytes32 lane);

  /** No lane is frozen any more. */
  void openLanes();

  boolean isFrozen(Bytes32 lane, Bytes32 recordKey);

  void freeze(Bytes32 lane, Bytes32 recordKey);
}

package org.portolan.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.ledger.RecognitionView.AcceptedBatch;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.record.Bytes32;

/** A registry's state in memory, for whoever makes it again from what was written. */
public final class MemoryState implements RegistryState {
  private record Publisher(Bytes32 lane, Bytes32 publisher) {}

  private record Commitment(Bytes32 lane, Bytes32 publisher, Bytes32 commitment) {}

  private record Batch(Bytes32 lane, Bytes32 publisher, long ordinal) {}

  private record Record(Bytes32 lane, Bytes32 recordKey) {}

  private record Version(Bytes32 lane, Bytes32 recordKey, long version) {}

  private Optional<byte[]> trust = Optional.empty();
  private final Map<Publisher, Kept> kept = new HashMap<>();
  private final Map<Publisher, Reached> reached = new HashMap<>();
  private final Set<Commitment> ended = new HashSet<>();
  private final Map<Batch, AcceptedBatch> batches = new HashMap<>();
  private final Map<Record, Held> records = new HashMap<>();
  private final Map<Version, Bytes32> versions = new HashMap<>();
  private final Map<Bytes32, Bytes32> firstPublishers = new HashMap<>();
  private final Map<Record, ProvenAt> proven = new HashMap<>();
  private final Set<Bytes32> frozenLanes = new HashSet<>();
  private final Set<Record> frozenRecords = new HashSet<>();

  @Override
  public Optional<byte[]> trust() {
    return trust;
  }

  @Override
  public void putTrust(byte[] file) {
    trust = Optional.of(file);
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return Optional.ofNullable(kept.get(new Publisher(lane, publisher)));
  }

  @Override
  public void putKept(Bytes32 lane, Bytes32 publisher, Kept value) {
    kept.put(new Publisher(lane, publisher), value);
  }

  @Override
  public Optional<Reached> reached(Bytes32 lane, Bytes32 publisher) {
    return Optional.ofNullable(reached.get(new Publisher(lane, publisher)));
  }

  @Override
  public void putReached(Bytes32 lane, Bytes32 publisher, Optional<Reached> value) {
    Publisher key = new Publisher(lane, publisher);
    value.ifPresentOrElse(it -> reached.put(key, it), () -> reached.remove(key));
  }

  @Override
  public boolean isEnded(Bytes32 lane, Bytes32 publisher, Bytes32 commitment) {
    return ended.contains(new Commitment(lane, publisher, commitment));
  }

  @Override
  public void putEnded(Bytes32 lane, Bytes32 publisher, Bytes32 commitment) {
    ended.add(new Commitment(lane, publisher, commitment));
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return Optional.ofNullable(batches.get(new Batch(lane, publisher, ordinal)));
  }

  @Override
  public void putBatch(Bytes32 lane, Bytes32 publisher, long ordinal, AcceptedBatch batch) {
    batches.put(new Batch(lane, publisher, ordinal), batch);
  }

  @Override
  public Optional<Held> record(Bytes32 lane, Bytes32 recordKey) {
    return Optional.ofNullable(records.get(new Record(lane, recordKey)));
  }

  @Override
  public void putRecord(Bytes32 lane, Bytes32 recordKey, Held held) {
    records.put(new Record(lane, recordKey), held);
  }

  @Override
  public Optional<Bytes32> version(Bytes32 lane, Bytes32 recordKey, long version) {
    return Optional.ofNullable(versions.get(new Version(lane, recordKey, version)));
  }

  @Override
  public void putVersion(Bytes32 lane, Bytes32 recordKey, long version, Bytes32 commitment) {
    versions.put(new Version(lane, recordKey, version), commitment);
  }

  @Override
  public Optional<Bytes32> firstPublisher(Bytes32 commitment) {
    return Optional.ofNullable(firstPublishers.get(commitment));
  }

  @Override
  public void putFirstPublisher(Bytes32 commitment, Bytes32 publisher) {
    firstPublishers.put(commitment, publisher);
  }

  @Override
  public Optional<ProvenAt> proven(Bytes32 lane, Bytes32 recordKey) {
    return Optional.ofNullable(proven.get(new Record(lane, recordKey)));
  }

  @Override
  public void putProven(Bytes32 lane, Bytes32 recordKey, ProvenAt at) {
    proven.put(new Record(lane, recordKey), at);
  }

  @Override
  public boolean isFrozen(Bytes32 lane) {
    return frozenLanes.contains(lane);
  }

  @Override
  public void freeze(Bytes32 lane) {
    frozenLanes.add(lane);
  }

  @Override
  public void openLanes() {
    frozenLanes.clear();
  }

  @Override
  public boolean isFrozen(Bytes32 lane, Bytes32 recordKey) {
    return frozenRecords.contains(new Record(lane, recordKey));
  }

  @Override
  public void freeze(Bytes32 lane, Bytes32 recordKey) {
    frozenRecords.add(new Record(lane, recordKey));
  }
}

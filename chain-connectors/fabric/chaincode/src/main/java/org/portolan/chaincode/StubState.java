package org.portolan.chaincode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.portolan.ledger.RecognitionView.AcceptedBatch;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.registry.Held;
import org.portolan.registry.ProvenAt;
import org.portolan.registry.Reached;
import org.portolan.registry.RegistryState;
import org.portolan.registry.StateCodec;

/**
 * A destination's state in the keys of the channel. A transaction does not see its own writes;
 * nothing here reads a key again that it wrote.
 */
final class StubState implements RegistryState {
  private static final byte[] THERE = {1};

  private final ChaincodeStub stub;
  private final Optional<String> collection;

  /**
   * @param collection where recognized headers are kept; empty: in the open
   */
  StubState(ChaincodeStub stub, Optional<String> collection) {
    this.stub = stub;
    this.collection = collection;
  }

  private <T> Optional<T> get(String key, Function<byte[], T> reader) {
    byte[] value = stub.getState(key);
    return value == null || value.length == 0 ? Optional.empty() : Optional.of(reader.apply(value));
  }

  private static String key(Object... parts) {
    StringBuilder key = new StringBuilder();
    for (Object part : parts) {
      key.append(key.isEmpty() ? "" : "/").append(part instanceof Bytes32 h ? h.hex() : part);
    }
    return key.toString();
  }

  /** The settings as they were written. */
  Optional<byte[]> settings() {
    return get("settings", bytes -> bytes);
  }

  void putSettings(byte[] json) {
    stub.putState("settings", json);
  }

  /** That an organisation agreed to a change. */
  boolean hasVoted(Bytes32 change, String msp) {
    return get(key("vote", change, msp), bytes -> bytes).isPresent();
  }

  void putVote(Bytes32 change, String msp) {
    stub.putState(key("vote", change, msp), THERE);
  }

  void removeVote(Bytes32 change, String msp) {
    stub.delState(key("vote", change, msp));
  }

  /** What was done under a command's key: its value, and the transaction that did it. */
  Optional<byte[]> deed(Bytes32 key) {
    return get(key("deed", key), bytes -> bytes);
  }

  void putDeed(Bytes32 key, Bytes32 value) {
    byte[] transaction = Bytes32.fromHex(stub.getTxId()).toByteArray();
    stub.putState(key("deed", key), Bytes.join(value.toByteArray(), transaction));
  }

  @Override
  public Optional<byte[]> trust() {
    return get("trust", bytes -> Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
  }

  @Override
  public void putTrust(byte[] file) {
    byte[] next = BigEndian.u64(generation() + 1);
    stub.putState("trust", Bytes.join(next, file));
  }

  /** How often the trust changed; what was frozen under an earlier number is frozen no more. */
  private long generation() {
    return get("trust", bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return get(key("kept", lane, publisher), StateCodec::kept);
  }

  @Override
  public void putKept(Bytes32 lane, Bytes32 publisher, Kept kept) {
    stub.putState(key("kept", lane, publisher), StateCodec.write(kept));
  }

  @Override
  public Optional<Reached> reached(Bytes32 lane, Bytes32 publisher) {
    return get(key("reached", lane, publisher), StateCodec::reached);
  }

  @Override
  public void putReached(Bytes32 lane, Bytes32 publisher, Optional<Reached> reached) {
    String key = key("reached", lane, publisher);
    reached.ifPresentOrElse(
        it -> stub.putState(key, StateCodec.write(it)),
        () -> get(key, bytes -> bytes).ifPresent(there -> stub.delState(key)));
  }

  @Override
  public boolean isEnded(Bytes32 lane, Bytes32 publisher, Bytes32 commitment) {
    return get(key("ended", lane, publisher, commitment), bytes -> bytes).isPresent();
  }

  @Override
  public void putEnded(Bytes32 lane, Bytes32 publisher, Bytes32 commitment) {
    stub.putState(key("ended", lane, publisher, commitment), THERE);
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return get(key("accepted", lane, publisher, ordinal), StateCodec::batch);
  }

  @Override
  public void putBatch(Bytes32 lane, Bytes32 publisher, long ordinal, AcceptedBatch batch) {
    stub.putState(key("accepted", lane, publisher, ordinal), StateCodec.write(batch));
  }

  @Override
  public Optional<Held> record(Bytes32 lane, Bytes32 recordKey) {
    String key = key("record", lane, recordKey);
    byte[] value =
        collection.map(name -> stub.getPrivateData(name, key)).orElseGet(() -> stub.getState(key));
    return value == null || value.length == 0
        ? Optional.empty()
        : Optional.of(StateCodec.held(value));
  }

  @Override
  public void putRecord(Bytes32 lane, Bytes32 recordKey, Held held) {
    String key = key("record", lane, recordKey);
    byte[] value = StateCodec.write(held);
    collection.ifPresentOrElse(
        name -> stub.putPrivateData(name, key, value), () -> stub.putState(key, value));
  }

  @Override
  public Optional<Bytes32> version(Bytes32 lane, Bytes32 recordKey, long version) {
    return get(key("version", lane, recordKey, version), Bytes32::of);
  }

  @Override
  public void putVersion(Bytes32 lane, Bytes32 recordKey, long version, Bytes32 commitment) {
    stub.putState(key("version", lane, recordKey, version), commitment.toByteArray());
  }

  @Override
  public Optional<Bytes32> firstPublisher(Bytes32 commitment) {
    return get(key("first", commitment), Bytes32::of);
  }

  @Override
  public void putFirstPublisher(Bytes32 commitment, Bytes32 publisher) {
    stub.putState(key("first", commitment), publisher.toByteArray());
  }

  @Override
  public Optional<ProvenAt> proven(Bytes32 lane, Bytes32 recordKey) {
    return get(key("proven", lane, recordKey), StateCodec::proven);
  }

  @Override
  public void putProven(Bytes32 lane, Bytes32 recordKey, ProvenAt proven) {
    stub.putState(key("proven", lane, recordKey), StateCodec.write(proven));
  }

  @Override
  public boolean isFrozen(Bytes32 lane) {
    long now = generation();
    return get(key("frozen", lane), bytes -> ByteBuffer.wrap(bytes).getLong() == now).orElse(false);
  }

  @Override
  public void freeze(Bytes32 lane) {
    stub.putState(key("frozen", lane), BigEndian.u64(generation()));
  }

  @Override
  public void openLanes() {
    // A new trust file has a new generation, and what is frozen names the one before.
  }

  @Override
  public boolean isFrozen(Bytes32 lane, Bytes32 recordKey) {
    return get(key("frozen", lane, recordKey), bytes -> bytes).isPresent();
  }

  @Override
  public void freeze(Bytes32 lane, Bytes32 recordKey) {
    stub.putState(key("frozen", lane, recordKey), THERE);
  }
}

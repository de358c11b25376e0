package org.portolan.fabric;

import java.util.Optional;
import org.portolan.ledger.RecognitionView;
import org.portolan.record.Bytes32;
import org.portolan.registry.StateCodec;

/** Reads of what the registry recognizes, as a peer has it and by the time of the question. */
final class FabricRecognitions implements RecognitionView {
  private final Connection connection;
  private final Places places;

  FabricRecognitions(Connection connection, Places places) {
    this.connection = connection;
    this.places = places;
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return connection
        .view("getAccepted", lane.hex(), publisher.hex(), Long.toString(ordinal))
        .map(StateCodec::batch);
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return connection.view("getKept", lane.hex(), publisher.hex()).map(StateCodec::kept);
  }

  @Override
  public Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey) {
    return connection
        .view("getRecognition", lane.hex(), recordKey.hex())
        .map(StateCodec::recognition)
        .map(this::placed);
  }

  /** The registry knows the transaction alone; its place is where the channel put it. */
  private Recognition placed(Recognition it) {
    Bytes32 position =
        places.find(it.position().hex()).map(p -> p.done().position()).orElse(it.position());
    return new Recognition(
        it.state(),
        it.commitment(),
        it.version(),
        it.publisher(),
        it.ordinal(),
        it.since(),
        it.asOfTime(),
        position);
  }
}

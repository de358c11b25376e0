package org.portolan.fabric;

import java.util.Optional;
import org.portolan.fabric.block.ChannelBlock;
import org.portolan.fabric.block.ChannelTransaction;
import org.portolan.ledger.Outcome;
import org.portolan.record.Bytes32;

/** Where transactions stand, and whether they counted. */
final class Places {
  private final Connection connection;

  Places(Connection connection) {
    this.connection = connection;
  }

  /** A transaction in its block. */
  record Place(ChannelBlock block, ChannelTransaction transaction) {
    Outcome.Final done() {
      return new Outcome.Final(
          block.position(transaction), block.hash(), block.number(), transaction.time());
    }
  }

  /** Empty while no peer that answers has it in a block. */
  Optional<Place> find(String transactionId) {
    Optional<byte[]> block =
        connection.ask(
            peer ->
                connection
                    .reader(peer)
                    .find("qscc", "GetBlockByTxID", connection.channel(), transactionId));
    return block
        .map(ChannelBlock::read)
        .flatMap(it -> it.transaction(transactionId).map(t -> new Place(it, t)));
  }

  /** What the registry keeps of a deed: the value that tells it from another, and its place. */
  record Deed(Bytes32 value, Outcome.Final done) {}

  /** What was done under a command's key, whoever sent it. */
  Optional<Deed> deed(Bytes32 key) {
    return connection
        .view("getDeed", key.hex())
        .flatMap(
            kept ->
                find(Bytes32.at(kept, Bytes32.LENGTH).hex())
                    .filter(place -> place.transaction().isValid())
                    .map(place -> new Deed(Bytes32.at(kept, 0), place.done())));
  }
}

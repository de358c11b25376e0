package org.portolan.ethereum.node;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Bytes32;
import tools.jackson.databind.JsonNode;

/**
 * An event as a node tells it.
 *
 * @param index among the logs of its block
 */
public record EventLog(
    long block,
    Bytes32 blockHash,
    Bytes32 transaction,
    int transactionIndex,
    int index,
    List<Bytes32> topics,
    byte[] data) {
  public EventLog {
    topics = List.copyOf(topics);
  }

  public static EventLog of(JsonNode log) {
    List<Bytes32> topics = new ArrayList<>();
    log.get("topics").forEach(topic -> topics.add(Values.hash(topic)));
    return new EventLog(
        Values.number(log.get("blockNumber")),
        Values.hash(log.get("blockHash")),
        Values.hash(log.get("transactionHash")),
        (int) Values.number(log.get("transactionIndex")),
        (int) Values.number(log.get("logIndex")),
        topics,
        Values.bytes(log.get("data")));
  }
}

package org.portolan.ethereum.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.ethereum.node.EventLog;
import org.portolan.ethereum.node.Values;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.Trie;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import tools.jackson.databind.JsonNode;

/** A block's receipts in the bytes that its header commits to, made again from JSON. */
public final class Receipts {
  private final Trie trie;
  private final List<JsonNode> receipts;

  /**
   * @param receipts of a block, all of them in its order
   */
  public Receipts(List<JsonNode> receipts) {
    this.receipts = List.copyOf(receipts);
    trie = Trie.ofList(receipts.stream().map(Receipts::encode).toList());
  }

  public Bytes32 root() {
    return trie.root();
  }

  public TrieProof proof(int transaction) {
    return trie.proof(RlpWriter.number(transaction));
  }

  /** Whether an event of a contract stands in them where it is said to, in a success. */
  public boolean have(String contract, EventLog event) {
    if (event.transactionIndex() >= receipts.size()) {
      return false;
    }
    JsonNode receipt = receipts.get(event.transactionIndex());
    if (Values.number(receipt.get("status")) != 1) {
      return false;
    }
    for (JsonNode log : receipt.get("logs")) {
      EventLog there = EventLog.of(log);
      if (there.index() == event.index()) {
        return log.get("address").asString().equalsIgnoreCase(contract)
            && there.topics().equals(event.topics())
            && Arrays.equals(there.data(), event.data());
      }
    }
    return false;
  }

  private static byte[] encode(JsonNode receipt) {
    List<byte[]> logs = new ArrayList<>();
    receipt.get("logs").forEach(log -> logs.add(log(log)));
    byte[] body =
        RlpWriter.list(
            RlpWriter.number(Values.number(receipt.get("status"))),
            RlpWriter.number(Values.number(receipt.get("cumulativeGasUsed"))),
            RlpWriter.string(Values.bytes(receipt.get("logsBloom"))),
            RlpWriter.list(logs.toArray(byte[][]::new)));
    JsonNode kind = receipt.get("type");
    long type = kind == null || kind.isNull() ? 0 : Values.number(kind);
    return type == 0 ? body : Bytes.join(new byte[] {(byte) type}, body);
  }

  private static byte[] log(JsonNode log) {
    List<byte[]> topics = new ArrayList<>();
    log.get("topics").forEach(topic -> topics.add(RlpWriter.string(Values.bytes(topic))));
    return RlpWriter.list(
        RlpWriter.string(Values.bytes(log.get("address"))),
        RlpWriter.list(topics.toArray(byte[][]::new)),
        RlpWriter.string(Values.bytes(log.get("data"))));
  }
}

package org.portolan.ethereum;

import java.util.function.BiFunction;
import org.portolan.ethereum.contract.RegistryEvents;
import org.portolan.ledger.contract.LedgerFixture.Lie;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a node's answers are changed for each kind of lie. */
final class Lies {
  private Lies() {}

  /**
   * @param head the true newest block, for the lie that it was never there
   */
  static BiFunction<String, JsonNode, JsonNode> of(Lie lie, long head) {
    return switch (lie) {
      case OTHER_ROOT -> (method, result) -> otherRoot(result);
      case HIDDEN_ENDING ->
          (method, result) -> method.equals("eth_getLogs") ? withoutEndings(result) : result;
      case ROLLED_BACK ->
          (method, result) ->
              method.equals("eth_getBlockByNumber") && isFrom(head, result)
                  ? JsonMapper.shared().nullNode()
                  : result;
      case FORKED ->
          (method, result) -> method.equals("eth_getBlockByNumber") ? otherHash(result) : result;
    };
  }

  /** Another root in every anchor, in logs and in receipts alike. */
  private static JsonNode otherRoot(JsonNode result) {
    for (JsonNode item : result) {
      if (item.has("logs")) {
        item.get("logs").forEach(Lies::changeRoot);
      }
      changeRoot(item);
    }
    return result;
  }

  private static void changeRoot(JsonNode log) {
    if (isOf(log, RegistryEvents.ANCHORED.hex())) {
      String data = log.get("data").asString();
      char first = data.charAt(2) == '0' ? '1' : '0';
      ((ObjectNode) log).put("data", "0x" + first + data.substring(3));
    }
  }

  private static JsonNode withoutEndings(JsonNode logs) {
    ArrayNode left = JsonMapper.shared().createArrayNode();
    for (JsonNode log : logs) {
      if (!isOf(log, RegistryEvents.ENDED.hex())) {
        left.add(log);
      }
    }
    return left;
  }

  private static boolean isOf(JsonNode log, String topic) {
    return log.has("topics") && log.get("topics").get(0).asString().equals("0x" + topic);
  }

  private static boolean isFrom(long head, JsonNode block) {
    return block.has("number") && Long.decode(block.get("number").asString()) >= head;
  }

  private static JsonNode otherHash(JsonNode block) {
    if (block.has("hash")) {
      String hash = block.get("hash").asString();
      char last = hash.endsWith("0") ? '1' : '0';
      ((ObjectNode) block).put("hash", hash.substring(0, hash.length() - 1) + last);
    }
    return block;
  }
}

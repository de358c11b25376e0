package org.portolan.ethereum.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.exceptions.ClientConnectionException;
import org.web3j.protocol.http.HttpService;
import tools.jackson.databind.JsonNode;

/**
 * One node's JSON-RPC interface. What cannot be reached is {@link LedgerUnavailable}, what the node
 * answers with an error is {@link NodeRefused}; nothing that it says is believed here.
 */
public final class Node implements AutoCloseable {
  /** An answer as it came. */
  public static final class Answer extends Response<JsonNode> {}

  /** JSON-RPC's code of EIP-1474 for a rate limit that is not told as HTTP's 429. */
  private static final int LIMIT_EXCEEDED = -32_005;

  private final Endpoint endpoint;
  private final HttpService http;

  public Node(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.http = Http.service(endpoint);
  }

  public String operator() {
    return endpoint.operator();
  }

  private JsonNode ask(String method, Object... parameters) {
    Answer answer;
    try {
      answer =
          http.send(new Request<>(method, List.of(parameters), http, Answer.class), Answer.class);
    } catch (IOException | ClientConnectionException e) {
      throw new LedgerUnavailable(endpoint + " does not answer " + method, e);
    }
    if (answer == null || answer.hasError()) {
      String message = answer == null ? "nothing" : answer.getError().getMessage();
      if (answer != null && answer.getError().getCode() == LIMIT_EXCEEDED) {
        throw new LedgerUnavailable(endpoint + " was asked too often: " + message, null);
      }
      String data = answer == null ? null : answer.getError().getData();
      throw new NodeRefused(method + ": " + message, data);
    }
    return answer.getResult();
  }

  public long chainId() {
    return Values.number(ask("eth_chainId"));
  }

  /**
   * @param which a number, {@code latest} or {@code finalized}
   */
  public Optional<Block> block(Object which) {
    JsonNode block = ask("eth_getBlockByNumber", tag(which), false);
    return block == null || block.isNull() ? Optional.empty() : Optional.of(Block.of(block));
  }

  /** Logs of a contract in a range of blocks; a null topic stands for any. */
  public List<EventLog> logs(String address, long from, long to, List<Bytes32> topics) {
    Map<String, Object> filter = new LinkedHashMap<>();
    filter.put("address", address);
    filter.put("fromBlock", Values.quantity(from));
    filter.put("toBlock", Values.quantity(to));
    List<Object> wanted = new ArrayList<>();
    topics.forEach(topic -> wanted.add(topic == null ? null : Values.hex(topic)));
    filter.put("topics", wanted);
    List<EventLog> logs = new ArrayList<>();
    ask("eth_getLogs", filter).forEach(log -> logs.add(EventLog.of(log)));
    return logs;
  }

  /** The index in the block of the first log of each of its transactions. */
  public Map<Bytes32, Integer> firstLogs(Bytes32 blockHash) {
    Map<Bytes32, Integer> first = new LinkedHashMap<>();
    ask("eth_getLogs", Map.of("blockHash", Values.hex(blockHash)))
        .forEach(
            log ->
                first.merge(
                    Values.hash(log.get("transactionHash")),
                    (int) Values.number(log.get("logIndex")),
                    Math::min));
    return first;
  }

  public Optional<JsonNode> receipt(Bytes32 transaction) {
    JsonNode receipt = ask("eth_getTransactionReceipt", Values.hex(transaction));
    return receipt == null || receipt.isNull() ? Optional.empty() : Optional.of(receipt);
  }

  /** All receipts of a block, in the block's order. */
  public List<JsonNode> receipts(long block) {
    List<JsonNode> receipts = new ArrayList<>();
    try {
      ask("eth_getBlockReceipts", Values.quantity(block)).forEach(receipts::add);
    } catch (NodeRefused older) {
      for (JsonNode hash :
          ask("eth_getBlockByNumber", Values.quantity(block), false).get("transactions")) {
        receipts.add(ask("eth_getTransactionReceipt", hash.asString()));
      }
    }
    return receipts;
  }

  /** Whether the node knows a transaction, mined or waiting. */
  public boolean knows(Bytes32 transaction) {
    JsonNode found = ask("eth_getTransactionByHash", Values.hex(transaction));
    return found != null && !found.isNull();
  }

  /** Proofs of a contract and some of its slots in the state of a block. */
  public JsonNode proof(String address, List<Bytes32> slots, Object block) {
    return ask("eth_getProof", address, slots.stream().map(Values::hex).toList(), tag(block));
  }

  /** Keccak of a contract's code, as its account has it. */
  public Bytes32 codeHash(String address) {
    return Values.hash(proof(address, List.of(), "latest").get("codeHash"));
  }

  public byte[] call(String from, String to, byte[] data, Object block) {
    return Values.bytes(ask("eth_call", transaction(from, to, data), tag(block)));
  }

  public long estimate(String from, String to, byte[] data) {
    return Values.number(ask("eth_estimateGas", transaction(from, to, data)));
  }

  private static Map<String, Object> transaction(String from, String to, byte[] data) {
    Map<String, Object> transaction = new LinkedHashMap<>();
    transaction.put("from", from);
    if (to != null) {
      transaction.put("to", to);
    }
    transaction.put("data", "0x" + Hex.encode(data));
    return transaction;
  }

  /**
   * @param which {@code latest} or {@code pending}
   */
  public long nonce(String address, String which) {
    return Values.number(ask("eth_getTransactionCount", address, which));
  }

  /** A word of a contract's storage in the state of a block. */
  public java.math.BigInteger storage(String address, Bytes32 slot, long block) {
    return Values.big(ask("eth_getStorageAt", address, Values.hex(slot), Values.quantity(block)));
  }

  public byte[] code(String address) {
    return Values.bytes(ask("eth_getCode", address, "latest"));
  }

  public java.math.BigInteger gasPrice() {
    return Values.big(ask("eth_gasPrice"));
  }

  public java.math.BigInteger tip() {
    return Values.big(ask("eth_maxPriorityFeePerGas"));
  }

  public Bytes32 send(byte[] transaction) {
    return Values.hash(ask("eth_sendRawTransaction", "0x" + Hex.encode(transaction)));
  }

  /** Gives an account money, as only a development node does. */
  public void give(String address, java.math.BigInteger wei) {
    ask("anvil_setBalance", address, "0x" + wei.toString(16));
  }

  /** A block in RLP, as a GoQuorum or Besu node keeps it. */
  public byte[] rawBlock(long number) {
    try {
      return Values.bytes(ask("debug_getRawBlock", Values.quantity(number)));
    } catch (NodeRefused other) {
      String hex = ask("debug_getBlockRlp", number).asString();
      return Hex.decode(hex.startsWith("0x") ? hex.substring(2) : hex);
    }
  }

  private static Object tag(Object which) {
    return which instanceof Long number ? Values.quantity(number) : which;
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new LedgerUnavailable("cannot close " + endpoint, e);
    }
  }
}

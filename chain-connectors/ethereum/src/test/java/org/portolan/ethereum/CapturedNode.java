package org.portolan.ethereum;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.ethereum.node.Endpoint;
import org.portolan.ethereum.node.Node;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two hundred blocks of a real QBFT chain, behind the interface of the node that gave them. */
final class CapturedNode implements AutoCloseable {
  static final JsonNode NETWORK = read("network.json");

  private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
  private final List<String> asked = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();

  CapturedNode() throws IOException {
    read("headers.json").forEach(header -> headers.add(header.get("raw").asString()));
    server.createContext("/", this::answer);
    server.start();
  }

  static JsonNode read(String name) {
    String file = "/portolan/vectors/ethereum/qbft-chain/" + name;
    try (InputStream in = CapturedNode.class.getResourceAsStream(file)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Node node() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return new Node(new Endpoint(url, "who captured it", Map.of(), Optional.empty()));
  }

  /** Its header in place of the true one, from now on. */
  void tell(int number, byte[] header) {
    headers.set(number, Hex.encode(header));
  }

  /** The names of what was asked so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode question = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    asked.add(question.get("method").asString());
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.put("jsonrpc", "2.0");
    answer.set("id", question.get("id"));
    answer.set("result", result(question.get("method").asString(), question.get("params")));
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private JsonNode result(String method, JsonNode parameters) {
    return switch (method) {
      case "debug_getRawBlock" -> block(Integer.decode(parameters.get(0).asString()));
      case "eth_getStorageAt" -> proof(parameters.get(2)).get("storageProof").get(0).get("value");
      case "eth_getProof" -> shown(proof(parameters.get(2)), parameters.get(1).size());
      default -> throw new IllegalArgumentException(method);
    };
  }

  private JsonNode block(int number) {
    byte[] header = Hex.decode(headers.get(number));
    byte[] block = RlpWriter.list(header, RlpWriter.list(), RlpWriter.list());
    return JsonMapper.shared().valueToTree("0x" + Hex.encode(block));
  }

  /** The validator contract did not change but in block 188. */
  private static JsonNode proof(JsonNode block) {
    String tag = block.asString();
    int number = tag.equals("latest") ? 188 : Integer.decode(tag);
    return read("validators-" + number + ".json").get("proof");
  }

  private static JsonNode shown(JsonNode proof, int slots) {
    ObjectNode shown = (ObjectNode) proof.deepCopy();
    tools.jackson.databind.node.ArrayNode left = shown.putArray("storageProof");
    for (int i = 0; i < slots; i++) {
      left.add(proof.get("storageProof").get(i));
    }
    return shown;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package org.portolan.ethereum;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A node's interface whose answers somebody changes on their way. */
final class LyingNode implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI honest;
  private final BiFunction<String, JsonNode, JsonNode> lie;
  private final AtomicInteger turnedAway = new AtomicInteger();
  private volatile int refusal;
  private volatile UnaryOperator<JsonNode> heard = question -> question;

  /**
   * @param lie from a method and its true result to what is told
   */
  LyingNode(String honest, BiFunction<String, JsonNode, JsonNode> lie) throws IOException {
    this.honest = URI.create(honest);
    this.lie = lie;
    this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers another question than the one that was asked. */
  void hears(UnaryOperator<JsonNode> instead) {
    heard = instead;
  }

  /** Answers so many questions with this HTTP status alone. */
  void turnAway(int times, int status) {
    refusal = status;
    turnedAway.set(times);
  }

  /** How many more questions it turns away. */
  int left() {
    return turnedAway.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (turnedAway.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.sendResponseHeaders(refusal, -1);
      exchange.close();
      return;
    }
    JsonNode question =
        heard.apply(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
    String method = question.get("method").asString();
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(honest)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      ObjectNode told = (ObjectNode) JsonMapper.shared().readTree(answer.body());
      if (told.has("result")) {
        told.set("result", lie.apply(method, told.get("result")));
      }
      byte[] bytes = told.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

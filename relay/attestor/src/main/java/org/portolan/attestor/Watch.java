package org.portolan.attestor;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /health} and {@code /metrics}, for programs and for a person at night. */
final class Watch {
  private final Desk desk;
  private final Health health;
  private final Metrics metrics = new Metrics();

  Watch(Desk desk) {
    this.desk = desk;
    this.health = new Health(desk);
  }

  Metrics metrics() {
    return metrics;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/health" -> {
          List<String> problems = health.problems();
          send(exchange, problems.isEmpty() ? 200 : 503, "application/json", health.json(problems));
        }
        case "/metrics" ->
            send(
                exchange,
                200,
                "text/plain; version=0.0.4",
                text(metrics.text(desk.journal().lines(), health.problems().isEmpty())));
        default -> send(exchange, 404, "text/plain", text("/health and /metrics are here\n"));
      }
    }
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}

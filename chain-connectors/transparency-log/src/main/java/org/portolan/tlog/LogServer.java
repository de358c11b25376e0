package org.portolan.tlog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows a log over HTTP: {@code /checkpoint}, {@code /entries/FROM} and {@code /receipt/INDEX}.
 * Everything in it is public to those it is shown to; nothing can be sent to it.
 */
final class LogServer implements AutoCloseable {
  private static final Pattern NUMBERED = Pattern.compile("/(entries|receipt)/([0-9]{1,18})");

  /** Connections that wait to be taken; more are refused by the system. */
  private static final int BACKLOG = 128;

  private final LogView log;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LogServer(LogView log, HttpServer http) {
    this.log = log;
    this.http = http;
  }

  static LogServer start(LogView log, InetSocketAddress address) {
    try {
      LogServer server = new LogServer(log, HttpServer.create(address, BACKLOG));
      server.http.setExecutor(server.threads);
      server.http.createContext("/", server::answer);
      server.http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot listen at " + address, e);
    }
  }

  InetSocketAddress address() {
    return http.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", bytes("a log is read with GET\n"));
        return;
      }
      try {
        route(exchange, exchange.getRequestURI().getPath());
      } catch (RuntimeException e) {
        send(exchange, 503, "text/plain", bytes("the log cannot be read now\n"));
      }
    }
  }

  private void route(HttpExchange exchange, String path) throws IOException {
    Matcher numbered = NUMBERED.matcher(path);
    long size = log.head().map(note -> note.checkpoint().size()).orElse(0L);
    if (path.equals("/checkpoint") && size > 0) {
      send(exchange, 200, "text/plain", bytes(log.head().orElseThrow().note()));
    } else if (numbered.matches() && Long.parseLong(numbered.group(2)) < size) {
      long number = Long.parseLong(numbered.group(2));
      byte[] answer =
          numbered.group(1).equals("entries")
              ? LogPages.entries(log.rows(number, LogPages.MOST))
              : LogPages.receipt(log.receipt(number));
      send(exchange, 200, "application/cbor", answer);
    } else {
      send(exchange, 404, "text/plain", bytes("the log has " + size + " entries\n"));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}

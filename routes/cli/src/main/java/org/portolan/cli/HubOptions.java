package org.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running hub, asked over its HTTP interface: nobody else may open its database. */
final class HubOptions {
  @Option(
      names = "--hub",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "the hub to ask; ${DEFAULT-VALUE} if it is not given")
  private String hub;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PORTOLAN_TOKEN}",
      description = "the hub's token, where it has one; PORTOLAN_TOKEN if it is not given")
  private String token;

  /** What the hub answered was a problem. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private Refused(JsonNode problem) {
      super(
          problem.path("code").asString("")
              + ": "
              + problem.path("detail").asString("")
              + ". Next: "
              + problem.path("next").asString(""));
    }
  }

  JsonNode get(String path) throws IOException {
    return ask(HttpRequest.newBuilder(at(path)));
  }

  JsonNode post(String path) throws IOException {
    return ask(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.noBody()));
  }

  JsonNode post(String path, byte[] body) throws IOException {
    return ask(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private URI at(String path) {
    return URI.create(hub.replaceAll("/+$", "") + path);
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException {
    Optional.ofNullable(token)
        .filter(it -> !it.isBlank() && !it.contains("${"))
        .ifPresent(it -> request.header("Authorization", "Bearer " + it.strip()));
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient()
              .send(
                  request.timeout(Duration.ofSeconds(30)).build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body = new JsonMapper().readTree(new String(answer.body(), UTF_8));
      if (answer.statusCode() >= 400) {
        throw new Refused(body);
      }
      return body;
    } catch (ConnectException e) {
      throw new IOException("no hub answers at " + hub + ": start it, or give --hub", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}

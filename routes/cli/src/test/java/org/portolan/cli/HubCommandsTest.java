package org.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that ask a running hub, against one that answers as openapi.yaml says. */
class HubCommandsTest {
  private static final String DELIVERY =
      """
      {"id":7,"lane":"tlog:customs -> tlog:bank","ordinal":3,"state":"EVIDENCED","parked":true,
       "reasonCode":"PTL-RLY-003","reason":"1 of 2 organisations signed"}\
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private HttpServer hub;

  @BeforeEach
  void serve() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/",
        exchange -> {
          String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          asked.add(request + " " + exchange.getRequestHeaders().getFirst("Authorization"));
          String answer =
              switch (request) {
                case "GET /api/deliveries" -> "[" + DELIVERY + "]";
                case "GET /api/deliveries/7" ->
                    "{\"delivery\":"
                        + DELIVERY
                        + ",\"steps\":[{\"at\":0,\"state\":\"DISCOVERED\",\"note\":\"batch 3\"}]}";
                case "POST /api/deliveries/7/release", "POST /api/messages/5/release" -> "{}";
                default ->
                    "{\"code\":\"PTL-API-001\",\"detail\":\"There is no delivery 8\","
                        + "\"next\":\"Look at the list\"}";
              };
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(answer.contains("PTL-API") ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    hub.start();
  }

  @AfterEach
  void stop() {
    hub.stop(0);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--hub=http://127.0.0.1:" + hub.getAddress().getPort() + "/");
    return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
  }

  @Test
  void a_delivery_that_waits_is_listed_with_its_reason() {
    assertThat(run("deliveries", "--waiting")).isZero();
    assertThat(out.toString())
        .contains("batch 3")
        .contains("EVIDENCED")
        .contains("PARKED")
        .contains("1 of 2 organisations signed");
  }

  @Test
  void a_trace_tells_every_step() {
    assertThat(run("trace", "7")).isZero();
    assertThat(out.toString()).contains("1970-01-01T00:00:00Z  DISCOVERED").contains("batch 3");
  }

  @Test
  void release_asks_the_hub_and_shows_its_token() {
    assertThat(run("release", "7", "--token", "harbour-light")).isZero();
    assertThat(run("release", "--message", "5")).isZero();
    assertThat(asked.get(0)).isEqualTo("POST /api/deliveries/7/release Bearer harbour-light");
    assertThat(asked.get(1)).startsWith("POST /api/messages/5/release");
  }

  @Test
  void a_problem_is_told_with_its_code_and_is_no_success() {
    assertThat(run("trace", "8")).isEqualTo(1);
    assertThat(err.toString()).contains("PTL-API-001").contains("Next: Look at the list");
  }

  @Test
  void a_hub_that_does_not_answer_is_told() {
    hub.stop(0);

    assertThat(run("deliveries")).isEqualTo(2);
    assertThat(err.toString()).contains("no hub answers at").contains("--hub");
  }
}

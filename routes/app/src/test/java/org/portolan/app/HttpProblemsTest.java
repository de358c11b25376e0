package org.portolan.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is asked wrongly is answered with a problem: its code, and what to do next. */
class HttpProblemsTest extends ServedEmbedded {
  private static void isProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"")
        .contains("\"next\":")
        .contains("\"status\":" + status);
  }

  @Test
  void what_is_not_there() throws Exception {
    isProblem(get("/api/messages/424242"), 404, "PTL-API-001");
    isProblem(get("/api/documents/424242/record"), 404, "PTL-API-001");
  }

  @Test
  void a_path_that_there_is_not() throws Exception {
    isProblem(get("/api/nowhere"), 404, "PTL-API-001");
    isProblem(get("/nowhere"), 404, "PTL-API-001");
  }

  @Test
  void a_path_that_leads_out_of_the_folder() throws Exception {
    for (String path : new String[] {"/..%2f..%2fetc/passwd", "/%2e%2e/etc/passwd", "/..;/x"}) {
      assertThat(get(path).statusCode()).as(path).isBetween(400, 404);
    }
  }

  @Test
  void a_method_that_the_path_does_not_have() throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/api/messages")).DELETE());

    isProblem(answer, 405, "PTL-API-003");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET").contains("POST");
  }

  @Test
  void a_media_type_that_is_no_message() throws Exception {
    isProblem(
        send(
            HttpRequest.newBuilder(at("/api/messages"))
                .header("Content-Type", "text/html")
                .POST(BodyPublishers.ofString("<p>"))),
        415,
        "PTL-API-004");
    isProblem(
        send(HttpRequest.newBuilder(at("/api/networks")).header("Accept", "image/png")),
        406,
        "PTL-API-004");
  }

  @Test
  void an_id_that_is_no_number() throws Exception {
    isProblem(get("/api/messages/seven"), 400, "PTL-API-005");
  }

  @Test
  void what_is_asked_for_in_the_wrong_moment() throws Exception {
    HttpResponse<String> taken = post("/api/messages", sample().getBytes(UTF_8), "sample.edi");
    String id = taken.body().replaceAll("(?s).*\"message\":(\\d+).*", "$1");

    isProblem(post("/api/messages/" + id + "/release", new byte[0], "x"), 409, "PTL-API-002");
  }

  @Test
  void a_file_that_is_larger_than_its_kind() throws Exception {
    isProblem(post("/api/trust/epochs", new byte[(2 << 20) + 1], "epoch.json"), 413, "PTL-API-008");
  }

  @Test
  void an_empty_message() throws Exception {
    isProblem(post("/api/messages", new byte[0], "empty.edi"), 400, "PTL-INT-002");
  }

  @Test
  void a_message_that_announces_too_many_bytes_is_refused_before_one_of_them_is_sent()
      throws Exception {
    try (Socket socket = new Socket("127.0.0.1", at("/").getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/edifact\r\n"
                  + "Content-Length: 209715200\r\nExpect: 100-continue\r\n\r\n")
              .getBytes(UTF_8));
      out.flush();

      String answer = read(socket.getInputStream());

      assertThat(answer).startsWith("HTTP/1.1 413").contains("PTL-INT-001").contains("209715200");
    }
  }

  private static String read(InputStream in) throws Exception {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("PTL-INT-001") < 0) {
      int octet = in.read();
      if (octet < 0) {
        break;
      }
      text.append((char) octet);
    }
    return text.toString();
  }

  @Test
  void a_message_that_turns_out_too_large_on_its_way_leaves_nothing_behind() throws Exception {
    byte[] large = new byte[1_500_000];

    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at("/api/messages"))
                .header("Content-Type", "application/edifact")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

    isProblem(answer, 413, "PTL-INT-001");
    try (Stream<Path> files = Files.list(FOLDER.resolve("state/hub/archive/incoming"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_bundle_that_is_none_is_not_believed_and_harms_nobody() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at("/api/verify"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"format\":")));

    assertThat(answer.body()).contains("NOT_BELIEVED").contains("PTL-JSN-");
  }

  @Test
  void a_page_of_another_site_changes_nothing() throws Exception {
    isProblem(
        send(
            HttpRequest.newBuilder(at("/api/messages"))
                .header("Content-Type", "application/edifact")
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofByteArray(declaration("26ORIGIN", "9")))),
        403,
        "PTL-API-009");
  }

  @Test
  void a_person_gets_the_same_as_a_page() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at("/documents/424242"))
                .header("Accept", "text/html,application/xhtml+xml"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1").contains("PTL-API-001").contains("what to do next");
  }

  @Test
  void health_is_told_to_whoever_watches() throws Exception {
    assertThat(eventually("/api/health", "\"state\":\"UP\"")).contains("\"database\":\"UP\"");
  }
}

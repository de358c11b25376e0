package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.uncefact.translate.Translator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The whole application, asked over HTTP and looked at with a browser. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ServedTest {
  @TempDir static Path folder;

  @Autowired private Environment environment;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;
  private final HttpClient http = HttpClient.newHttpClient();

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry registry) {
    registry.add("portolan.folder", () -> folder.resolve("hub").toString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, byte[] body, String name) throws Exception {
    return http.send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/edifact")
            .header("X-File-Name", name)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] sample() throws IOException {
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      return in.readAllBytes();
    }
  }

  private String eventually(String path, String wanted) throws Exception {
    String body = "";
    for (int i = 0; i < 100; i++) {
      body = get(path).body();
      if (body.contains(wanted)) {
        return body;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(path + " never said " + wanted + ": " + body);
  }

  private long submitted() throws Exception {
    HttpResponse<String> receipt = post("/api/messages", sample(), "cusdec.edi");
    assertThat(receipt.statusCode()).isEqualTo(202);
    Matcher id = Pattern.compile("\"message\":(\\d+)").matcher(receipt.body());
    assertThat(id.find()).isTrue();
    Matcher document =
        Pattern.compile("\"documents\":\\[(\\d+)")
            .matcher(eventually("/api/messages/" + id.group(1), "\"documents\":["));
    while (!document.find()) {
      Thread.sleep(100);
      document =
          Pattern.compile("\"documents\":\\[(\\d+)")
              .matcher(get("/api/messages/" + id.group(1)).body());
    }
    return Long.parseLong(document.group(1));
  }

  @Test
  void a_declaration_sent_over_http_is_recognized_and_its_bundle_verifies() throws Exception {
    long document = submitted();

    eventually("/api/documents/" + document + "/recognitions", "RECOGNIZED");
    String bundle =
        get("/api/documents/" + document + "/bundle?show=/exchangedDocument/identifier").body();
    assertThat(post("/api/verify", bundle.getBytes(StandardCharsets.UTF_8), "bundle").body())
        .contains("\"state\":\"VALID\"")
        .contains("26KADE00004711");
    String forged = bundle.replaceFirst("\"ordinal\":1", "\"ordinal\":2");
    assertThat(post("/api/verify", forged.getBytes(StandardCharsets.UTF_8), "bundle").body())
        .contains("NOT_BELIEVED");
    assertThat(get("/api/deliveries").body()).contains("RECOGNIZED");
  }

  @Test
  void the_same_bytes_twice_are_answered_as_a_duplicate() throws Exception {
    post("/api/messages", sample(), "first.edi");

    assertThat(post("/api/messages", sample(), "../../second.edi").body())
        .contains("\"duplicate\":true");
  }

  @Test
  void what_is_not_there_is_a_problem_with_a_code_and_what_to_do() throws Exception {
    HttpResponse<String> problem = get("/api/messages/424242");

    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(problem.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(problem.body()).contains("PTL-API-001").contains("\"next\"");
  }

  @Test
  void a_file_put_into_the_folder_is_taken_in_and_one_that_is_no_message_is_told_so()
      throws Exception {
    Path in = folder.resolve("hub").resolve("in");
    Files.createDirectories(in);
    Files.writeString(in.resolve("cut-off.edi"), "UNB+UNOC:3+A+B+260101:1200+77+x");

    String messages = eventually("/api/messages", "cut-off.edi");
    Matcher id = Pattern.compile("\"id\":(\\d+),\"name\":\"cut-off.edi\"").matcher(messages);
    assertThat(id.find()).isTrue();
    assertThat(eventually("/api/messages/" + id.group(1) + "/findings", "PTL-EDI-002"))
        .contains("byte 0");
  }

  @Test
  void the_description_of_the_interface_names_every_path_there_is() throws Exception {
    Set<String> served = new TreeSet<>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .keySet()
        .forEach(info -> served.addAll(info.getPatternValues()));
    served.removeIf(path -> !path.startsWith("/api/"));
    Set<String> described = new TreeSet<>();
    get("/openapi.yaml")
        .body()
        .lines()
        .filter(line -> line.matches("  /api/.*:"))
        .forEach(line -> described.add(line.strip().replaceAll(":$", "")));

    assertThat(described).isEqualTo(served);
  }

  @Test
  void the_page_shows_the_journey_in_a_real_browser() throws Exception {
    Path chromium = Path.of("/usr/bin/chromium");
    assumeTrue(Files.isExecutable(chromium), "no Chromium here: install the package chromium");
    long document = submitted();
    eventually("/documents/" + document, "RECOGNIZED");

    String dom = browser(chromium, at("/documents/" + document).toString());

    assertThat(dom)
        .contains("Import declaration 26KADE00004711")
        .contains("They were understood")
        .contains("signed by Harbour Bank, Merchant Bank, Trade Insurance");
    Matcher link = Pattern.compile("href=\"#(s\\d+)\"").matcher(dom);
    int links = 0;
    while (link.find()) {
      assertThat(dom).contains("id=\"" + link.group(1) + "\"");
      links++;
    }
    assertThat(links).isGreaterThan(150);
  }

  private static String browser(Path chromium, String url) throws Exception {
    Process process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("browser"),
                "--dump-dom",
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS)).isTrue();
    return dom;
  }
}

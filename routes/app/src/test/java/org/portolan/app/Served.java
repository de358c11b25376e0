package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.uncefact.translate.Translator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/** The whole application, asked as its users ask it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class Served {
  @Autowired private Environment environment;
  final HttpClient http = HttpClient.newHttpClient();

  static Path temporary() {
    try {
      // A blank in the path: nothing of the hub may stumble over one.
      Path folder = Files.createTempDirectory("portolan hub");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)));
  }

  HttpResponse<String> post(String path, byte[] body, String name) throws Exception {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/edifact")
            .header("X-File-Name", name)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  static String sample() {
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample under a number of its own. */
  static byte[] declaration(String number, String function) {
    return sample()
        .replace("BGM+929+26KADE00004711+9'", "BGM+929+" + number + "+" + function + "'")
        .replace("00000000000471", number + function)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  String eventually(String path, String wanted) throws Exception {
    String body = "";
    for (int i = 0; i < 200; i++) {
      body = get(path).body();
      if (body.contains(wanted)) {
        return body;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(path + " never said " + wanted + ": " + body);
  }

  /** Submits a declaration and gives the id of its document once it is recorded. */
  long submitted(byte[] declaration) throws Exception {
    HttpResponse<String> receipt = post("/api/messages", declaration, "cusdec.edi");
    assertThat(receipt.statusCode()).isEqualTo(202);
    String message = "/api/messages/" + number(receipt.body(), "\"message\":(\\d+)");
    String translated = eventually(message, "\"state\":\"TRANSLATED\"");
    return number(translated, "\"documents\":\\[(\\d+)");
  }

  static long number(String body, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(body);
    assertThat(matcher.find()).as(body).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}

package org.portolan.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portolan.uncefact.translate.Translator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Serves one declaration's journey in a folder that goes again, so that the JVM learns which
 * classes the hub needs (its class cache).
 */
public final class Training {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  private Training(String base) {
    this.base = base;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("portolan-training");
    try (ConfigurableApplicationContext hub =
        SpringApplication.run(
            Application.class, "--server.port=0", "--portolan.folder=" + folder)) {
      String port = hub.getEnvironment().getProperty("local.server.port");
      new Training("http://127.0.0.1:" + port).run();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void run() throws IOException, InterruptedException {
    try (InputStream sample =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      ask(
          HttpRequest.newBuilder(URI.create(base + "/api/messages"))
              .header("Content-Type", "application/edifact")
              .POST(HttpRequest.BodyPublishers.ofByteArray(sample.readAllBytes())));
    }
    for (int i = 0; i < 100 && !get("/api/documents/1/recognitions").contains("RECOGNIZED"); i++) {
      Thread.sleep(100);
    }
    for (String path :
        new String[] {
          "/", "/documents/1", "/api/health", "/api/messages", "/api/networks", "/api/nowhere"
        }) {
      get(path);
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(URI.create(base + path)));
  }

  private String ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}

package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The whole application, asked over HTTP and looked at with a browser. */
class ServedTest extends ServedEmbedded {
  @Test
  void a_declaration_sent_over_http_is_recognized_and_its_bundle_verifies() throws Exception {
    long document = submitted(declaration("26SRV0001", "9"));

    eventually("/api/documents/" + document + "/recognitions", "RECOGNIZED");
    String bundle =
        get("/api/documents/" + document + "/bundle?show=/exchangedDocument/identifier").body();
    assertThat(post("/api/verify", bundle.getBytes(StandardCharsets.UTF_8), "bundle").body())
        .contains("\"state\":\"VALID\"")
        .contains("26SRV0001");
    String forged = bundle.replaceFirst("\"ordinal\":", "\"ordinal\":1");
    assertThat(post("/api/verify", forged.getBytes(StandardCharsets.UTF_8), "bundle").body())
        .contains("NOT_BELIEVED");
    assertThat(get("/api/deliveries").body()).contains("RECOGNIZED");
  }

  @Test
  void the_same_bytes_twice_are_answered_as_a_duplicate() throws Exception {
    post("/api/messages", declaration("26TWICE", "9"), "first.edi");

    assertThat(post("/api/messages", declaration("26TWICE", "9"), "../../second.edi").body())
        .contains("\"duplicate\":true");
  }

  @Test
  void the_page_shows_the_journey_in_a_real_browser() throws Exception {
    Path chromium = Path.of("/usr/bin/chromium");
    assumeTrue(Files.isExecutable(chromium), "no Chromium here: install the package chromium");
    long document = submitted(declaration("26PAGE", "9"));
    eventually("/documents/" + document, "at the bank: recognized");

    String dom = browser(chromium, at("/documents/" + document).toString());

    assertThat(dom)
        .contains("Import declaration 26PAGE")
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
                "--user-data-dir=" + FOLDER.resolve("browser"),
                "--dump-dom",
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS)).isTrue();
    return dom;
  }
}

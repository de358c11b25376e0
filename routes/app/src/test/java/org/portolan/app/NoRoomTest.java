package org.portolan.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub whose archive cannot be written: nothing is lost, and everyone is told where it lies. */
class NoRoomTest extends ServedEmbedded {
  private final Path archive = FOLDER.resolve("state/hub/archive");
  private final Path aside = FOLDER.resolve("state/hub/archive-aside");

  @BeforeEach
  void take() throws IOException {
    Files.createDirectories(archive);
    Files.move(archive, aside);
    Files.writeString(archive, "no folder");
  }

  @AfterEach
  void giveBack() throws IOException {
    Files.delete(archive);
    Files.move(aside, archive);
  }

  @Test
  void a_file_is_moved_aside_whole_with_the_reason_beside_it() throws Exception {
    byte[] bytes = declaration("26NOROOM1", "9");
    put("no-room.edi", bytes);

    Path reason = waitFor("dead", "no-room.edi.reason.json");

    assertThat(reason).content().contains("\"code\":\"PTL-INT-004\"").contains("archive");
    assertThat(waitFor("dead", "no-room.edi")).hasBinaryContent(bytes);
  }

  @Test
  void over_http_it_is_said_with_a_reference_and_no_words_of_the_inside() throws Exception {
    HttpResponse<String> answer =
        post("/api/messages", sample().getBytes(UTF_8), "no-room-over-http.edi");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
    assertThat(answer.body())
        .contains("\"code\":\"PTL-API-007\"")
        .contains("\"next\":")
        .doesNotContain("Exception")
        .doesNotContain(FOLDER.toString());
  }
}

package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files put into the intake folder: taken in, or moved aside with the reason beside them. */
class FolderIntakeTest extends ServedEmbedded {
  @Test
  void a_file_is_taken_in_and_kept_as_it_came() throws Exception {
    byte[] bytes = declaration("26FLD0001", "9");
    put("a declaration (1).edi", bytes);

    assertThat(waitFor("done", "a declaration (1).edi")).hasBinaryContent(bytes);
    eventually("/api/messages", "\"name\":\"a declaration (1).edi\"");
  }

  @Test
  void one_that_is_no_message_is_told_so_and_lies_among_the_dead_with_its_reason()
      throws Exception {
    put("cut-off.edi", "UNB+UNOC:3+A+B+260101:1200+77+x".getBytes());

    assertThat(waitFor("dead", "cut-off.edi"))
        .hasBinaryContent("UNB+UNOC:3+A+B+260101:1200+77+x".getBytes());
    assertThat(waitFor("dead", "cut-off.edi.reason.json"))
        .content()
        .contains("PTL-EDI-002")
        .contains("byte 0");
    String messages = eventually("/api/messages", "cut-off.edi");
    long id = number(messages, "\"id\":(\\d+),\"name\":\"cut-off.edi\"");
    assertThat(eventually("/api/messages/" + id + "/findings", "PTL-EDI-002")).contains("byte 0");
  }

  @Test
  void a_file_larger_than_the_folder_takes_is_moved_aside_whole() throws Exception {
    byte[] large = new byte[3 << 20];
    large[large.length - 1] = 7;
    put("large.edi", large);

    assertThat(waitFor("dead", "large.edi")).hasBinaryContent(large);
    assertThat(waitFor("dead", "large.edi.reason.json"))
        .content()
        .contains("\"code\":\"PTL-INT-001\"")
        .contains("byte 2097152")
        .contains("\"size\":3145728");
  }

  @Test
  void an_empty_file_is_moved_aside() throws Exception {
    put("empty.edi", new byte[0]);

    assertThat(waitFor("dead", "empty.edi.reason.json")).content().contains("PTL-INT-002");
  }

  @Test
  void a_link_to_another_file_is_not_followed() throws Exception {
    Path secret = Files.writeString(FOLDER.resolve("secret.txt"), "nobody's business");
    Files.createDirectories(IN);
    Files.createSymbolicLink(IN.resolve("link.edi"), secret);

    assertThat(waitFor("dead", "link.edi.reason.json")).content().contains("PTL-INT-003");
    assertThat(secret).exists();
    assertThat(get("/api/messages").body()).doesNotContain("link.edi");
  }

  @Test
  void two_dead_files_of_one_name_are_both_kept() throws Exception {
    put("same.edi", new byte[0]);
    waitFor("dead", "-same.edi.reason.json");
    Path first = waitFor("dead", "-same.edi");
    put("same.edi", new byte[0]);
    for (int i = 0; i < 200 && Files.exists(IN.resolve("same.edi")); i++) {
      Thread.sleep(100);
    }

    try (Stream<Path> files = Files.list(FOLDER.resolve("dead"))) {
      assertThat(files.filter(f -> f.toString().endsWith("-same.edi"))).hasSize(2).contains(first);
    }
  }

  @Test
  void many_files_are_taken_in_while_others_fail() throws Exception {
    for (int i = 0; i < 30; i++) {
      put("many-" + i + ".edi", declaration("26MANY" + i, "9"));
      put("none-" + i + ".edi", new byte[0]);
    }

    for (int i = 0; i < 30; i++) {
      waitFor("done", "many-" + i + ".edi");
      waitFor("dead", "none-" + i + ".edi.reason.json");
    }
  }
}

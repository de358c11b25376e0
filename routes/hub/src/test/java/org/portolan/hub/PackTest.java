package org.portolan.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.directories.Directories;
import org.portolan.uncefact.translate.Translator;

/** A directory that the product does not have, dropped in by an operator. */
class PackTest {
  @TempDir Path folder;

  /** An invoice of its own in a directory. */
  private static String state(Hub hub, String directory, int number) throws IOException {
    String invoice;
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/invoic-d16b.edi")) {
      invoice = new String(in.readAllBytes(), ISO_8859_1);
    }
    String own =
        invoice
            .replace("INVOIC:D:16B", "INVOIC:D:" + directory)
            .replaceFirst("(UNB\\+[^+]*\\+[^+]*\\+[^+]*\\+[^+]*\\+)[^+']*", "$1R" + number)
            .replaceFirst("(UNZ\\+1\\+)[^']*", "$1R" + number);
    long id = hub.intake().receive(own.getBytes(ISO_8859_1), "x.edi", "folder").message();
    hub.run();
    return hub.documents().message(id).orElseThrow().state();
  }

  @Test
  void a_pack_is_in_force_without_a_restart_and_a_broken_one_is_told() throws Exception {
    Path packs = Files.createDirectories(folder.resolve("hub/directories"));
    try (Hub hub = Hub.open(Hub.Settings.embedded(folder), Clock.systemUTC(), step -> {})) {
      assertThat(state(hub, "23A", 1)).isEqualTo("REJECTED");

      // Made by the generator, as any of them is; its content is that of the newest here.
      try (InputStream table = Directories.class.getResourceAsStream("d21b.table")) {
        Files.copy(table, packs.resolve("d23a.table"));
      }
      Files.writeString(packs.resolve("d24a.table"), "not one");
      Files.writeString(packs.resolve("d96a.table"), "the product has this");
      assertThat(state(hub, "23A", 2)).isEqualTo("TRANSLATED");
      assertThat(Directories.isPack("D.23A")).isTrue();
      assertThat(Directories.find("D.24A")).isEmpty();
      assertThat(hub.partners().complaints())
          .anyMatch(it -> it.contains("d24a.table: no table of a directory"))
          .anyMatch(it -> it.contains("d96a.table: a name such as d23a.table expected"));
    }
  }
}

package org.portolan.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interchange that the hub's memory could not hold is taken in, message by message. */
class LargerThanMemoryTest {
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  /**
   * An interchange of so many status messages, made while it is read; at first each seventh is
   * wrong.
   */
  static final class Messages extends InputStream {
    private static final int WRONG = 7_000;
    private final String head;
    private final String message;
    private final String tail;
    private final int count;
    private int made;
    private byte[] piece;
    private int at;

    Messages(String sample, int count) {
      String text = sample.replaceAll("\\R", "");
      int unh = text.indexOf("UNH+");
      int unz = text.indexOf("UNZ+");
      head = text.substring(0, unh);
      message =
          text.substring(unh, unz)
              .replaceAll("UNT\\+(\\d+)\\+[^']*'", "UNT+$1+@'")
              .replaceAll("UNH\\+[^+]+", "UNH+@");
      tail = text.substring(unz).replaceAll("UNZ\\+\\d+", "UNZ+" + count);
      this.count = count;
      piece = head.getBytes(ISO_8859_1);
    }

    @Override
    public int read() {
      return ready() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      if (!ready()) {
        return -1;
      }
      int some = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, to, from, some);
      at += some;
      return some;
    }

    private boolean ready() {
      if (at < piece.length) {
        return true;
      }
      if (made > count) {
        return false;
      }
      made++;
      at = 0;
      piece = (made > count ? tail : made(made)).getBytes(ISO_8859_1);
      return true;
    }

    private String made(int number) {
      String numbered = message.replace("@", "" + number);
      // A status of its own number, so that each is a document of its own.
      String own = numbered.replaceFirst("BGM\\+([^+']*)\\+[^+']*", "BGM+$1+S" + number);
      return number % 7 == 0 && number <= WRONG ? own.replaceFirst("UNT\\+\\d+", "UNT+7") : own;
    }
  }

  /** The hub alone in a process of its own with little memory. */
  static final class Process {
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      int count = Integer.parseInt(arguments[1]);
      String sample;
      try (InputStream in =
          org.portolan.uncefact.translate.Translator.class.getResourceAsStream(
              "/portolan/samples/iftsta-d96a.edi")) {
        sample = new String(in.readAllBytes(), ISO_8859_1);
      }
      try (Hub hub = Hub.open(Hub.Settings.embedded(folder), Clock.systemUTC(), step -> {})) {
        Intake.Receipt receipt =
            hub.intake()
                .receive(new Messages(sample, count), Long.MAX_VALUE, "large.edi", "folder");
        hub.translate();
        Documents.MessageRow message = hub.documents().message(receipt.message()).orElseThrow();
        System.out.printf(
            "%s %d bytes, heap %d MB%n",
            message.state(), message.size(), Runtime.getRuntime().maxMemory() / MEGABYTE);
        List<Documents.Summary> some = hub.documents().ofMessage(receipt.message(), 8);
        System.out.println(some.get(0).state() + " " + some.get(6).state());
        String contrl =
            new String(hub.acknowledgements().of(receipt.message()).get(0).content(), ISO_8859_1);
        System.out.println("rejected " + (contrl.split("UCM\\+").length - 1));
      }
    }
  }

  private void taken(int count, int heap) throws Exception {
    java.lang.Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Process.class.getName(),
                folder.toString(),
                "" + count)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    System.out.print(said);
    assertThat(said)
        .contains("TRANSLATED ")
        .contains("TRANSLATED REJECTED")
        .contains("rejected " + Math.min(count, Messages.WRONG) / 7);
  }

  @Test
  void a_file_of_messages_is_translated_and_answered_one_after_another() throws Exception {
    taken(4_000, 96);
  }

  @Tag("slow")
  @Test
  void a_file_larger_than_the_heap_is_translated_and_answered() throws Exception {
    taken(200_000, 96);
  }
}

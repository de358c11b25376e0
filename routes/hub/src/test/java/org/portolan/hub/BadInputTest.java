package org.portolan.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What bad input gets: a code and a place, its bytes kept with the reason beside them, and nobody
 * else harmed. Each kind comes between two sound declarations.
 */
@ParameterizedClass
@EnumSource(Databases.class)
class BadInputTest {
  @Parameter Databases database;
  @TempDir Path folder;
  private Hub hub;

  @BeforeEach
  void open() throws Exception {
    hub = Hub.open(database.settings(folder), Clock.systemUTC(), step -> {});
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  private long sent(byte[] bytes, String name) {
    return hub.intake().receive(bytes, name, "folder").message();
  }

  private Documents.MessageRow between(byte[] bad) {
    return between(bad, "bad.edi");
  }

  /** Takes it between two sound ones, which must arrive. */
  private Documents.MessageRow between(byte[] bad, String name) {
    long first = sent(Declaration.bytes(Declaration.of("LRN-A", "9", "1")), "a.edi");
    long id = sent(bad, name);
    long last = sent(Declaration.bytes(Declaration.of("LRN-B", "9", "2")), "b.edi");
    hub.run();
    for (long sound : new long[] {first, last}) {
      assertThat(hub.documents().message(sound).orElseThrow().state()).isEqualTo("TRANSLATED");
      assertThat(hub.documents().firstOf(sound).orElseThrow().state()).isEqualTo("RECORDED");
    }
    return hub.documents().message(id).orElseThrow();
  }

  /** It is refused with a code at a place, and lies among the dead letters as it came. */
  private void isDead(Documents.MessageRow message, byte[] bytes, String code, String place)
      throws IOException {
    assertThat(message.state()).isEqualTo("REJECTED");
    Path dead = folder.resolve("hub").resolve("dead");
    Path letter = dead.resolve("message-" + message.id() + "-" + message.name());
    assertThat(letter).hasBinaryContent(bytes);
    String reason = Files.readString(dead.resolve(DeadLetters.reasonOf("" + letter.getFileName())));
    assertThat(reason).contains("\"code\":\"" + code + "\"").contains(place);
    try (InputStream kept = hub.archive().open(message.sha256())) {
      assertThat(kept).hasBinaryContent(bytes);
    }
    try (Stream<Path> files = Files.list(dead)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void a_truncated_interchange_is_refused_where_it_ends_and_its_sender_is_told() throws Exception {
    byte[] cut = Declaration.bytes(Declaration.sample().substring(0, 700));

    Documents.MessageRow message = between(cut);

    isDead(message, cut, "PTL-EDI-002", "byte ");
    assertThat(hub.acknowledgements().of(message.id()))
        .singleElement()
        .satisfies(
            answer ->
                assertThat(new String(answer.content(), UTF_8)).contains("UCI+00000000000471"));
  }

  @Test
  void a_whole_message_of_an_interchange_that_is_cut_off_is_not_taken_and_may_come_again()
      throws Exception {
    String whole = Declaration.sample();
    String cut = whole.substring(0, whole.indexOf("UNZ+"));

    Documents.MessageRow message = between(Declaration.bytes(cut));

    isDead(message, Declaration.bytes(cut), "PTL-EDI-007", "UNZ");
    assertThat(hub.documents().firstOf(message.id()).orElseThrow().state()).isEqualTo("REJECTED");
    long again = sent(Declaration.bytes(whole), "again.edi");
    hub.run();
    assertThat(hub.documents().firstOf(again).orElseThrow().state()).isEqualTo("RECORDED");
  }

  @Test
  void a_wrong_count_in_unt_is_told_with_the_count_that_was_expected() throws Exception {
    byte[] bad = Declaration.bytes(Declaration.sample().replaceAll("UNT\\+\\d+", "UNT+7"));

    isDead(between(bad), bad, "PTL-EDI-008", "Seen: 7");
  }

  @Test
  void a_wrong_count_in_unz_refuses_the_interchange() throws Exception {
    byte[] bad = Declaration.bytes(Declaration.sample().replaceAll("UNZ\\+1", "UNZ+2"));

    isDead(between(bad), bad, "PTL-EDI-008", "UNZ");
  }

  @Test
  void an_unknown_directory_is_told() throws Exception {
    byte[] bad = Declaration.bytes(Declaration.sample().replace("CUSDEC:D:96B", "CUSDEC:D:77Z"));

    isDead(between(bad), bad, "PTL-EDI-011", "D.77Z");
  }

  @Test
  void an_unknown_message_type_is_told() throws Exception {
    byte[] bad = Declaration.bytes(Declaration.sample().replace("CUSDEC:D:96B", "CUSDEX:D:96B"));

    isDead(between(bad), bad, "PTL-EDI-012", "CUSDEX");
  }

  @Test
  void a_character_outside_the_declared_repertoire_is_told() throws Exception {
    byte[] bad =
        Declaration.bytes(
            Declaration.sample().replace("UNOC:3", "UNOA:3").replace("Sluisweg", "Sluisw\u00e9g"));

    isTold(between(bad), "PTL-EDI-010");
  }

  /** The hub reads tolerantly: what does not keep a message from being understood is a warning. */
  private void isTold(Documents.MessageRow message, String code) {
    assertThat(message.state()).isEqualTo("TRANSLATED");
    assertThat(hub.documents().firstOf(message.id()).orElseThrow().findings())
        .contains("WARNING " + code + " at ")
        .contains(", byte ");
  }

  @Test
  void a_zero_byte_in_a_value_is_a_finding_like_any_other() throws Exception {
    byte[] bad = Declaration.bytes(Declaration.sample().replace("Sluisweg", "Slu\0sweg"));

    isTold(between(bad), "PTL-EDI-010");
  }

  @Test
  void no_message_at_all_is_told() throws Exception {
    byte[] bad = "%PDF-1.7, which isn't an interchange".getBytes(UTF_8);

    isDead(between(bad), bad, "PTL-EDI-001", "byte 0");
  }

  @Test
  void two_hundred_megabytes_of_one_segment_are_kept_and_refused_in_little_memory()
      throws Exception {
    long size = 200L << 20;
    long first = sent(Declaration.bytes(Declaration.of("LRN-A", "9", "1")), "a.edi");
    Intake.Receipt receipt =
        hub.intake().receive(new OneSegment(size), size, "endless.edi", "folder");
    long last = sent(Declaration.bytes(Declaration.of("LRN-B", "9", "2")), "b.edi");

    hub.run();

    assertThat(hub.documents().firstOf(first).orElseThrow().state()).isEqualTo("RECORDED");
    assertThat(hub.documents().firstOf(last).orElseThrow().state()).isEqualTo("RECORDED");
    Documents.MessageRow message = hub.documents().message(receipt.message()).orElseThrow();
    assertThat(message.state()).isEqualTo("REJECTED");
    assertThat(message.size()).isEqualTo(size);
    assertThat(message.findings()).contains("PTL-EDI-003").contains("at most 1048576 bytes");
    Path letter = folder.resolve("hub/dead/message-" + message.id() + "-endless.edi");
    assertThat(Files.size(letter)).isEqualTo(size);
    assertThat(hub.acknowledgements().of(message.id())).hasSize(1);
  }

  @Test
  void a_folder_in_a_file_name_leads_nowhere() throws Exception {
    byte[] bad = "this isn't one".getBytes(UTF_8);

    Documents.MessageRow message = between(bad, "../../../etc/cron.d/..\\..\\x\u202e\n.edi");

    assertThat(message.name()).doesNotContain("/", "\\", "..", "\n", "\u202e");
    isDead(message, bad, "PTL-EDI-001", "byte 0");
    assertThat(folder.resolveSibling("etc")).doesNotExist();
  }

  @Test
  void the_same_bytes_twice_are_one_message() {
    byte[] bytes = Declaration.bytes(Declaration.sample());
    Intake.Receipt first = hub.intake().receive(bytes, "one.edi", "http");
    hub.run();

    Intake.Receipt second = hub.intake().receive(bytes, "two.edi", "folder");
    hub.run();

    assertThat(second).isEqualTo(new Intake.Receipt(first.message(), first.sha256(), true));
    assertThat(hub.documents().messages(10)).hasSize(1);
  }

  @Test
  void the_same_interchange_with_other_line_ends_is_a_duplicate_and_gives_no_second_record() {
    long first = sent(Declaration.bytes(Declaration.sample()), "one.edi");
    long second = sent(Declaration.bytes(Declaration.sample().replace("\n", "\r\n")), "two.edi");

    hub.run();

    Documents.MessageRow duplicate = hub.documents().message(second).orElseThrow();
    assertThat(duplicate.state()).isEqualTo("DUPLICATE");
    assertThat(duplicate.duplicateOf()).contains(first);
    assertThat(hub.documents().ofMessage(second, 10)).isEmpty();
  }

  @Test
  void an_empty_message_and_one_that_is_too_large_leave_nothing_behind() throws Exception {
    assertThatThrownBy(() -> hub.intake().receive(new byte[0], "empty.edi", "http"))
        .isInstanceOf(IntakeRefused.class)
        .hasMessageContaining("PTL-INT-002");
    assertThatThrownBy(
            () ->
                hub.intake()
                    .receive(new ByteArrayInputStream(new byte[2_000]), 1_000, "big.edi", "http"))
        .isInstanceOf(IntakeRefused.class)
        .hasMessageContaining("PTL-INT-001")
        .hasMessageContaining("byte 1000");

    assertThat(hub.documents().messages(10)).isEmpty();
    try (Stream<Path> files = Files.walk(folder.resolve("hub/archive"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void a_message_whose_archived_bytes_were_changed_is_parked_and_goes_on_when_released()
      throws Exception {
    byte[] bytes = Declaration.bytes(Declaration.sample());
    Intake.Receipt receipt = hub.intake().receive(bytes, "changed.edi", "folder");
    Path kept =
        folder
            .resolve("hub/archive")
            .resolve(receipt.sha256().substring(0, 2))
            .resolve(receipt.sha256());
    Files.write(kept, "other bytes".getBytes(UTF_8));
    long sound = sent(Declaration.bytes(Declaration.of("LRN-B", "9", "2")), "b.edi");

    for (int i = 0; i < 3; i++) {
      hub.run();
    }

    Path reason = folder.resolve("hub/dead/message-" + receipt.message() + "-changed.edi");
    assertThat(Path.of(DeadLetters.reasonOf(reason.toString()))).content().contains("PTL-HUB-001");
    Documents.MessageRow parked = hub.documents().message(receipt.message()).orElseThrow();
    assertThat(parked.state()).isEqualTo("FAILED");
    assertThat(parked.findings()).contains("PTL-HUB-001").contains("were changed");
    assertThat(hub.documents().firstOf(sound).orElseThrow().state()).isEqualTo("RECORDED");

    Files.write(kept, bytes);
    assertThat(hub.parked().release(parked)).isTrue();
    hub.run();

    assertThat(hub.documents().message(receipt.message()).orElseThrow().state())
        .isEqualTo("TRANSLATED");
    assertThat(hub.parked().release(parked)).isFalse();
  }

  @Test
  void many_messages_go_on_while_others_fail() throws Exception {
    List<Long> sound =
        Stream.iterate(0, i -> i + 1)
            .limit(40)
            .map(
                i -> {
                  sent(("no message " + i).getBytes(UTF_8), "bad" + i + ".edi");
                  return sent(
                      Declaration.bytes(Declaration.of("LRN-" + i, "9", "R" + i)), i + ".edi");
                })
            .toList();

    hub.run();

    assertThat(sound)
        .allSatisfy(
            id ->
                assertThat(hub.documents().firstOf(id).orElseThrow().state())
                    .isEqualTo("RECORDED"));
    try (Stream<Path> files = Files.list(folder.resolve("hub/dead"))) {
      assertThat(files).hasSize(80);
    }
  }

  /** UNB, and then one segment that does not end. */
  private static final class OneSegment extends InputStream {
    private static final byte[] HEAD = "UNB+UNOC:3+A+B+261120:0915+77'UNH+".getBytes(UTF_8);
    private final long size;
    private long at;

    private OneSegment(long size) {
      this.size = size;
    }

    @Override
    public int read() {
      if (at == size) {
        return -1;
      }
      at++;
      return at <= HEAD.length ? HEAD[(int) at - 1] : 'X';
    }
  }
}

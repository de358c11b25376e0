package org.portolan.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What agreements make of a hub: whom it takes, what it counts, what it answers and expects. */
@ParameterizedClass
@EnumSource(Databases.class)
class PartnersTest {
  @Parameter Databases database;
  @TempDir Path folder;
  private final Later clock = new Later();
  private Hub hub;

  /** A clock that a test moves on. */
  private static final class Later extends Clock {
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(folder.resolve("hub/partners"));
    hub = Hub.open(database.settings(folder), clock, step -> {});
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  private static final String[] SENDER =
      Declaration.sample().split("UNB\\+")[1].split("\\+")[1].split(":");

  private void agreed(String rest) throws IOException {
    Files.writeString(
        folder.resolve("hub/partners/declarant.json"),
        "{\"name\":\"declarant\",\"partner\":{\"id\":\"%s\",\"qualifier\":\"%s\"}%s}"
            .formatted(SENDER[0], SENDER.length > 1 ? SENDER[1] : "", rest));
  }

  private Documents.MessageRow sent(String text) {
    long id = hub.intake().receive(Declaration.bytes(text), "x.edi", "folder").message();
    hub.run();
    return hub.documents().message(id).orElseThrow();
  }

  private Documents.MessageRow sent(String number, String reference) {
    return sent(Declaration.of(number, "9", reference));
  }

  private List<String> answers(Documents.MessageRow message) {
    return hub.acknowledgements().of(message.id()).stream()
        .map(Acknowledgements.Answer::type)
        .toList();
  }

  private String text(Documents.MessageRow message, String type) {
    return hub.acknowledgements().of(message.id()).stream()
        .filter(answer -> answer.type().equals(type))
        .map(answer -> new String(answer.content(), ISO_8859_1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_gap_in_a_partners_numbers_is_told_and_closes_when_the_missing_one_arrives()
      throws IOException {
    agreed(",\"controlNumbers\":{\"received\":\"gapless\"}");

    assertThat(sent("A", "1").findings()).isEmpty();
    assertThat(sent("B", "5").findings()).contains("PTL-AGR-007").contains("nothing of 2 to 4");
    assertThat(sent("C", "3").findings()).isEmpty();
    assertThat(sent("D", "3X").findings()).contains("PTL-AGR-008");
    assertThat(sent("E", "6").findings()).isEmpty();
    assertThat(hub.gaps().all())
        .extracting(gap -> gap.agreement() + " " + gap.first() + "-" + gap.last())
        .containsExactly("declarant 2-2", "declarant 4-4");
  }

  @Test
  void a_reference_is_remembered_as_long_as_agreed() throws IOException {
    agreed(",\"duplicates\":{\"days\":30}");
    Documents.MessageRow first = sent("A", "1");

    Documents.MessageRow again = sent("B", "1");
    assertThat(again.state()).isEqualTo("DUPLICATE");
    assertThat(again.duplicateOf()).contains(first.id());
    assertThat(text(again, "CONTRL")).contains("+4+26+UNB+6'");

    clock.now = clock.now.plus(Duration.ofDays(31));
    assertThat(sent("C", "1").state()).isEqualTo("TRANSLATED");
  }

  @Test
  void only_what_the_partner_wants_to_be_told_is_told() throws IOException {
    agreed(",\"acknowledge\":{\"contrl\":\"errors\"}");
    assertThat(answers(sent(Declaration.of("A", "9", "1").replaceAll("\\+1'UNH", "'UNH"))))
        .containsExactly("CUSRES");

    agreed(",\"acknowledge\":{\"contrl\":\"never\"}");
    assertThat(answers(sent("B", "2"))).containsExactly("CUSRES");
  }

  @Test
  void ours_are_numbered_and_written_as_agreed() throws IOException {
    agreed(
        ",\"controlNumbers\":{\"sentFirst\":7,\"sentDigits\":5},"
            + "\"separators\":{\"terminator\":\"~\"}");
    Documents.MessageRow message = sent("A", "1");

    assertThat(text(message, "CUSRES")).startsWith("UNA:+.? ~UNB+").contains("+00007~UNH");
    assertThat(text(message, "CONTRL")).contains("+00008~UNH");
  }

  @Test
  void a_stranger_waits_while_an_agreement_is_broken_and_is_taken_once_it_is_mended()
      throws IOException {
    Path broken = folder.resolve("hub/partners/broken.json");
    Files.writeString(broken, "{\"nam\":\"x\"}");
    Documents.MessageRow message = sent("A", "1");
    hub.run();
    hub.run();

    message = hub.documents().message(message.id()).orElseThrow();
    assertThat(message.state()).isEqualTo("FAILED");
    assertThat(message.findings()).contains("PTL-HUB-002");
    assertThat(hub.partners().complaints()).anyMatch(it -> it.contains("name, which is nearest"));

    Files.delete(broken);
    hub.parked().release(message);
    hub.run();
    assertThat(hub.documents().message(message.id()).orElseThrow().state()).isEqualTo("TRANSLATED");
  }

  @Test
  void records_of_a_partner_without_a_lane_are_anchored_and_recognized_nowhere()
      throws IOException {
    agreed(",\"lanes\":[]");
    Documents.MessageRow kept = sent("A", "1");
    agreed(",\"lanes\":[\"tlog:bank\"]");
    Documents.MessageRow shown = sent("B", "2");

    assertThat(recognized(kept)).isFalse();
    assertThat(recognized(shown)).isTrue();
  }

  private boolean recognized(Documents.MessageRow message) {
    Documents.DocumentRow document = hub.documents().firstOf(message.id()).orElseThrow();
    assertThat(document.state()).isEqualTo("RECORDED");
    return hub.networks()
        .bank()
        .recognitions()
        .record(hub.networks().lane().id(), document.recordKey().orElseThrow())
        .isPresent();
  }

  private String answer(String body, String type) {
    return "UNB+UNOC:3+%s+US:ZZ+261125:0900+A%d'UNH+1+%s:UN'%sUNZ+1+A%d'"
        .formatted(
            String.join(":", SENDER),
            body.hashCode() & 0xffff,
            type,
            body,
            body.hashCode() & 0xffff);
  }

  private Acknowledgements.Answer cusres(Documents.MessageRow message) {
    return hub.acknowledgements().of(message.id()).stream()
        .filter(answer -> answer.type().equals("CUSRES"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_partners_contrl_is_matched_to_what_was_sent_and_an_overdue_one_is_raised()
      throws IOException {
    agreed(",\"expect\":{\"contrl\":true,\"withinHours\":2}");
    Documents.MessageRow first = sent("A", "1");
    Documents.MessageRow second = sent("B", "2");
    assertThat(text(first, "CUSRES")).contains("++++1'UNH");

    String reference = cusres(first).controlReference().orElseThrow();
    Documents.MessageRow contrl =
        sent(
            answer(
                "UCI+" + reference + "+US:ZZ+" + String.join(":", SENDER) + "+7'UNT+3+1'",
                "CONTRL:D:3"));
    assertThat(contrl.state()).isEqualTo("TRANSLATED");
    assertThat(answers(contrl)).isEmpty();
    assertThat(cusres(first).state()).isEqualTo("ANSWERED");
    assertThat(cusres(first).reply()).contains("ACCEPTED");
    assertThat(cusres(first).repliedBy()).contains(contrl.id());

    clock.now = clock.now.plus(Duration.ofHours(3));
    hub.run();
    assertThat(cusres(first).state()).isEqualTo("ANSWERED");
    assertThat(cusres(second).state()).isEqualTo("OVERDUE");

    assertThat(hub.acknowledgements().resend(cusres(second).id())).isTrue();
    Files.delete(folder.resolve("hub/out").resolve(cusres(second).fileName()));
    hub.run();
    assertThat(cusres(second).state()).isEqualTo("SENT");
    assertThat(cusres(second).timesSent()).isEqualTo(2);
    assertThat(folder.resolve("hub/out").resolve(cusres(second).fileName()))
        .hasBinaryContent(cusres(second).content());
  }

  @Test
  void an_aperak_is_matched_by_what_it_names_and_says_what_was_wrong() throws IOException {
    agreed("");
    Documents.MessageRow first = sent("A", "1");
    sent(
        answer(
            "BGM+313+E1+9'RFF+ACE:%s'ERC+ABC'FTX+AAO+++The number is not ours'UNT+6+1'"
                .formatted(cusres(first).controlReference().orElseThrow()),
            "APERAK:D:01B"));

    assertThat(cusres(first).reply()).contains("REJECTED");
    assertThat(cusres(first).replyDetails()).contains("9321 = ABC The number is not ours");
  }

  @Test
  void an_answer_to_nothing_of_ours_is_told_to_a_person() throws IOException {
    agreed("");
    Documents.MessageRow stray =
        sent(answer("UCI+NEVER+US:ZZ+" + String.join(":", SENDER) + "+7'UNT+3+1'", "CONTRL:D:3"));

    assertThat(stray.state()).isEqualTo("REJECTED");
    assertThat(hub.documents().firstOf(stray.id()).orElseThrow().findings())
        .contains("PTL-ACK-001")
        .contains("NEVER");
    assertThat(answers(stray)).isEmpty();
  }

  @Test
  void what_was_refused_is_worked_on_again_by_the_rules_of_now_and_what_was_taken_stays()
      throws IOException {
    agreed(",\"acknowledge\":{\"contrl\":\"errors\"}");
    String unknown = Declaration.of("A", "9", "1").replace("CUSDEC:D:96B", "CUSDEC:D:77Z");
    Documents.MessageRow refused = sent(unknown);
    assertThat(refused.state()).isEqualTo("REJECTED");
    assertThat(answers(refused)).containsExactly("CONTRL");

    agreed(",\"unknownDirectory\":\"D.96B\",\"acknowledge\":{\"contrl\":\"always\"}");
    assertThat(hub.replay().message(refused)).isTrue();
    hub.run();

    Documents.MessageRow taken = hub.documents().message(refused.id()).orElseThrow();
    assertThat(taken.state()).isEqualTo("TRANSLATED");
    assertThat(hub.acknowledgements().of(taken.id()))
        .extracting(Acknowledgements.Answer::fileName)
        .containsExactly("contrl-1.edi", "cusres-1-round1.edi", "contrl-1-round1.edi");
    assertThat(hub.documents().ofMessage(taken.id(), 9)).hasSize(1);
    assertThat(hub.replay().message(taken)).isFalse();
  }

  @Test
  void an_aperak_tells_of_the_content_where_the_partner_wants_it() throws IOException {
    String order = sample("orders-d96a.edi");
    String[] sender = order.split("UNB\\+")[1].split("\\+")[1].split(":");
    Files.writeString(
        folder.resolve("hub/partners/buyer.json"),
        ("{\"name\":\"buyer\",\"partner\":{\"id\":\"%s\",\"qualifier\":\"%s\"},"
                + "\"acknowledge\":{\"aperak\":\"always\"}}")
            .formatted(sender[0], sender.length > 1 ? sender[1] : ""));

    Documents.MessageRow good = sent(order);
    Documents.MessageRow twice = sent(order.replace("00000000000815", "X0000000000815"));

    assertThat(good.state()).isEqualTo("TRANSLATED");
    assertThat(text(good, "APERAK")).contains("+9+AP'").contains("RFF+ACE:");
    assertThat(twice.state()).isEqualTo("REJECTED");
    assertThat(text(twice, "APERAK")).contains("+9+RE'").contains("ERC+DOC002::ZZZ'");
    assertThat(text(twice, "CONTRL")).contains("+7'");
  }

  private static String sample(String name) throws IOException {
    try (var in =
        org.portolan.uncefact.translate.Translator.class.getResourceAsStream(
            "/portolan/samples/" + name)) {
      return new String(in.readAllBytes(), ISO_8859_1).replaceAll("\\R", "");
    }
  }
}

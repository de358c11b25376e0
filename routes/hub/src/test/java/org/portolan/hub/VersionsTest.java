package org.portolan.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Ending;

/** 1225 in BGM: a first version, one in its place, its end; and what has no place is refused. */
@ParameterizedClass
@EnumSource(Databases.class)
class VersionsTest {
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

  private Documents.DocumentRow sent(String number, String function, String reference) {
    return sent(Declaration.of(number, function, reference));
  }

  private Documents.DocumentRow sent(String interchange) {
    long message = hub.intake().receive(Declaration.bytes(interchange), "x.edi", "http").message();
    hub.run();
    return hub.documents().firstOf(message).orElseThrow();
  }

  private Recognition recognition(Documents.DocumentRow document) {
    return hub.networks()
        .bank()
        .recognitions()
        .record(hub.networks().lane().id(), document.recordKey().orElseThrow())
        .orElseThrow();
  }

  @Test
  void a_replacement_is_the_next_version_of_the_same_record_and_the_ledger_ends_the_first() {
    Documents.DocumentRow first = sent("LRN-1", "9", "1");
    Documents.DocumentRow second = sent("LRN-1", "5", "2");

    assertThat(second.recordKey()).isEqualTo(first.recordKey());
    assertThat(second.version()).contains(2L);
    assertThat(second.predecessor()).contains(first.id());
    assertThat(hub.documents().successor(first.id())).contains(second.id());
    assertThat(recognition(second).version()).isEqualTo(2);
    assertThat(recognition(second).commitment()).isEqualTo(second.commitment().orElseThrow());
    assertThat(ended())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.commitment()).isEqualTo(first.commitment().orElseThrow());
              assertThat(e.successor()).isEqualTo(second.commitment().orElseThrow());
            });
  }

  private List<Ending> ended() {
    return hub
        .networks()
        .customs()
        .follower()
        .read(Follower.Cursor.START, 100, Duration.ZERO)
        .events()
        .stream()
        .filter(LedgerEvent.RecordEnded.class::isInstance)
        .map(e -> ((LedgerEvent.RecordEnded) e).ending())
        .toList();
  }

  @Test
  void a_cancellation_revokes_the_record_for_good() {
    Documents.DocumentRow first = sent("LRN-1", "9", "1");
    assertThat(recognition(first).state()).isEqualTo(State.RECOGNIZED);

    Documents.DocumentRow cancelled = sent("LRN-1", "1", "2");

    assertThat(cancelled.revokes()).isTrue();
    assertThat(recognition(first).state()).isEqualTo(State.REVOKED);
    for (String function : List.of("9", "5", "1")) {
      Documents.DocumentRow after = sent("LRN-1", function, "3" + function);
      assertThat(after.state()).isEqualTo("REJECTED");
      assertThat(after.findings()).contains("PTL-DOC-004");
    }
  }

  @Test
  void a_replacement_of_what_nobody_knows_is_refused() {
    Documents.DocumentRow lost = sent("LRN-9", "5", "1");

    assertThat(lost.state()).isEqualTo("REJECTED");
    assertThat(lost.findings()).contains("PTL-DOC-001").contains("LRN-9");
    assertThat(hub.acknowledgements().of(lost.message()))
        .filteredOn(answer -> answer.type().equals("CUSRES"))
        .singleElement()
        .satisfies(
            answer -> assertThat(new String(answer.content(), ISO_8859_1)).contains("PTL-DOC-001"));
  }

  @Test
  void nobody_cancels_the_document_of_another_sender() {
    Documents.DocumentRow mine = sent("LRN-1", "9", "1");
    Documents.DocumentRow theirs =
        sent(Declaration.of("LRN-1", "1", "2").replace("NL900000003:ZZZ", "NL900000009:ZZZ"));

    assertThat(theirs.findings()).contains("PTL-DOC-001");
    assertThat(recognition(mine).state()).isEqualTo(State.RECOGNIZED);
  }

  @Test
  void an_original_sent_again_under_another_reference_gives_no_second_record() {
    sent("LRN-1", "9", "1");

    Documents.DocumentRow again = sent("LRN-1", "9", "2");

    assertThat(again.state()).isEqualTo("REJECTED");
    assertThat(again.findings()).contains("PTL-DOC-002");
  }

  @Test
  void a_change_that_names_only_some_fields_is_refused_with_what_to_send_instead() {
    sent("LRN-1", "9", "1");

    assertThat(sent("LRN-1", "4", "2").findings()).contains("PTL-DOC-003").contains("function 5");
  }

  @Test
  void versions_that_wait_together_are_recorded_in_their_order() {
    for (String function : List.of("9", "5", "1")) {
      hub.intake()
          .receive(
              Declaration.bytes(Declaration.of("LRN-1", function, "R" + function)), "x", "http");
    }

    hub.run();

    assertThat(hub.documents().document(3).orElseThrow().version()).contains(3L);
    assertThat(recognition(hub.documents().document(1).orElseThrow()).state())
        .isEqualTo(State.REVOKED);
  }
}

package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.StatusStatement;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.attest.AttestorJournal;

/** An attestor never signs two things that cannot both be true, whatever happens between. */
class AttestorJournalTest {
  private final SigningKey key = SigningKey.generate(Alg.ED25519);
  @TempDir Path folder;

  private static PublisherStatus status(long endings, String head) {
    Bytes32 hash = Sha256.hash(head.getBytes());
    return new PublisherStatus(endings, hash, hash);
  }

  private static boolean admits(AttestorJournal journal, long height, PublisherStatus status) {
    return journal
        .admit(
            new StatusStatement(
                Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, status.digest(), height, 1_795_000_000L),
            status)
        .isEmpty();
  }

  private AttestorJournal open() {
    return new AttestorJournal(folder.resolve("journal"), key);
  }

  @Test
  void fewer_endings_at_a_greater_height_are_refused_in_either_order() {
    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 10, status(5, "x"))).isTrue();

      assertThat(admits(journal, 8, status(7, "y"))).isFalse();
      assertThat(admits(journal, 12, status(4, "z"))).isFalse();
    }
  }

  @Test
  void another_status_for_a_height_that_was_signed_before_is_refused() {
    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 5, status(1, "x"))).isTrue();
      assertThat(admits(journal, 10, status(3, "y"))).isTrue();

      assertThat(admits(journal, 5, status(2, "z"))).isFalse();
      assertThat(admits(journal, 7, status(3, "other head"))).isFalse();
    }
  }

  @Test
  void a_restart_forgets_nothing() {
    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 10, status(2, "x"))).isTrue();
      assertThat(admits(journal, 8, status(2, "x"))).isTrue();
    }
    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 10, status(3, "y"))).isFalse();
      assertThat(admits(journal, 10, status(2, "x"))).isTrue();
    }
  }

  @Test
  void a_line_that_was_cut_off_was_never_signed_for_and_is_dropped() throws Exception {
    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 10, status(2, "x"))).isTrue();
    }
    Files.writeString(folder.resolve("journal"), "0000 half a line", StandardOpenOption.APPEND);

    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 11, status(3, "y"))).isTrue();
    }
    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 11, status(4, "z"))).isFalse();
    }
  }

  @Test
  void two_attestors_do_not_write_one_journal() {
    try (AttestorJournal journal = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another attestor");
      assertThat(admits(journal, 10, status(2, "x"))).isTrue();
    }
    open().close();
  }

  @Test
  void a_line_that_was_changed_left_out_or_written_by_another_keeps_it_from_opening()
      throws Exception {
    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 10, status(2, "x"))).isTrue();
      assertThat(admits(journal, 11, status(3, "y"))).isTrue();
    }
    Path file = folder.resolve("journal");
    List<String> lines = Files.readAllLines(file);
    JournalForger forger = new JournalForger(lines);

    for (List<String> broken : forger.all()) {
      Files.write(file, broken);
      assertThatThrownBy(this::open)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("PTL-ATT-014");
    }
    Files.write(file, lines);
    open().close();
  }

  @Test
  void a_journal_goes_on_under_a_new_key_that_names_the_one_before() {
    try (AttestorJournal journal = open()) {
      assertThat(admits(journal, 10, status(2, "x"))).isTrue();
    }
    SigningKey next = SigningKey.generate(Alg.ES256);
    Path file = folder.resolve("journal");

    assertThatThrownBy(() -> new AttestorJournal(file, next)).hasMessageContaining("PTL-ATT-014");
    try (AttestorJournal journal = new AttestorJournal(file, next, List.of(key.spki()))) {
      assertThat(admits(journal, 10, status(3, "y"))).isFalse();
      assertThat(admits(journal, 11, status(3, "y"))).isTrue();
    }
    try (AttestorJournal journal = new AttestorJournal(file, next, List.of(key.spki()))) {
      assertThat(journal.lines()).isEqualTo(2);
    }
  }
}

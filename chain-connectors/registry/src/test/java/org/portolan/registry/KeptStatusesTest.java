package org.portolan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Refusal;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.StatusStatement;

/** What a destination keeps of a publisher, where its endings come whole or in parts. */
class KeptStatusesTest {
  private static final Bytes32 LANE = hash("lane");
  private static final Bytes32 PUBLISHER = hash("publisher");

  private final RegistryState state = new MemoryState();
  private final KeptStatuses statuses = new KeptStatuses(state);
  private final List<Ending> all = new ArrayList<>();

  KeptStatusesTest() {
    for (int i = 1; i <= 20; i++) {
      all.add(new Ending(hash("c" + i), Bytes32.ZERO));
    }
  }

  private static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private Bytes32 head(int endings) {
    Bytes32 head = Bytes32.ZERO;
    for (Ending ending : all.subList(0, endings)) {
      head = ending.headAfter(head);
    }
    return head;
  }

  private PublisherStatus status(int endings) {
    return new PublisherStatus(endings, head(endings), hash("map " + endings));
  }

  /** A statement of so many endings, at a height of as many, with the endings from..to. */
  private Optional<Refusal> take(int endings, int from, int to, boolean last) {
    StatusStatement s =
        new StatusStatement(
            LANE, hash("epoch"), PUBLISHER, status(endings).digest(), endings + 1L, endings + 1L);
    Optional<Bytes32> before = last ? Optional.empty() : Optional.of(head(from));
    Optional<Refusal> refusal = statuses.check(s, status(endings), before, all.subList(from, to));
    if (refusal.isEmpty()) {
      statuses.apply(s, status(endings), before, all.subList(from, to));
    }
    return refusal;
  }

  private long kept() {
    return state.kept(LANE, PUBLISHER).orElseThrow().status().endings();
  }

  private boolean ended(int number) {
    return state.isEnded(LANE, PUBLISHER, hash("c" + number));
  }

  @Test
  void parts_mark_their_commitments_at_once_and_the_status_holds_with_the_last() {
    take(0, 0, 0, true);

    assertThat(take(10, 6, 10, false)).isEmpty();
    assertThat(ended(7)).isTrue();
    assertThat(ended(6)).isFalse();
    assertThat(kept()).isZero();

    assertThat(take(10, 2, 6, false)).isEmpty();
    assertThat(take(10, 0, 2, true)).isEmpty();
    assertThat(kept()).isEqualTo(10);
    assertThat(ended(1)).isTrue();
  }

  @Test
  void a_part_that_leaves_endings_out_or_comes_out_of_order_is_refused() {
    take(0, 0, 0, true);
    take(10, 6, 10, false);

    assertThat(take(10, 1, 5, false)).hasValueSatisfying(this::exactEndings);
    assertThat(take(10, 6, 10, false)).hasValueSatisfying(this::exactEndings);
    assertThat(take(10, 0, 5, true)).hasValueSatisfying(this::exactEndings);
    assertThat(take(10, 0, 10, true)).hasValueSatisfying(this::exactEndings);
    assertThat(kept()).isZero();
  }

  @Test
  void a_newer_statement_starts_before_an_older_one_is_done() {
    take(0, 0, 0, true);
    take(10, 6, 10, false);

    assertThat(take(12, 4, 12, false)).isEmpty();
    assertThat(take(12, 0, 4, true)).isEmpty();
    assertThat(kept()).isEqualTo(12);
  }

  @Test
  void a_part_that_would_be_the_whole_is_none() {
    take(0, 0, 0, true);

    assertThat(take(10, 0, 10, false)).hasValueSatisfying(this::exactEndings);
    assertThat(take(10, 10, 10, false)).hasValueSatisfying(this::exactEndings);
  }

  @Test
  void the_same_number_of_endings_has_one_head_and_one_map() {
    take(5, 0, 0, true);
    PublisherStatus other = new PublisherStatus(5, head(5), hash("another map"));
    StatusStatement s = new StatusStatement(LANE, hash("epoch"), PUBLISHER, other.digest(), 9, 9);

    assertThat(statuses.check(s, other, Optional.empty(), List.of()))
        .hasValueSatisfying(this::exactEndings);
  }

  private void exactEndings(Refusal refusal) {
    assertThat(refusal.code()).isEqualTo("PTL-DST-007");
  }
}

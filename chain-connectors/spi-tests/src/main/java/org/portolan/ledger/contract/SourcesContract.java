package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Proven;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/**
 * Independent endpoints, and one that lies: it refuses by itself, it differs from an honest one, or
 * what it gives as evidence is refused. An attestor that asks two sees each of these.
 */
interface SourcesContract extends ContractPart {
  private Bytes32 endedRecord() {
    on().anchored(1, "a");
    on().anchored(2, "b");
    Bytes32 c = ForeignSource.hash("c");
    on().done(new Command.End(on().publisher(), new Ending(c, Bytes32.ZERO)));
    return c;
  }

  /** What an endpoint answers, or that it refuses to. */
  private static <T> Optional<T> answer(Callable<T> question) throws Exception {
    try {
      return Optional.of(question.call());
    } catch (LedgerRefused | LedgerUnavailable e) {
      return Optional.empty();
    }
  }

  @Test
  default void two_sources_tell_the_same() {
    endedRecord();
    List<Source> sources = on().ledger().sources();
    assertThat(sources).hasSizeGreaterThanOrEqualTo(2);
    Source a = sources.get(0);
    Source b = sources.get(1);
    long height = a.head().height();

    assertThat(b.name()).isNotEqualTo(a.name());
    assertThat(b.head().hash()).isEqualTo(a.head().hash());
    assertThat(b.anchor(on().publisher(), 1, height))
        .isEqualTo(a.anchor(on().publisher(), 1, height));
    assertThat(b.ended(on().publisher(), height, 0))
        .isEqualTo(a.ended(on().publisher(), height, 0));
  }

  @Test
  default void a_source_does_not_answer_as_of_a_height_that_it_has_not_reached() {
    on().anchored(1, "a");
    Source source = on().source();
    long beyond = source.head().height() + 1_000;

    assertThatThrownBy(() -> source.anchor(on().publisher(), 1, beyond))
        .isInstanceOfAny(LedgerRefused.class, LedgerUnavailable.class);
    assertThatThrownBy(() -> source.ended(on().publisher(), beyond, 0))
        .isInstanceOfAny(LedgerRefused.class, LedgerUnavailable.class);
  }

  @Test
  default void a_source_that_shows_another_root_is_caught() throws Exception {
    on().needs(LedgerFixture.Hook.LIE);
    on().anchored(1, "a");
    Anchor true2 = on().anchored(2, "b");
    Source honest = on().source();
    long height = honest.head().height();

    Source liar = on().fixture().lying(LedgerFixture.Lie.OTHER_ROOT);

    assertThat(answer(() -> liar.anchor(on().publisher(), 2, height)))
        .isNotEqualTo(answer(() -> honest.anchor(on().publisher(), 2, height)));
    Anchor false2 =
        new Anchor(
            true2.publisher(),
            2,
            ForeignSource.hash("another root"),
            2,
            true2.position(),
            true2.anchorHash());
    assertThat(
            answer(() -> liar.prove(false2, Claim.EXISTED, Optional.empty()))
                .map(evidence -> on().judged(evidence, false2, Optional.empty()))
                .filter(Proven.class::isInstance))
        .isEmpty();
  }

  @Test
  default void a_source_that_hides_an_ending_is_caught() throws Exception {
    on().needs(LedgerFixture.Hook.LIE);
    Bytes32 c = endedRecord();
    Source honest = on().source();
    long height = honest.head().height();
    Anchor anchor = honest.anchor(on().publisher(), 1, height).orElseThrow();

    Source liar = on().fixture().lying(LedgerFixture.Lie.HIDDEN_ENDING);

    assertThat(answer(() -> liar.ended(on().publisher(), height, 0)))
        .isNotEqualTo(answer(() -> honest.ended(on().publisher(), height, 0)));
    if (on().ledger().capabilities().can(Capability.PROVE_CURRENT)) {
      assertThat(
              answer(() -> liar.prove(anchor, Claim.CURRENT, Optional.of(c)))
                  .map(evidence -> on().judged(evidence, anchor, Optional.of(c)))
                  .filter(Proven.class::isInstance))
          .isEmpty();
    }
  }

  @Test
  default void a_source_that_forgot_what_it_had_seen_is_caught() throws Exception {
    on().needs(LedgerFixture.Hook.LIE);
    endedRecord();
    Source honest = on().source();
    long height = honest.head().height();

    Source liar = on().fixture().lying(LedgerFixture.Lie.ROLLED_BACK);

    assertThat(answer(liar::head).filter(head -> head.height() >= height)).isEmpty();
    assertThat(answer(() -> liar.ended(on().publisher(), height, 0)))
        .as("nothing, or what it had seen when it was honest")
        .isIn(Optional.empty(), Optional.of(honest.ended(on().publisher(), height, 0)));
  }

  @Test
  default void a_source_of_another_history_is_caught() throws Exception {
    on().needs(LedgerFixture.Hook.LIE);
    endedRecord();
    Source.Head head = on().source().head();

    Source liar = on().fixture().lying(LedgerFixture.Lie.FORKED);

    assertThat(answer(liar::head).map(Source.Head::hash)).isNotEqualTo(Optional.of(head.hash()));
  }
}

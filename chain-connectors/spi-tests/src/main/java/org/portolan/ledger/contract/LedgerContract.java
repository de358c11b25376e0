package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refused;
import org.portolan.evidence.Verdict;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Command;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Sha256;

/**
 * The suite. What a connector declares it cannot do is skipped with a sentence, so that the runner
 * counts it.
 */
public abstract class LedgerContract {
  private LedgerFixture fixture;
  private Ledger ledger;

  protected abstract LedgerFixture fixture() throws Exception;

  @BeforeEach
  void openLedger() throws Exception {
    fixture = fixture();
    ledger = fixture.open();
  }

  @AfterEach
  void closeLedger() throws Exception {
    ledger.close();
    fixture.close();
  }

  private void reopen() {
    ledger.close();
    ledger = fixture.open();
  }

  private void needs(Capability capability) {
    assumeTrue(
        ledger.capabilities().can(capability),
        () -> ledger.network().caip2() + " declares that it cannot " + capability);
  }

  private static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private Command.AnchorBatch batch(long ordinal, String root) {
    return new Command.AnchorBatch(ledger.publisher(), ordinal, hash(root), 2);
  }

  private Outcome.Final done(Command command) {
    Prepared prepared = ledger.transactor().prepare(command);
    ledger.transactor().send(prepared);
    for (int i = 0; i < 600; i++) {
      if (ledger.transactor().outcome(prepared) instanceof Outcome.Final end) {
        return end;
      }
      pause();
    }
    throw new AssertionError("never final: " + command);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Anchor anchored(long ordinal, String root) {
    Command.AnchorBatch command = batch(ordinal, root);
    Outcome.Final end = done(command);
    return new Anchor(
        command.publisher(), ordinal, command.root(), 2, end.position(), end.anchorHash());
  }

  private Verdict judged(Evidence evidence, Anchor anchor, Optional<Bytes32> commitment) {
    return fixture
        .verifier()
        .verify(
            evidence,
            new Expectation(ledger.network(), ledger.registry(), anchor, commitment),
            fixture.epoch());
  }

  @Test
  void ordinals_count_from_one_without_a_gap() {
    assertThatThrownBy(() -> done(batch(2, "too early"))).isInstanceOf(LedgerRefused.class);
    done(batch(1, "a"));
    done(batch(2, "b"));
    assertThatThrownBy(() -> done(batch(4, "a gap"))).isInstanceOf(LedgerRefused.class);
  }

  @Test
  void the_same_batch_again_is_done_already_and_another_root_is_a_conflict() {
    Outcome.Final first = done(batch(1, "a"));

    assertThat(done(batch(1, "a"))).isEqualTo(first);
    assertThatThrownBy(() -> done(batch(1, "b"))).isInstanceOf(LedgerRefused.class);
  }

  @Test
  void what_was_prepared_and_never_sent_is_unknown_and_can_still_be_sent_after_a_restart() {
    Prepared prepared = ledger.transactor().prepare(batch(1, "a"));
    assertThat(ledger.transactor().outcome(prepared)).isInstanceOf(Outcome.Unknown.class);
    assertThat(ledger.transactor().find(prepared.key())).isEmpty();

    reopen();
    ledger.transactor().send(prepared);

    assertThat(done(batch(1, "a"))).isNotNull();
    assertThat(ledger.transactor().find(prepared.key())).isPresent();
  }

  @Test
  void what_was_anchored_is_found_after_a_restart() {
    Outcome.Final before = done(batch(1, "a"));

    reopen();

    assertThat(ledger.transactor().find(batch(1, "a").key())).contains(before);
    assertThat(ledger.sources().get(0).anchor(ledger.publisher(), 1, before.height())).isPresent();
  }

  @Test
  void a_commitment_is_ended_once() {
    done(batch(1, "a"));
    Ending ending = new Ending(hash("c"), hash("next"));
    done(new Command.End(ledger.publisher(), ending));

    assertThatThrownBy(
            () -> done(new Command.End(ledger.publisher(), new Ending(hash("c"), hash("another")))))
        .isInstanceOf(LedgerRefused.class);
    Source source = ledger.sources().get(0);
    assertThat(source.ended(ledger.publisher(), source.head().height(), 0).endings())
        .containsExactly(ending);
  }

  @Test
  void events_are_neither_lost_nor_doubled_across_restarts() {
    List<LedgerEvent> seen = new ArrayList<>();
    Follower.Cursor cursor = Follower.Cursor.START;
    for (int i = 1; i <= 5; i++) {
      done(batch(i, "root " + i));
      if (i % 2 == 0) {
        reopen();
      }
      Follower.Page page = ledger.follower().read(cursor, 2, Duration.ofMillis(500));
      seen.addAll(page.events());
      cursor = page.next();
    }
    seen.addAll(ledger.follower().read(cursor, 100, Duration.ZERO).events());

    assertThat(seen)
        .filteredOn(LedgerEvent.BatchAnchored.class::isInstance)
        .extracting(event -> ((LedgerEvent.BatchAnchored) event).anchor().ordinal())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void evidence_of_an_anchor_verifies_and_proves_no_other() {
    needs(Capability.PROVE_EXISTED);
    Anchor anchor = anchored(1, "a");
    anchored(2, "b");

    Evidence evidence = ledger.sources().get(0).prove(anchor, Claim.EXISTED, Optional.empty());

    assertThat(judged(evidence, anchor, Optional.empty())).isInstanceOf(Proven.class);
    Anchor other =
        new Anchor(anchor.publisher(), 1, hash("z"), 2, anchor.position(), anchor.anchorHash());
    assertThat(judged(evidence, other, Optional.empty())).isInstanceOf(Refused.class);
  }

  @Test
  void evidence_with_any_one_byte_changed_is_refused() {
    needs(Capability.PROVE_EXISTED);
    Anchor anchor = anchored(1, "a");
    anchored(2, "b");
    Evidence evidence = ledger.sources().get(0).prove(anchor, Claim.EXISTED, Optional.empty());

    for (int at = 0; at < evidence.data().length; at++) {
      byte[] changed = evidence.data().clone();
      changed[at] ^= 1;
      Evidence forged =
          new Evidence(
              evidence.kind(), evidence.claim(), evidence.height(), evidence.time(), changed);
      assertThat(judged(forged, anchor, Optional.empty()))
          .as("byte " + at)
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void a_record_is_proven_current_until_it_is_ended() {
    needs(Capability.PROVE_CURRENT);
    Anchor anchor = anchored(1, "a");
    Bytes32 c = hash("c");
    Source source = ledger.sources().get(0);
    assertThat(judged(source.prove(anchor, Claim.CURRENT, Optional.of(c)), anchor, Optional.of(c)))
        .isInstanceOf(Proven.class);

    done(new Command.End(ledger.publisher(), new Ending(c, Bytes32.ZERO)));

    assertThat(judged(source.prove(anchor, Claim.CURRENT, Optional.of(c)), anchor, Optional.of(c)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void two_sources_tell_the_same() {
    done(batch(1, "a"));
    done(new Command.End(ledger.publisher(), new Ending(hash("c"), Bytes32.ZERO)));
    List<Source> sources = ledger.sources();
    assertThat(sources).hasSizeGreaterThanOrEqualTo(2);
    long height = sources.get(0).head().height();

    assertThat(sources.get(1).head().hash()).isEqualTo(sources.get(0).head().hash());
    assertThat(sources.get(1).anchor(ledger.publisher(), 1, height))
        .isEqualTo(sources.get(0).anchor(ledger.publisher(), 1, height));
    assertThat(sources.get(1).ended(ledger.publisher(), height, 0))
        .isEqualTo(sources.get(0).ended(ledger.publisher(), height, 0));
  }
}

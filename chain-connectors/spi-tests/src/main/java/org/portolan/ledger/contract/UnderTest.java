package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Verdict;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;

/** The ledger of one case, opened, and what every case does with it. */
final class UnderTest implements AutoCloseable {
  private final LedgerFixture fixture;
  private Ledger ledger;

  UnderTest(LedgerFixture fixture) {
    this.fixture = fixture;
    this.ledger = fixture.open();
  }

  LedgerFixture fixture() {
    return fixture;
  }

  Ledger ledger() {
    return ledger;
  }

  Bytes32 publisher() {
    return ledger.publisher();
  }

  Source source() {
    return ledger.sources().get(0);
  }

  RecognitionView recognitions() {
    return ledger.recognitions();
  }

  void reopen() {
    ledger.close();
    ledger = fixture.open();
  }

  void closeLedger() {
    ledger.close();
  }

  void openLedger() {
    ledger = fixture.open();
  }

  void needs(Capability capability) {
    if (!ledger.capabilities().can(capability)) {
      throw new Missing("the ledger declares that it cannot " + capability);
    }
  }

  void needs(LedgerFixture.Hook hook) {
    if (!fixture.hooks().contains(hook)) {
      throw new Missing("the fixture has not " + hook);
    }
  }

  /** A source whose lane this ledger believes. */
  ForeignSource believed() {
    needs(Capability.RECOGNIZE);
    ForeignSource source = new ForeignSource(fixture, ledger);
    done(fixture.governed(source.trust()));
    return source;
  }

  Command.AnchorBatch batch(long ordinal, String root) {
    return new Command.AnchorBatch(publisher(), ordinal, ForeignSource.hash(root), 2);
  }

  /** Sends a command and waits until it is final. */
  Outcome.Final done(Command command) {
    Prepared prepared = ledger.transactor().prepare(command);
    ledger.transactor().send(prepared);
    for (int i = 0; i < 600; i++) {
      Outcome outcome = ledger.transactor().outcome(prepared);
      if (outcome instanceof Outcome.Final end) {
        return end;
      }
      if (outcome instanceof Outcome.Rejected rejected) {
        throw new LedgerRefused(rejected.refusal());
      }
      if (outcome instanceof Outcome.Unknown unknown && unknown.lost()) {
        prepared = ledger.transactor().replace(prepared);
        ledger.transactor().send(prepared);
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

  Anchor anchored(long ordinal, String root) {
    Command.AnchorBatch command = batch(ordinal, root);
    Outcome.Final end = done(command);
    return new Anchor(
        command.publisher(), ordinal, command.root(), 2, end.position(), end.anchorHash());
  }

  /** The command is refused for good, and with this code. */
  void refused(Command command, String code) {
    refused(() -> done(command), code);
  }

  static void refused(ThrowingCallable deed, String code) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            LedgerRefused.class, e -> Assertions.assertThat(e.refusal().code()).isEqualTo(code));
  }

  Verdict judged(Evidence evidence, Anchor anchor, Optional<Bytes32> commitment) {
    return fixture
        .verifier()
        .verify(
            evidence,
            new Expectation(ledger.network(), ledger.registry(), anchor, commitment),
            fixture.epoch());
  }

  @Override
  public void close() throws Exception {
    ledger.close();
    fixture.close();
  }
}

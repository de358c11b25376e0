package org.portolan.tlog;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Transactor;
import org.portolan.record.Position;
import org.portolan.record.Sha256;
import org.portolan.registry.Frozen;

/**
 * Appends. An entry that is prepared is not yet in the log; one that was sent is there for good.
 */
final class LogTransactor implements Transactor {
  private static final int MAX_TRIES = 100;

  private final TransparencyLog log;

  LogTransactor(TransparencyLog log) {
    this.log = log;
  }

  @Override
  public Prepared prepare(Command command) {
    byte[] entry =
        switch (command) {
          case Command.AnchorBatch anchor ->
              LogEntry.anchor(
                  log.account(),
                  log.network().id(),
                  log.registry(),
                  anchor.ordinal(),
                  anchor.root(),
                  anchor.count());
          case Command.End end ->
              LogEntry.ending(log.account(), log.network().id(), log.registry(), end.ending());
          default -> new DestinationEntry(log.now(), command).encode();
        };
    return new Prepared(command.key(), entry, Sha256.hash(new byte[1], entry).hex());
  }

  @Override
  public void send(Prepared prepared) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Taken taken = log.read(state -> take(state, prepared));
      if (taken.refusal().isPresent()) {
        throw new LedgerRefused(taken.refusal().get());
      }
      if (taken.done()) {
        return;
      }
    }
    throw new LedgerUnavailable("other processes keep appending first", null);
  }

  /** Refused, done, or neither where another process appended first. */
  private record Taken(Optional<Refusal> refusal, boolean done) {
    static Taken of(Refusal refusal) {
      return new Taken(Optional.of(refusal), false);
    }
  }

  private Taken take(LogState state, Prepared prepared) {
    Optional<LogStore.Row> there = log.store().find(prepared.key().digest());
    if (there.isPresent()) {
      return SameDeed.is(there.get().bytes(), prepared.bytes())
          ? new Taken(Optional.empty(), true)
          : contradict(state, prepared);
    }
    Optional<Refusal> refusal =
        LogEntry.read(prepared.bytes())
            .map(entry -> judge(state, entry))
            .orElseGet(() -> judge(state, prepared.bytes()));
    return refusal
        .map(Taken::of)
        .orElseGet(
            () ->
                new Taken(Optional.empty(), log.append(prepared.bytes(), prepared.key().digest())));
  }

  /** Another value for a key: where it is proven, it is kept as evidence, and freezes. */
  private Taken contradict(LogState state, Prepared prepared) {
    Optional<Refusal> refusal =
        DestinationEntry.read(prepared.bytes()).flatMap(entry -> state.check(entry));
    if (refusal.filter(Frozen::isContradiction).isPresent()) {
      CommandKey freeze = CommandKey.of("freeze", prepared.key().digest().toByteArray());
      if (!log.append(prepared.bytes(), freeze.digest())) {
        return new Taken(Optional.empty(), false);
      }
    }
    return Taken.of(refusal.orElseGet(() -> conflict(prepared)));
  }

  private static Refusal conflict(Prepared prepared) {
    return Refusal.of(
        "PTL-LED-001",
        prepared.key().verb(),
        "another value for the same key",
        "the value that the log holds");
  }

  private static Optional<Refusal> judge(LogState state, LogEntry entry) {
    if (state.replay().wouldCount(entry)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (entry) {
          case LogEntry.Anchored anchored ->
              Refusal.of(
                  "PTL-LED-002",
                  "ordinal",
                  "" + anchored.ordinal(),
                  "" + (state.replay().lastOrdinal(anchored.publisher()) + 1));
          case LogEntry.Ended ended ->
              Refusal.of(
                  "PTL-LED-003",
                  "commitment",
                  ended.ending().commitment().hex(),
                  "one that this publisher has not ended");
        });
  }

  private static Optional<Refusal> judge(LogState state, byte[] entry) {
    return DestinationEntry.read(entry)
        .map(read -> state.check(read))
        .orElseGet(
            () ->
                Optional.of(
                    Refusal.of("PTL-LED-004", "entry", "other bytes", "an entry of this log")));
  }

  @Override
  public Outcome outcome(Prepared prepared) {
    Optional<LogStore.Row> there = log.store().find(prepared.key().digest());
    if (there.isEmpty()) {
      return new Outcome.Unknown("not in the log; it may not have been sent");
    }
    return Arrays.equals(there.get().bytes(), prepared.bytes())
            || SameDeed.is(there.get().bytes(), prepared.bytes())
        ? done(there.get())
        : new Outcome.Rejected(conflict(prepared));
  }

  @Override
  public Prepared replace(Prepared prepared) {
    return prepared;
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    return log.store().find(key.digest()).map(LogTransactor::done);
  }

  private static Outcome.Final done(LogStore.Row row) {
    return new Outcome.Final(
        Position.ofIndex(row.position()),
        Sha256.hash(new byte[1], row.bytes()),
        row.position() + 1,
        row.recordedAt());
  }
}

package org.portolan.tlog;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.ledger.Source;
import org.portolan.ledger.contract.LedgerFixture.Lie;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Sha256;
import org.portolan.record.cose.SigningKey;

/** A log whose rows are another's, but for what its operator changed; it has all of the keys. */
final class LyingLog {
  private final TransparencyLog honest;
  private final SigningKey logKey;
  private final SigningKey account;
  private final Clock clock;
  private final List<LogStore.Row> rows;

  LyingLog(TransparencyLog honest, SigningKey logKey, SigningKey account, Clock clock) {
    this.honest = honest;
    this.logKey = logKey;
    this.account = account;
    this.clock = clock;
    this.rows = honest.store().read(0, Integer.MAX_VALUE);
  }

  Source source(Lie lie) {
    LogStore.Row last = rows.get(rows.size() - 1);
    return switch (lie) {
      // The signed head is the true one: an endpoint alone lies, and the log's key is not with it.
      case OTHER_ROOT -> reader(changed(last, anchor("another root")));
      case HIDDEN_ENDING -> reader(changed(last, ending("never ended")));
      case ROLLED_BACK -> forgetful();
      // The operator itself signs another head of the same size.
      case FORKED -> log(changed(last, ending("another ending"))).source("fork");
    };
  }

  private byte[] anchor(String root) {
    LogEntry.Anchored last =
        rows.stream()
            .flatMap(row -> LogEntry.read(row.bytes()).stream())
            .filter(LogEntry.Anchored.class::isInstance)
            .map(LogEntry.Anchored.class::cast)
            .reduce((a, b) -> b)
            .orElseThrow();
    return LogEntry.anchor(
        account, last.networkId(), last.registry(), last.ordinal(), hash(root), last.count());
  }

  private byte[] ending(String of) {
    return LogEntry.ending(
        account, honest.network().id(), honest.registry(), new Ending(hash(of), Bytes32.ZERO));
  }

  private static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private List<LogStore.Row> changed(LogStore.Row row, byte[] bytes) {
    return rows.stream()
        .map(r -> r == row ? new LogStore.Row(r.position(), bytes, r.recordedAt()) : r)
        .toList();
  }

  private static String copy(List<LogStore.Row> rows) {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1";
    try (LogStore copy = LogStore.open(url)) {
      for (LogStore.Row row : rows) {
        copy.append(row, hash("key " + row.position()));
      }
    }
    return url;
  }

  private TransparencyLog log(List<LogStore.Row> rows) {
    return LogFixture.open(copy(rows), logKey, account, clock);
  }

  private Source reader(List<LogStore.Row> rows) {
    return new LogSource("liar", honest, LogStore.open(copy(rows)), honest::checkpoint);
  }

  /** Sees the true head first; from then on it is shown a log without its last entry. */
  private Source forgetful() {
    TransparencyLog shorter = log(rows.subList(0, rows.size() - 1));
    boolean[] seen = new boolean[1];
    LogSource source =
        new LogSource(
            "forgetful",
            honest,
            honest.store().again(),
            () -> seen[0] ? shorter.checkpoint() : honest.checkpoint());
    source.head();
    seen[0] = true;
    return source;
  }
}

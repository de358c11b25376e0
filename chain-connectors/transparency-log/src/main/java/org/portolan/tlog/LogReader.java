package org.portolan.tlog;

import java.util.List;
import org.portolan.ledger.LedgerReader;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/** A log that is read over HTTP, at one endpoint or several. */
final class LogReader implements LedgerReader {
  private final LogSettings settings;
  private final byte[] key;
  private final List<HttpLog> logs;
  private final List<Source> sources;

  /**
   * @param key the log's first, SubjectPublicKeyInfo DER
   */
  LogReader(LogSettings settings, byte[] key, List<HttpLog.Endpoint> endpoints) {
    this.settings = settings;
    this.key = key;
    this.logs = endpoints.stream().map(at -> new HttpLog(settings, key, at)).toList();
    this.sources = logs.stream().<Source>map(log -> new LogSource(log.operator(), log)).toList();
  }

  @Override
  public NetworkIdentity network() {
    return settings.network(key);
  }

  @Override
  public Bytes32 registry() {
    return settings.registry();
  }

  @Override
  public List<Source> sources() {
    return sources;
  }

  @Override
  public void close() {
    logs.forEach(HttpLog::close);
  }
}

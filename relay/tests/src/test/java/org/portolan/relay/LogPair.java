package org.portolan.relay;

import java.nio.file.Path;
import java.time.Clock;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.contract.Keys;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.SigningGovernor;
import org.portolan.tlog.LogSettings;
import org.portolan.tlog.TransparencyLog;

/** Two logs, each with an embedded database of its own. */
public class LogPair implements LedgerPair {
  @Override
  public Opened open(Path folder, Clock clock) {
    Keys keys = new Keys(folder);
    return new Opened(
        log(folder, "customs", "publisher", clock),
        log(folder, "bank", "hub", clock),
        new TlogEvidenceVerifier(),
        HashAlgorithm.SHA256,
        new SigningGovernor(keys.key("governor")));
  }

  /** A connection to one of the logs under one of its accounts. */
  TransparencyLog log(Path folder, String name, String account, Clock clock) {
    Keys keys = new Keys(folder);
    SigningKey logKey = keys.key(name + "-log");
    return TransparencyLog.open(
        new LogSettings(
            "tlog:" + name,
            "log." + name + ".example/main",
            HashAlgorithm.SHA256,
            url(folder, name)),
        logKey,
        keys.key(account),
        keys.key("governor").spki(),
        clock);
  }

  /** Another history of customs' log, under the same key. */
  TransparencyLog fork(Path folder, String account, Clock clock) {
    Keys keys = new Keys(folder);
    return TransparencyLog.open(
        new LogSettings(
            "tlog:customs",
            "log.customs.example/main",
            HashAlgorithm.SHA256,
            LogSettings.embedded(folder.resolve("fork"))),
        keys.key("customs-log"),
        keys.key(account),
        keys.key("governor").spki(),
        clock);
  }

  protected String url(Path folder, String name) {
    return LogSettings.embedded(folder.resolve(name + "-log"));
  }
}

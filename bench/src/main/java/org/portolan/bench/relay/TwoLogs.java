package org.portolan.bench.relay;

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

/** Two embedded logs, each with a database of its own. */
final class TwoLogs implements LedgerPair {
  @Override
  public Opened open(Path folder, Clock clock) {
    return new Opened(
        log(folder, "customs", clock),
        log(folder, "bank", clock),
        new TlogEvidenceVerifier(),
        HashAlgorithm.SHA256,
        new SigningGovernor(new Keys(folder).key("governor")));
  }

  private static TransparencyLog log(Path folder, String name, Clock clock) {
    Keys keys = new Keys(folder);
    SigningKey key = keys.key(name + "-log");
    return TransparencyLog.open(
        new LogSettings(
            "tlog:" + name,
            "log." + name + ".example/main",
            HashAlgorithm.SHA256,
            LogSettings.embedded(folder.resolve(name))),
        key,
        keys.key(name + "-account"),
        keys.key("governor").spki(),
        clock);
  }
}

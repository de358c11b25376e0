package org.portolan.tlog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;

/** A log in a database of its own. */
record LogFixture(String url, SigningKey logKey, SigningKey account, AutoCloseable server)
    implements LedgerFixture {
  private static final String ORIGIN = "log.test.example/main";

  LogFixture(String url, AutoCloseable server) {
    this(url, SigningKey.generate(Alg.ED25519), SigningKey.generate(Alg.ED25519), server);
  }

  @Override
  public Ledger open() {
    return TransparencyLog.open(
        new LogSettings("tlog:test", ORIGIN, HashAlgorithm.SHA256, url),
        logKey,
        account,
        logKey.spki(),
        Clock.systemUTC());
  }

  @Override
  public EvidenceVerifier verifier() {
    return new TlogEvidenceVerifier();
  }

  @Override
  public TrustEpoch epoch() {
    return new TrustEpoch(
        Bytes32.ZERO,
        HashAlgorithm.SHA256,
        0,
        Optional.empty(),
        new LogTrust(
                ORIGIN, List.of(logKey.spki()), List.of(), 0, Optional.of("a test has no witness"))
            .json(),
        List.of());
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}

package org.portolan.tlog;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Source;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.record.Base64Url;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;

/** A log in a database of its own, whose operator can be made to lie. */
public final class LogFixture implements LedgerFixture {
  static final String ORIGIN = "log.test.example/main";

  private final String url;
  private final AutoCloseable server;
  private final SigningKey logKey;
  private final SigningKey account;
  private final MovedClock clock = new MovedClock();
  private TransparencyLog open;

  LogFixture(String url, AutoCloseable server) {
    this.url = url;
    this.server = server;
    this.logKey = SigningKey.generate(Alg.ED25519);
    this.account = SigningKey.generate(Alg.ED25519);
  }

  static TransparencyLog open(String url, SigningKey logKey, SigningKey account, Clock clock) {
    return TransparencyLog.open(
        new LogSettings("tlog:test", ORIGIN, HashAlgorithm.SHA256, url),
        logKey,
        account,
        logKey.spki(),
        clock);
  }

  @Override
  public Set<Hook> hooks() {
    return EnumSet.of(Hook.TIME, Hook.KILL, Hook.LIE);
  }

  @Override
  public TransparencyLog open() {
    open = open(url, logKey, account, clock);
    return open;
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
  public Clock clock() {
    return clock;
  }

  @Override
  public void later(Duration duration) {
    clock.move(duration);
  }

  @Override
  public Command.ChangeTrust governed(TrustFile trust) {
    byte[] file = trust.encode();
    return new Command.ChangeTrust(
        file,
        CoseSign1.signDetached(logKey, Command.ChangeTrust.signedBytes(open.registry(), file)));
  }

  @Override
  public Elsewhere elsewhere() {
    return new Elsewhere(InAnotherProcess.class, url + " " + text(logKey) + " " + text(account));
  }

  private static String text(SigningKey key) {
    return Base64Url.encode(key.pkcs8()) + " " + Base64Url.encode(key.spki());
  }

  /** Opens the log with the keys that its argument has. */
  public static final class InAnotherProcess implements Opener {
    @Override
    public TransparencyLog open(String argument) {
      String[] parts = argument.split(" ");
      return LogFixture.open(parts[0], key(parts, 1), key(parts, 3), Clock.systemUTC());
    }

    private static SigningKey key(String[] parts, int at) {
      return SigningKey.of(
          Alg.ED25519, Base64Url.decode(parts[at]), Base64Url.decode(parts[at + 1]));
    }
  }

  @Override
  public Source lying(Lie lie) {
    return new LyingLog(open, logKey, account, clock).source(lie);
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}

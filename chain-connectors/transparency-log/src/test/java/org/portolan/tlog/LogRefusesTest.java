package org.portolan.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Prepared;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;

/** What a log does not take, whoever sends it. */
class LogRefusesTest {
  @TempDir Path folder;
  private final SigningKey account = SigningKey.generate(Alg.ED25519);
  private final SigningKey governor = SigningKey.generate(Alg.ED25519);
  private TransparencyLog log;

  @BeforeEach
  void open() {
    log =
        TransparencyLog.open(
            new LogSettings(
                "tlog:bank",
                "log.bank.example/main",
                HashAlgorithm.SHA256,
                LogSettings.embedded(folder.resolve("log"))),
            SigningKey.generate(Alg.ED25519),
            account,
            governor.spki(),
            Clock.systemUTC());
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void refused(Prepared prepared, String code) {
    assertThatThrownBy(() -> log.transactor().send(prepared))
        .isInstanceOfSatisfying(
            LedgerRefused.class, e -> assertThat(e.refusal().code()).isEqualTo(code));
    assertThat(log.checkpoint()).isEmpty();
  }

  private Command.ChangeTrust trustSignedBy(SigningKey key) {
    byte[] file =
        new TrustFile(1_795_000_000L, List.of(), List.of(), List.of(), List.of()).encode();
    return new Command.ChangeTrust(
        file, CoseSign1.signDetached(key, Command.ChangeTrust.signedBytes(log.registry(), file)));
  }

  @Test
  void whom_it_believes_is_for_its_governor_to_change_and_for_nobody_else() {
    refused(log.transactor().prepare(trustSignedBy(account)), "PTL-DST-019");

    log.transactor().send(log.transactor().prepare(trustSignedBy(governor)));
    assertThat(log.checkpoint()).isPresent();
  }

  @Test
  void bytes_that_are_no_entry_of_a_log_are_not_appended() {
    Prepared some = log.transactor().prepare(trustSignedBy(governor));

    refused(new Prepared(some.key(), new byte[] {1, 2, 3}, "nothing"), "PTL-LED-004");
  }
}

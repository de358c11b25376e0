package org.portolan.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refused;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;

class WitnessTest {
  @TempDir Path folder;

  private final SigningKey logKey = SigningKey.generate(Alg.ED25519);
  private final SigningKey account = SigningKey.generate(Alg.ED25519);
  private final SigningKey witnessKey = SigningKey.generate(Alg.ED25519);
  private TransparencyLog log;

  @BeforeEach
  void open() {
    log =
        LogFixture.open(
            LogSettings.embedded(folder.resolve("log")), logKey, account, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    log.close();
  }

  private Witness witness(String name, SigningKey key) {
    return new Witness(
        name,
        key,
        new NoteKey(LogFixture.ORIGIN, logKey.spki()),
        log.recomputed(),
        folder.resolve(name),
        Clock.systemUTC());
  }

  private Witness witness() {
    return witness("witness.example", witnessKey);
  }

  private void anchor(int ordinal) {
    log.transactor()
        .send(
            log.transactor()
                .prepare(
                    new Command.AnchorBatch(
                        account.keyId(), ordinal, Sha256.hash(new byte[] {(byte) ordinal}), 1)));
  }

  private SignedCheckpoint head() {
    return log.checkpoint().orElseThrow();
  }

  private SignedCheckpoint signed(Checkpoint checkpoint) {
    return SignedCheckpoint.unsigned(checkpoint).signed(LogFixture.ORIGIN, logKey);
  }

  private void assertRefused(String code, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            LedgerRefused.class, e -> assertThat(e.refusal().code()).isEqualTo(code));
  }

  private List<Path> evidence() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("witness.example"))) {
      return files.filter(f -> f.getFileName().toString().startsWith("evidence-")).toList();
    }
  }

  @Test
  void a_head_that_goes_on_from_the_one_before_is_cosigned_across_restarts() {
    for (int size = 1; size <= 9; size++) {
      anchor(size);
      SignedCheckpoint cosigned =
          witness()
              .cosign(size - 1, size == 1 ? List.of() : log.consistency(size - 1, size), head());

      assertThat(cosigned.cosignedBy(witness().noteKey())).isPresent();
    }
  }

  @Test
  void a_log_that_takes_the_witness_to_be_elsewhere_is_told_where_it_is() {
    anchor(1);
    anchor(2);
    witness().cosign(0, List.of(), head());
    anchor(3);

    assertThatThrownBy(() -> witness().cosign(1, log.consistency(1, 3), head()))
        .isInstanceOfSatisfying(
            Cosigner.WitnessBehind.class, e -> assertThat(e.size()).isEqualTo(2));
    witness().cosign(2, log.consistency(2, 3), head());
  }

  @Test
  void a_head_with_fewer_entries_is_refused_and_both_are_kept() throws IOException {
    anchor(1);
    SignedCheckpoint first = head();
    anchor(2);
    witness().cosign(0, List.of(), head());

    assertRefused("PTL-WIT-002", () -> witness().cosign(2, List.of(), first));

    assertThat(evidence()).hasSize(1);
    assertThat(Files.readString(evidence().get(0))).contains(first.note()).contains("\n2\n");
  }

  @Test
  void another_head_of_the_same_size_is_refused_and_both_are_kept() throws IOException {
    anchor(1);
    witness().cosign(0, List.of(), head());
    Checkpoint true1 = head().checkpoint();
    SignedCheckpoint otherRoot =
        signed(new Checkpoint(true1.origin(), 1, Bytes32.ZERO, true1.statusRoot()));
    SignedCheckpoint otherStatus =
        signed(new Checkpoint(true1.origin(), 1, true1.root(), Bytes32.ZERO));

    assertRefused("PTL-WIT-003", () -> witness().cosign(1, List.of(), otherRoot));
    assertRefused("PTL-WIT-003", () -> witness().cosign(1, List.of(), otherStatus));

    assertThat(evidence()).hasSize(2);
  }

  @Test
  void a_longer_head_of_another_history_is_refused_and_both_are_kept() throws IOException {
    anchor(1);
    anchor(2);
    witness().cosign(0, List.of(), head());
    anchor(3);
    Checkpoint true3 = head().checkpoint();
    SignedCheckpoint forked =
        signed(new Checkpoint(true3.origin(), 3, Sha256.hash(new byte[9]), true3.statusRoot()));

    assertRefused("PTL-WIT-003", () -> witness().cosign(2, log.consistency(2, 3), forked));
    assertRefused("PTL-WIT-003", () -> witness().cosign(2, List.of(), head()));

    assertThat(evidence()).hasSize(2);
  }

  @Test
  void a_status_line_that_the_entries_do_not_give_is_refused() throws IOException {
    anchor(1);
    Checkpoint true1 = head().checkpoint();
    SignedCheckpoint lying = signed(new Checkpoint(true1.origin(), 1, true1.root(), Bytes32.ZERO));

    assertRefused("PTL-WIT-004", () -> witness().cosign(0, List.of(), lying));

    assertThat(evidence()).hasSize(1);
    witness().cosign(0, List.of(), head());
  }

  @Test
  void a_head_that_another_key_signed_is_refused() {
    anchor(1);
    SignedCheckpoint other =
        SignedCheckpoint.unsigned(head().checkpoint()).signed(LogFixture.ORIGIN, account);

    assertRefused("PTL-WIT-001", () -> witness().cosign(0, List.of(), other));
  }

  @Test
  void evidence_counts_when_as_many_witnesses_cosigned_as_the_epoch_demands() {
    Witness a = witness("a.example", SigningKey.generate(Alg.ED25519));
    Witness b = witness("b.example", SigningKey.generate(Alg.ED25519));
    anchor(1);
    Anchor anchor = log.source("r").anchor(account.keyId(), 1, 1).orElseThrow();

    log.watchedBy(List.of(a, b), 2);
    assertThat(judged(anchor, a, b, 2)).isInstanceOf(Proven.class);
    log.watchedBy(List.of(a), 1);
    assertThat(judged(anchor, a, b, 1)).isInstanceOf(Proven.class);
    log.watchedBy(List.of(a), 2);
    assertThat(judged(anchor, a, b, 2)).isInstanceOf(Refused.class);
  }

  private Object judged(Anchor anchor, Witness a, Witness b, int quorum) {
    Evidence evidence = log.source("r").prove(anchor, Claim.EXISTED, Optional.empty());
    LogTrust trust =
        new LogTrust(
            LogFixture.ORIGIN,
            List.of(logKey.spki()),
            List.of(a.noteKey(), b.noteKey()),
            quorum,
            Optional.empty());
    return new TlogEvidenceVerifier()
        .verify(
            evidence,
            new Expectation(log.network(), log.registry(), anchor, Optional.empty()),
            new TrustEpoch(
                Bytes32.ZERO, HashAlgorithm.SHA256, 0, Optional.empty(), trust.json(), List.of()));
  }
}

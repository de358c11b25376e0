package org.portolan.evidence.equivocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.equivocation.TwoStatements.Signed;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;

/** Two proofs that cannot both be true tell who lied, and nobody else. */
class EquivocationTest {
  private static final AttestationScheme COSE = AttestationScheme.COSE;
  private static final SigningKey LIAR = SigningKey.generate(Alg.ED25519);
  private static final SigningKey HONEST = SigningKey.generate(Alg.ED25519);
  private static final TrustEpoch EPOCH =
      new TrustEpoch(
          hash("epoch"),
          HashAlgorithm.SHA256,
          0,
          Optional.empty(),
          Json.object(),
          List.of(entry(LIAR, "liar"), entry(HONEST, "honest")));

  private static AttestorEntry entry(SigningKey key, String organisation) {
    return new AttestorEntry(key.keyId(), organisation, "cose", Optional.of(key.spki()));
  }

  private static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes());
  }

  private static PublisherStatus status(long endings, String map) {
    return new PublisherStatus(endings, hash("head " + map), hash(map));
  }

  private static Signed status(long height, PublisherStatus status, SigningKey... by) {
    return signed(
        new StatusStatement(
            hash("lane"), EPOCH.digest(), hash("publisher"), status.digest(), height, 1_000),
        status,
        by);
  }

  private static Signed batch(long ordinal, String root, SigningKey... by) {
    PublisherStatus status = PublisherStatus.NONE;
    return signed(
        new BatchStatement(
            hash("lane"),
            EPOCH.digest(),
            hash("publisher"),
            ordinal,
            hash("position"),
            hash("anchor"),
            hash(root),
            2,
            status.digest(),
            5,
            1_000),
        status,
        by);
  }

  private static Signed signed(Statement s, PublisherStatus status, SigningKey... by) {
    return new Signed(
        s,
        status,
        Arrays.stream(by)
            .map(
                key ->
                    new SignaturePart(
                        key.keyId(), "cose", CoseSign1.signDetached(key, s.signedBytes())))
            .toList());
  }

  private static List<String> struck(Signed one, Signed other) {
    return new TwoStatements(one, other, EPOCH)
        .struck(COSE, COSE).stream().map(AttestorEntry::organisation).toList();
  }

  @Test
  void an_attestor_that_signed_two_batches_for_one_ordinal_is_struck_and_no_other() {
    assertThat(struck(batch(1, "a", LIAR, HONEST), batch(1, "b", LIAR))).containsExactly("liar");
    assertThat(struck(batch(1, "a", LIAR), batch(2, "b", LIAR))).isEmpty();
    assertThat(struck(batch(1, "a", LIAR), batch(1, "a", LIAR))).isEmpty();
  }

  @Test
  void so_is_one_that_signed_two_statuses_of_one_height_or_of_one_number_of_endings() {
    assertThat(struck(status(9, status(1, "x"), LIAR), status(9, status(2, "y"), LIAR)))
        .containsExactly("liar");
    assertThat(struck(status(9, status(2, "x"), LIAR), status(12, status(2, "y"), LIAR)))
        .containsExactly("liar");
    assertThat(struck(status(9, status(2, "x"), LIAR), status(12, status(2, "x"), LIAR))).isEmpty();
  }

  @Test
  void so_is_one_that_signed_fewer_endings_at_a_later_height_in_either_order() {
    Signed early = status(9, status(3, "x"), LIAR);
    Signed later = status(12, status(2, "y"), LIAR);

    assertThat(struck(early, later)).containsExactly("liar");
    assertThat(struck(later, early)).containsExactly("liar");
    assertThat(struck(status(9, status(2, "y"), LIAR), status(12, status(3, "x"), LIAR))).isEmpty();
  }

  @Test
  void a_forged_signature_or_a_status_that_is_not_the_signed_one_strikes_nobody() {
    Signed real = batch(1, "a", LIAR);
    Signed forged = new Signed(batch(1, "b").statement(), PublisherStatus.NONE, real.signatures());
    Signed other = status(9, status(1, "x"), LIAR);
    Signed opened = new Signed(other.statement(), status(2, "y"), other.signatures());

    assertThat(struck(real, forged)).isEmpty();
    assertThat(struck(other, opened)).isEmpty();
  }

  @Test
  void lanes_are_frozen_only_where_both_statements_reached_the_policys_number() {
    Signed one = batch(1, "a", LIAR, HONEST);
    Signed other = batch(1, "b", LIAR);

    assertThat(new TwoStatements(one, other, EPOCH).organisationsBehindBoth(COSE, COSE))
        .isEqualTo(1);
  }

  @Test
  void two_checkpoints_of_one_size_freeze_the_network() {
    SigningKey log = SigningKey.generate(Alg.ED25519);
    LogTrust trust =
        new LogTrust("log.example/main", List.of(log.spki()), List.of(), 0, Optional.of("none"));

    assertThat(new TwoHeads(note(log, 7, "a"), note(log, 7, "b")).proves(trust)).isTrue();
    assertThat(new TwoHeads(note(log, 7, "a"), note(log, 8, "b")).proves(trust)).isFalse();
    assertThat(new TwoHeads(note(log, 7, "a"), note(log, 7, "a")).proves(trust)).isFalse();
    assertThat(new TwoHeads(note(log, 7, "a"), note(LIAR, 7, "b")).proves(trust)).isFalse();
    assertThat(new TwoHeads(note(log, 7, "a"), "no note").proves(trust)).isFalse();
  }

  private static String note(SigningKey key, long size, String root) {
    return SignedCheckpoint.unsigned(
            new Checkpoint("log.example/main", size, hash(root), hash("status")))
        .signed("log.example/main", key)
        .note();
  }
}

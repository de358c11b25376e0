package org.portolan.evidence.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.epoch.Epoch.Pin;
import org.portolan.evidence.epoch.EpochLog.Judged;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;

/** An epoch is put in force by those whom it replaces, and nothing is ever taken back. */
class EpochLogTest {
  private static final List<SigningKey> OLD = keys();
  private static final List<SigningKey> NEW = keys();
  private static final Bytes32 LAST = hash("the block at height 99");

  private final Epoch first = epoch(1, Optional.empty(), 0, Optional.empty(), OLD);
  private final Epoch second =
      epoch(2, Optional.of(first.digest()), 100, Optional.of(new Pin(99, LAST)), NEW);

  private static List<SigningKey> keys() {
    return List.of(
        SigningKey.generate(Alg.ED25519),
        SigningKey.generate(Alg.ED25519),
        SigningKey.generate(Alg.ED25519));
  }

  private static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes());
  }

  private static Epoch epoch(
      long number,
      Optional<Bytes32> before,
      long from,
      Optional<Pin> closes,
      List<SigningKey> attestors) {
    return new Epoch(
        new NetworkIdentity("tlog:customs", hash("genesis")),
        hash("registry"),
        number,
        before,
        HashAlgorithm.SHA256,
        from,
        closes,
        Json.object("kind", Json.of("tlog")),
        attestors.stream()
            .map(
                key ->
                    new AttestorEntry(
                        key.keyId(),
                        "organisation " + attestors.indexOf(key),
                        "cose",
                        Optional.of(key.spki())))
            .toList(),
        2);
  }

  private static SignedEpoch signed(Epoch epoch, List<SigningKey> by) {
    SignedEpoch entry = SignedEpoch.of(epoch);
    for (SigningKey key : by) {
      entry = entry.signed(key);
    }
    return entry;
  }

  private EpochLog log(SignedEpoch... more) {
    SignedEpoch[] all = new SignedEpoch[more.length + 1];
    all[0] = SignedEpoch.of(first);
    System.arraycopy(more, 0, all, 1, more.length);
    return ((Judged.Believed) EpochLog.open(first.digest(), List.of(all))).log();
  }

  private static void refused(Judged judged, String code) {
    assertThat(judged)
        .isInstanceOfSatisfying(
            Judged.NotBelieved.class, no -> assertThat(no.refusal().code()).isEqualTo(code));
  }

  @Test
  void an_epoch_that_enough_of_the_old_ones_signed_is_in_force_from_its_height_on() {
    EpochLog log = log(signed(second, OLD.subList(0, 2)));

    assertThat(log.at(99).digest()).isEqualTo(first.digest());
    assertThat(log.at(100).digest()).isEqualTo(second.digest());
    assertThat(log.trust())
        .extracting(epoch -> epoch.untilHeight())
        .containsExactly(Optional.of(100L), Optional.empty());
  }

  @Test
  void one_that_the_new_ones_signed_alone_is_refused() {
    refused(log().then(signed(second, NEW)), "PTL-EPO-006");
    refused(log().then(signed(second, OLD.subList(0, 1))), "PTL-EPO-006");
    refused(log().then(signed(second, List.of(OLD.get(0), OLD.get(0), NEW.get(1)))), "PTL-EPO-006");
  }

  @Test
  void an_attestors_statement_signature_is_no_signature_of_an_epoch() {
    SignedEpoch other = signed(first, OLD);
    refused(log().then(new SignedEpoch(second.payload(), other.signatures())), "PTL-EPO-006");
  }

  @Test
  void a_skipped_epoch_and_one_after_another_are_refused() {
    Epoch third = epoch(3, Optional.of(first.digest()), 100, second.closes(), NEW);
    Epoch astray = epoch(2, Optional.of(hash("another")), 100, second.closes(), NEW);

    refused(log().then(signed(third, OLD)), "PTL-EPO-004");
    refused(log().then(signed(astray, OLD)), "PTL-EPO-004");
  }

  @Test
  void an_epoch_of_another_registry_is_refused() {
    Epoch elsewhere =
        new Epoch(
            second.network(),
            hash("another registry"),
            second.number(),
            second.before(),
            second.algorithm(),
            second.fromHeight(),
            second.closes(),
            second.ledger(),
            second.attestors(),
            second.organisations());

    refused(log().then(signed(elsewhere, OLD)), "PTL-EPO-003");
  }

  @Test
  void an_epoch_that_does_not_pin_what_it_closes_is_refused() {
    Optional<Bytes32> before = Optional.of(first.digest());

    refused(log().then(signed(epoch(2, before, 100, Optional.empty(), NEW), OLD)), "PTL-EPO-005");
    refused(
        log().then(signed(epoch(2, before, 100, Optional.of(new Pin(98, LAST)), NEW), OLD)),
        "PTL-EPO-005");
    refused(
        log().then(signed(epoch(2, before, 0, Optional.of(new Pin(-1, LAST)), NEW), OLD)),
        "PTL-JSN-006");
  }

  @Test
  void what_retired_keys_say_of_a_pinned_height_must_be_what_was_pinned() {
    EpochLog log = log(signed(second, OLD));

    assertThat(log.contradicts(99, LAST)).isEmpty();
    assertThat(log.contradicts(99, hash("another block")))
        .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo("PTL-EPO-008"));
  }

  @Test
  void a_log_that_is_shorter_or_another_than_the_known_one_was_rolled_back() {
    EpochLog known = log(signed(second, OLD));
    Epoch fork = epoch(2, Optional.of(first.digest()), 100, second.closes(), OLD);

    assertThat(known.continues(log())).isEmpty();
    for (EpochLog other : List.of(log(), log(signed(fork, OLD)))) {
      assertThat(other.continues(known))
          .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo("PTL-EPO-007"));
    }
  }

  @Test
  void the_first_epoch_is_the_one_that_the_verifier_was_told_of() {
    refused(EpochLog.open(hash("another"), List.of(SignedEpoch.of(first))), "PTL-EPO-002");
    refused(EpochLog.open(first.digest(), List.of()), "PTL-EPO-002");
    refused(EpochLog.open(second.digest(), List.of(signed(second, OLD))), "PTL-EPO-002");
  }

  @Test
  void an_epoch_that_one_could_not_follow_is_none() {
    Epoch impossible =
        new Epoch(
            first.network(),
            first.registry(),
            1,
            Optional.empty(),
            first.algorithm(),
            0,
            Optional.empty(),
            first.ledger(),
            first.attestors(),
            4);

    refused(EpochLog.open(impossible.digest(), List.of(SignedEpoch.of(impossible))), "PTL-EPO-001");
  }

  @Test
  void a_file_that_is_cut_off_anywhere_is_refused() {
    byte[] file = EpochFile.encode(log(signed(second, OLD)).entries());

    assertThat(EpochLog.open(first.digest(), EpochFile.decode(file)))
        .isInstanceOf(Judged.Believed.class);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> EpochFile.decode(cut)).isInstanceOf(RecordRefused.class);
    }
  }

  @Test
  void no_flipped_byte_of_a_payload_is_believed() {
    SignedEpoch entry = signed(second, OLD);
    for (int at = 0; at < entry.payload().length; at++) {
      byte[] flipped = entry.payload().clone();
      flipped[at] ^= 1;
      assertThat(log().then(new SignedEpoch(flipped, entry.signatures())))
          .as("byte " + at)
          .isInstanceOf(Judged.NotBelieved.class);
    }
  }
}

package org.portolan.evidence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.directory.Directory.Judged;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.Epoch.Pin;
import org.portolan.evidence.epoch.EpochLog;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;

/** An issuer is known because enough attestors of the epoch say so, and its past stays. */
class DirectoryTest {
  private static final NetworkIdentity NETWORK =
      new NetworkIdentity("tlog:customs", Sha256.hash("genesis".getBytes()));
  private static final Bytes32 REGISTRY = Sha256.hash("registry".getBytes());

  private final List<SigningKey> banks =
      Stream.generate(() -> SigningKey.generate(Alg.ED25519)).limit(2).toList();
  private final EthereumKey insurer = EthereumKey.generate(new SecureRandom());
  private final SigningKey trader = SigningKey.generate(Alg.ED25519);
  private final SigningKey traderNext = SigningKey.generate(Alg.ED25519);
  private final Epoch first = epoch(1, Optional.empty(), 0, Optional.empty());
  private final Epoch second =
      epoch(2, Optional.of(first.digest()), 100, Optional.of(new Pin(99, REGISTRY)));
  private final EpochLog one = log(List.of(SignedEpoch.of(first)));
  private final EpochLog two =
      log(
          List.of(
              SignedEpoch.of(first), SignedEpoch.of(second).signed(banks.get(0)).signed(insurer)));

  private Epoch epoch(long number, Optional<Bytes32> before, long from, Optional<Pin> closes) {
    return new Epoch(
        NETWORK,
        REGISTRY,
        number,
        before,
        HashAlgorithm.SHA256,
        from,
        closes,
        Json.object("kind", Json.of("tlog")),
        List.of(
            new AttestorEntry(
                banks.get(0).keyId(), "bank a", "cose", Optional.of(banks.get(0).spki())),
            new AttestorEntry(
                banks.get(1).keyId(), "bank b", "cose", Optional.of(banks.get(1).spki())),
            new AttestorEntry(insurer.address(), "insurer", "eip712", Optional.empty())),
        2);
  }

  private EpochLog log(List<SignedEpoch> entries) {
    return ((EpochLog.Judged.Believed) EpochLog.open(first.digest(), entries)).log();
  }

  private static IssuerEntry issuer(String value, IssuerEntry.Key... keys) {
    return new IssuerEntry(
        new IssuerIdentity("eori", value), List.of(-8L), List.of(keys), List.of(REGISTRY));
  }

  private static IssuerEntry.Key key(SigningKey key, long from, Long until) {
    return new IssuerEntry.Key(-8, key.spki(), from, Optional.ofNullable(until));
  }

  private static DirectoryEntry entry(
      long number, DirectoryEntry before, Epoch epoch, IssuerEntry issuer) {
    return new DirectoryEntry(
        NETWORK,
        REGISTRY,
        number,
        Optional.ofNullable(before).map(DirectoryEntry::digest),
        epoch.digest(),
        issuer);
  }

  private SignedDirectoryEntry signed(DirectoryEntry entry) {
    return SignedDirectoryEntry.of(entry).signed(banks.get(1)).signed(insurer);
  }

  private static Directory believed(Judged judged) {
    assertThat(judged).isInstanceOf(Judged.Believed.class);
    return ((Judged.Believed) judged).directory();
  }

  private static void refused(Judged judged, String code) {
    assertThat(judged)
        .isInstanceOfSatisfying(
            Judged.NotBelieved.class, no -> assertThat(no.refusal().code()).isEqualTo(code));
  }

  private final DirectoryEntry a = entry(1, null, first, issuer("A", key(trader, 0, null)));

  @Test
  void an_issuer_that_enough_organisations_signed_for_is_in_it_contract_keys_counted() {
    Directory directory = believed(Directory.empty(one).then(signed(a)));

    assertThat(directory.issuers()).extracting(i -> i.issuer().value()).containsExactly("A");
    refused(Directory.empty(one).then(SignedDirectoryEntry.of(a).signed(insurer)), "PTL-DIR-006");
    refused(
        Directory.empty(one).then(SignedDirectoryEntry.of(a).signed(trader).signed(insurer)),
        "PTL-DIR-006");
  }

  @Test
  void a_signature_on_an_epoch_is_none_on_a_directory_entry() {
    SignedDirectoryEntry borrowed =
        SignedDirectoryEntry.of(a)
            .with(SignedEpoch.of(first).signed(banks.get(0)).signatures().get(0))
            .signed(insurer);

    refused(Directory.empty(one).then(borrowed), "PTL-DIR-006");
  }

  @Test
  void a_key_may_be_given_an_end_and_is_never_forgotten() {
    Directory directory = believed(Directory.empty(one).then(signed(a)));
    DirectoryEntry rotated =
        entry(2, a, first, issuer("A", key(trader, 0, 50L), key(traderNext, 50, null)));
    DirectoryEntry forgot = entry(2, a, first, issuer("A", key(traderNext, 50, null)));

    refused(directory.then(signed(forgot)), "PTL-DIR-004");
    Directory after = believed(directory.then(signed(rotated)));
    DirectoryEntry revived =
        entry(3, rotated, first, issuer("A", key(trader, 0, null), key(traderNext, 50, null)));
    refused(after.then(signed(revived)), "PTL-DIR-004");
    assertThat(after.issuers().get(0).keys()).hasSize(2);
  }

  @Test
  void entries_follow_each_other_without_a_gap_and_are_of_this_registry() {
    Directory directory = believed(Directory.empty(one).then(signed(a)));
    IssuerEntry b = issuer("B", key(traderNext, 0, null));

    refused(directory.then(signed(a)), "PTL-DIR-003");
    refused(directory.then(signed(entry(3, a, first, b))), "PTL-DIR-003");
    refused(
        directory.then(
            signed(
                new DirectoryEntry(
                    NETWORK, Bytes32.ZERO, 2, Optional.of(a.digest()), first.digest(), b))),
        "PTL-DIR-002");
  }

  @Test
  void what_is_added_now_is_signed_in_the_epoch_in_force_and_what_was_stays() {
    Directory directory = believed(Directory.open(two, List.of(signed(a))));
    IssuerEntry b = issuer("B", key(traderNext, 0, null));
    DirectoryEntry late = entry(2, a, first, b);
    DirectoryEntry now = entry(2, a, second, b);

    refused(directory.then(signed(late)), "PTL-DIR-005");
    Directory both = believed(directory.then(signed(now)));
    refused(
        Directory.open(two, List.of(signed(a), signed(now), signed(entry(3, now, first, b)))),
        "PTL-DIR-005");
    assertThat(both.continues(directory)).isEmpty();
    assertThat(directory.continues(both))
        .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("PTL-DIR-007"));
  }

  @Test
  void a_file_that_is_cut_off_anywhere_is_refused() {
    byte[] file = DirectoryFile.encode(List.of(signed(a)));

    assertThat(believed(Directory.open(one, DirectoryFile.decode(file))).issuers()).hasSize(1);
    for (int length = 0; length < file.length; length += 7) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> DirectoryFile.decode(cut)).isInstanceOf(RecordRefused.class);
    }
  }

  @Test
  void a_file_of_another_format_is_no_directory() {
    byte[] file = Json.object("format", Json.of("portolan.epochs.v1")).canonical();

    assertThatThrownBy(() -> DirectoryFile.decode(file))
        .isInstanceOfSatisfying(
            RecordRefused.class, refused -> assertThat(refused.code()).isEqualTo("PTL-DIR-001"));
  }
}

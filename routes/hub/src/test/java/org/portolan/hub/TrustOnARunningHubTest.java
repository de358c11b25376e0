package org.portolan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.directory.Directory;
import org.portolan.evidence.directory.DirectoryEntry;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.EpochLog;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.ledger.Source.Head;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.attest.AttestorKeyFile;

/** New attestors and issuers are entries that the old ones sign; the hub goes on running. */
@ParameterizedClass
@EnumSource(Databases.class)
class TrustOnARunningHubTest {
  @Parameter Databases database;
  @TempDir Path folder;
  private Hub.Settings settings;
  private Hub hub;

  @BeforeEach
  void open() throws Exception {
    settings = database.settings(folder);
    hub = Hub.open(settings, Clock.systemUTC(), step -> {});
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  private Recognition sent(String number, String reference) {
    String interchange = Declaration.of(number, "9", reference);
    long message = hub.intake().receive(Declaration.bytes(interchange), "x.edi", "http").message();
    hub.run();
    Documents.DocumentRow document = hub.documents().firstOf(message).orElseThrow();
    return hub.networks()
        .bank()
        .recognitions()
        .record(hub.networks().lane().id(), document.recordKey().orElseThrow())
        .orElseThrow();
  }

  private AttestorKeyFile.LaneKey key(String name) {
    Path state = settings.folder();
    return AttestorKeyFile.loadOrCreate(
        state.resolve("keys").resolve("attestor-" + name + ".key"), name, Optional.empty());
  }

  /** The next epoch, closing the present one at the ledger's head. */
  private SignedEpoch next(List<AttestorEntry> attestors, String... approvedBy) {
    Epoch last = hub.networks().book().epochs().current();
    Head head = hub.networks().customs().sources().get(0).head();
    SignedEpoch entry =
        SignedEpoch.of(
            new Epoch(
                last.network(),
                last.registry(),
                last.number() + 1,
                Optional.of(last.digest()),
                last.algorithm(),
                head.height() + 1,
                Optional.of(new Epoch.Pin(head.height(), head.hash())),
                last.ledger(),
                attestors,
                last.organisations()));
    for (String name : approvedBy) {
      entry = entry.signed(key(name).approval());
    }
    return entry;
  }

  private List<AttestorEntry> now() {
    return hub.networks().book().epochs().current().attestors();
  }

  private static AttestorEntry entry(String organisation, SigningKey key) {
    return new AttestorEntry(key.keyId(), organisation, "cose", Optional.of(key.spki()));
  }

  @Test
  void an_epoch_with_another_attestor_is_in_force_in_the_next_round_and_deliveries_go_on()
      throws Exception {
    assertThat(sent("LRN-1", "1").state()).isEqualTo(State.RECOGNIZED);
    List<AttestorEntry> more = new ArrayList<>(now());
    more.add(entry("Harbour Bank", SigningKey.generate(Alg.ED25519)));

    SignedEpoch second = next(more, "harbour-bank", "merchant-bank");
    assertThat(hub.networks().book().take(second)).isEmpty();

    assertThat(sent("LRN-2", "2").state()).isEqualTo(State.RECOGNIZED);
    assertThat(hub.networks().lane().epochs()).hasSize(2);
    assertThat(hub.networks().lane().epoch().attestors()).hasSize(4);
    TrustFile trust = hub.networks().trust();
    assertThat(trust.networks().get(0).registries().get(0).epochs()).hasSize(2);
    Path exported = settings.folder().resolve("trust/customs-epochs.json");
    assertThat(EpochFile.decode(Files.readAllBytes(exported))).hasSize(2);
  }

  @Test
  void an_attestor_that_an_epoch_leaves_out_signs_no_more_and_the_others_do() {
    sent("LRN-1", "1");
    List<AttestorEntry> fewer =
        now().stream().filter(a -> !a.organisation().equals("Trade Insurance")).toList();

    assertThat(hub.networks().book().take(next(fewer, "trade-insurance", "harbour-bank")))
        .isEmpty();

    assertThat(sent("LRN-2", "2").state()).isEqualTo(State.RECOGNIZED);
    assertThat(hub.deliveries().events(2))
        .anyMatch(event -> event.note().equals("signed by Harbour Bank, Merchant Bank"));
  }

  @Test
  void an_epoch_that_too_few_of_the_old_ones_signed_changes_nothing() {
    sent("LRN-1", "1");
    SigningKey stranger = SigningKey.generate(Alg.ED25519);
    List<AttestorEntry> mine = List.of(entry("Mine", stranger), entry("Also mine", stranger));

    assertThat(hub.networks().book().take(next(now(), "harbour-bank")))
        .map(Refusal::code)
        .contains("PTL-EPO-006");
    assertThat(hub.networks().book().take(next(mine).signed(stranger)))
        .map(Refusal::code)
        .isPresent();
    hub.run();
    assertThat(hub.networks().lane().epochs()).hasSize(1);
  }

  @Test
  void a_new_issuer_is_an_entry_of_the_directory_and_no_epoch() {
    sent("LRN-1", "1");
    Directory directory = hub.networks().book().directory();
    EpochLog epochs = hub.networks().book().epochs();
    IssuerEntry trader =
        new IssuerEntry(
            new IssuerIdentity("eori", "NL000000001"),
            List.of(-8L),
            List.of(
                new IssuerEntry.Key(
                    -8, SigningKey.generate(Alg.ED25519).spki(), 0, Optional.empty())),
            List.of(hub.networks().customs().publisher()));
    SignedDirectoryEntry entry =
        SignedDirectoryEntry.of(
                new DirectoryEntry(
                    epochs.current().network(),
                    epochs.current().registry(),
                    2,
                    directory.newest(),
                    epochs.current().digest(),
                    trader))
            .signed(key("harbour-bank").approval());

    assertThat(hub.networks().book().take(entry)).map(Refusal::code).contains("PTL-DIR-006");
    assertThat(hub.networks().book().take(entry.signed(key("trade-insurance").approval())))
        .isEmpty();

    assertThat(sent("LRN-2", "2").state()).isEqualTo(State.RECOGNIZED);
    assertThat(hub.networks().trust().networks().get(0).registries().get(0).directory())
        .extracting(issuer -> issuer.issuer().value())
        .containsExactly("NL-CUSTOMS", "NL000000001");
    assertThat(hub.networks().lane().epochs()).hasSize(1);
  }

  @Test
  void after_a_restart_it_goes_on_in_the_epoch_it_was_in() throws Exception {
    sent("LRN-1", "1");
    assertThat(hub.networks().book().take(next(now(), "harbour-bank", "merchant-bank"))).isEmpty();
    sent("LRN-2", "2");
    hub.close();

    hub = Hub.open(settings, Clock.systemUTC(), step -> {});

    assertThat(hub.networks().lane().epochs()).hasSize(2);
    assertThat(sent("LRN-3", "3").state()).isEqualTo(State.RECOGNIZED);
  }

  @Test
  void an_epoch_under_which_the_policy_checks_too_little_is_not_worked_with_and_says_so() {
    sent("LRN-1", "1");
    List<AttestorEntry> four = new ArrayList<>(now());
    four.add(entry("Fourth Bank", SigningKey.generate(Alg.ED25519)));

    assertThat(hub.networks().book().take(next(four, "harbour-bank", "merchant-bank"))).isEmpty();

    assertThatThrownBy(hub::run).hasMessageContaining("PTL-POL-005");
    assertThat(hub.networks().lane().epochs()).hasSize(1);
  }
}

package org.portolan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.hub.Documents;
import org.portolan.hub.Hub;
import org.portolan.hub.network.Evaluation;
import org.portolan.hub.network.NetworkFiles;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** A hub between two networks, and what a declaration meets on its way; opened again it goes on. */
final class Journeys implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path folder;
  private final NetworkFiles files;
  private Hub hub;

  /** Under a policy of its own. */
  Journeys(Path folder, List<String> networks, Path policy) {
    this.folder = folder;
    this.files = new NetworkFiles(Optional.empty(), Optional.empty(), Optional.of(policy));
    new Evaluation(folder).between(networks);
    reopen();
  }

  Journeys(Path folder, List<String> networks, boolean natively) throws IOException {
    this.folder = folder;
    this.files = NetworkFiles.NONE;
    if (natively) {
      new Evaluation(folder).natively();
    }
    new Evaluation(folder).between(networks);
    reopen();
  }

  void reopen() {
    close();
    hub = Hub.open(Hub.Settings.embedded(folder).between(files), Clock.systemUTC(), step -> {});
  }

  Hub hub() {
    return hub;
  }

  /** Takes a declaration in, and works until the destination says so of its record. */
  Documents.DocumentRow sent(String number, String function, String reference, State state)
      throws InterruptedException {
    byte[] bytes = Declaration.of(number, function, reference);
    long message = hub.intake().receive(bytes, number + ".edi", "test").message();
    hub.run();
    Documents.DocumentRow document = hub.documents().firstOf(message).orElseThrow();
    assertThat(document.state()).as(document.findings()).isEqualTo("RECORDED");
    long version = document.version().orElseThrow();
    until(
        () ->
            hub.networks()
                .bank()
                .recognitions()
                .record(hub.networks().lane().id(), document.recordKey().orElseThrow())
                .filter(there -> there.state() == state && there.version() == version)
                .isPresent());
    return document;
  }

  void until(BooleanSupplier done) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as(waiting()).isLessThan(deadline);
      Thread.sleep(100);
      hub.run();
    }
  }

  private String waiting() {
    return hub.deliveries().all().stream()
        .map(d -> d.state() + " " + d.reason().orElse("") + hub.deliveries().events(d.id()))
        .toList()
        .toString();
  }

  Recognition recognition(Documents.DocumentRow document) {
    return hub.networks()
        .bank()
        .recognitions()
        .record(hub.networks().lane().id(), document.recordKey().orElseThrow())
        .orElseThrow();
  }

  /** What the source has ended, once it has ended so many. */
  List<Ending> ended(int number) throws InterruptedException {
    until(() -> endings().size() >= number);
    return endings();
  }

  private List<Ending> endings() {
    return hub
        .networks()
        .customs()
        .follower()
        .read(Follower.Cursor.START, 100, Duration.ZERO)
        .events()
        .stream()
        .filter(LedgerEvent.RecordEnded.class::isInstance)
        .map(event -> ((LedgerEvent.RecordEnded) event).ending())
        .toList();
  }

  /** What somebody far from both networks makes of the record's bundle, with the trust file. */
  BundleAnswer verified(Documents.DocumentRow document) {
    Bytes32 commitment = document.commitment().orElseThrow();
    byte[] bundle =
        hub.bundles()
            .bundle(commitment, pointer -> pointer.equals("/exchangedDocument/identifier"))
            .orElseThrow()
            .encode();
    return verified(bundle, hub.networks().trust().encode());
  }

  static BundleAnswer verified(byte[] bundle, byte[] trust) {
    return new BundleVerifier(
            TrustFile.decode(trust), EvidenceKinds.verifiers(InstantSource.system()))
        .verify(bundle);
  }

  @Override
  public void close() {
    if (hub != null) {
      try {
        hub.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}

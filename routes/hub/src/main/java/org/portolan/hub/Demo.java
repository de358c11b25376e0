package org.portolan.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.evidence.words.EvidenceWords;
import org.portolan.evidence.words.Fact;
import org.portolan.evidence.words.Place;
import org.portolan.hub.network.Evaluation;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryEvent;
import org.portolan.relay.deliver.EvidenceCodec;
import org.portolan.uncefact.json.DocumentReader;
import org.portolan.uncefact.translate.Translator;
import org.portolan.uncefact.view.DocumentView;

/**
 * The whole journey of one import declaration, told in the words of the people it concerns. It may
 * be stopped at any moment and started again with the same folder: it goes on where it was.
 */
public final class Demo {
  private static final String SAMPLE = "/portolan/samples/cusdec-import-d96b.edi";

  /** What the owner of the record shows to whoever gets the bundle. */
  private static final Set<String> SHOWN =
      Set.of(
          "/exchangedDocument/identifier",
          "/exchangedDocument/typeCode",
          "/exchangedDocument/issueDateTime",
          "/consignment/importerParty/name",
          "/consignment/exporterParty/name",
          "/consignment/items",
          "/settlement/monetarySummation/totalInvoiceAmount");

  /** How long two networks may take to make everything final. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long PAUSE_MILLIS = 200;

  private final Path out;
  private final PrintStream say;
  private final Consumer<String> step;

  public Demo(Path out, PrintStream say, Consumer<String> step) {
    this.out = out;
    this.say = say;
    this.step = step;
  }

  /**
   * How a new folder begins.
   *
   * @param networks customs' and the bank's, by family; empty for those that the folder began with,
   *     or two logs
   * @param processes whether attestors are processes of their own
   * @param natively whether the bank's ledger checks the evidence of customs' itself
   */
  public record Beginning(List<String> networks, boolean processes, boolean natively) {}

  /** {@code [--out DIR] [--networks CUSTOMS,BANK] [--attestors process] [--recognition native]} */
  public static void main(String[] arguments) throws Exception {
    Path out = Path.of("portolan-demo");
    List<String> networks = List.of();
    boolean processes = false;
    boolean natively = false;
    for (int i = 0; i < arguments.length; i += 2) {
      String value = i + 1 < arguments.length ? arguments[i + 1] : "";
      if (arguments[i].equals("--out") && !value.isEmpty()) {
        out = Path.of(value);
      } else if (arguments[i].equals("--networks") && value.split(",").length == 2) {
        networks = List.of(value.split(","));
      } else if (arguments[i].equals("--attestors") && value.equals("process")) {
        processes = true;
      } else if (arguments[i].equals("--recognition") && value.equals("native")) {
        natively = true;
      } else {
        System.err.println(
            "Usage: portolan demo [--out DIR] [--networks CUSTOMS,BANK] [--attestors process]"
                + " [--recognition native]");
        System.err.println("A network is tlog, eip155 or fabric, as in --networks fabric,tlog.");
        System.exit(2);
      }
    }
    Beginning beginning = new Beginning(networks, processes, natively);
    System.exit(new Demo(out, System.out, nothing -> {}).run(beginning));
  }

  /** Attested, by attestors in this process. */
  public int run(List<String> networks) throws Exception {
    return run(new Beginning(networks, false, false));
  }

  /**
   * @return 0 where the bank recognized the record and its bundle verified
   */
  public int run(Beginning beginning) throws Exception {
    Path state = out.resolve("state");
    try {
      if (beginning.processes()) {
        new Evaluation(state).attestorsAsProcesses();
      }
      if (beginning.natively()) {
        new Evaluation(state).natively();
      }
      if (!beginning.networks().isEmpty()) {
        new Evaluation(state).between(beginning.networks());
      }
      return journey(state);
    } catch (LedgerRefused e) {
      say("%s", e.refusal());
      return 1;
    } catch (LedgerUnavailable e) {
      say("A ledger cannot be reached: %s. Start again once it can.", e.getMessage());
      return 1;
    }
  }

  private int journey(Path state) throws Exception {
    byte[] message = sample();
    try (Hub hub = Hub.open(Hub.Settings.embedded(state), Clock.systemUTC(), step)) {
      Intake.Receipt receipt = hub.intake().receive(message, "cusdec-import-d96b.edi", "demo");
      title("1. A declaration arrives");
      say(
          "A customs broker sends an import declaration: an EDIFACT CUSDEC of %,d bytes.",
          message.length);
      say(
          "Its bytes are archived under their SHA-256, %s, before anyone is told.",
          cut(receipt.sha256()));
      if (receipt.duplicate()) {
        say("The same bytes were received before: nothing is done twice, the journey goes on.");
      }
      runUntilSettled(hub, receipt.message());
      Documents.DocumentRow document = hub.documents().firstOf(receipt.message()).orElseThrow();
      if (document.commitment().isEmpty()) {
        say("The declaration was refused:%n%s", document.findings());
        return 1;
      }
      translated(document);
      hub.acknowledgements()
          .of(receipt.message())
          .forEach(answer -> say("The sender gets a %s back.", answer.type()));
      sealed(hub, document);
      Bytes32 commitment = document.commitment().get();
      Optional<Long> batch = hub.publisher().ordinalOf(commitment);
      if (batch.flatMap(hub.publisher()::anchorOf).isEmpty()) {
        say("Customs' ledger has not made it final yet: start again to go on.");
        return 1;
      }
      long ordinal = batch.get();
      Delivery delivery = delivered(hub, ordinal);
      if (delivery.reason().isPresent() || !delivery.state().isEnd()) {
        say("The delivery waits: %s", delivery.reason().orElse(delivery.state().name()));
        return 1;
      }
      Recognition recognition =
          hub.networks()
              .bank()
              .recognitions()
              .record(hub.networks().lane().id(), document.recordKey().orElseThrow())
              .orElseThrow();
      recognized(hub, recognition);
      byte[] bundle = hub.bundles().bundle(commitment, SHOWN::contains).orElseThrow().encode();
      byte[] trust = hub.networks().trust().encode();
      for (Acknowledgements.Answer answer : hub.acknowledgements().of(receipt.message())) {
        Files.write(out.resolve(answer.fileName()), answer.content());
      }
      write(message, document, bundle, trust);
      return verified(bundle, trust);
    }
  }

  /** A chain takes its time: what is not final yet is asked for again. */
  private static void runUntilSettled(Hub hub, long message) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    hub.run();
    while (!isSettled(hub, message) && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MILLIS);
      hub.run();
    }
  }

  private static boolean isSettled(Hub hub, long message) {
    Optional<Documents.DocumentRow> document = hub.documents().firstOf(message);
    if (document.filter(row -> row.commitment().isPresent()).isEmpty()) {
      return true;
    }
    return hub.publisher()
        .ordinalOf(document.get().commitment().get())
        .flatMap(ordinal -> delivery(hub, ordinal))
        .filter(delivery -> delivery.state().isEnd() || delivery.parked())
        .isPresent();
  }

  private static Optional<Delivery> delivery(Hub hub, long ordinal) {
    return hub.deliveries()
        .of(hub.networks().lane().id(), hub.networks().customs().publisher(), ordinal);
  }

  private void translated(Documents.DocumentRow document) {
    title("2. It is read and understood");
    DocumentView view = DocumentView.of(DocumentReader.read(document.content().orElseThrow()));
    say("%s", view.title());
    for (DocumentView.Fact fact : view.facts()) {
      say("  %-24s %s", fact.label(), fact.words());
    }
    for (DocumentView.Item item : view.items()) {
      say("  Item %s", item.title());
    }
    String losses = document.lossReport().orElse("");
    say("Every field knows the segment it came from. What no field took is in the loss report:");
    say("  %s", losses.lines().reduce((a, b) -> b).orElse("nothing"));
  }

  private void sealed(Hub hub, Documents.DocumentRow document) {
    title("3. It becomes a record, and customs anchors it");
    say("Each field is a salted leaf of a tree; the tree's root and a header give the commitment");
    say("  %s", document.commitment().orElseThrow());
    say("Nobody can read the declaration from it, and nobody can change the declaration under it.");
    hub.publisher()
        .ordinalOf(document.commitment().get())
        .flatMap(hub.publisher()::anchorOf)
        .ifPresent(anchor -> anchored(hub.networks().customs().network(), anchor));
  }

  private void anchored(NetworkIdentity network, Anchor anchor) {
    say(
        "Customs signed it and anchored it on its own ledger, %s, as batch %d:",
        network.caip2(), anchor.ordinal());
    List<Fact> facts = new ArrayList<>(Place.of(network, anchor.position()));
    facts.add(Place.hash(network, anchor.anchorHash()));
    facts.forEach(fact -> say("  %-24s %s", fact.label(), fact.value()));
  }

  private Delivery delivered(Hub hub, long ordinal) {
    Delivery delivery = delivery(hub, ordinal).orElseThrow();
    if (hub.networks().lane().isNative()) {
      title("4. Nobody vouches for it: its own ledger's evidence travels");
    } else {
      title("4. Attestors of three organisations check it themselves");
      attested();
    }
    say("The policy says:");
    hub.networks().lane().policy().explain().forEach(sentence -> say("  %s", sentence));
    happened(hub, delivery);
    return delivery;
  }

  private void attested() {
    say(
        "Each reads customs' ledger through two endpoints of its own, opens the whole batch,"
            + " checks");
    say("the issuer's signature, and signs only what it found.");
    if (Evaluation.hasAttestorProcesses(out.resolve("state"))) {
      say("Each runs in a process of its own, and shows the hub a certificate as the hub does.");
    }
  }

  private void happened(Hub hub, Delivery delivery) {
    say("And this is what happened:");
    for (DeliveryEvent event : hub.deliveries().events(delivery.id())) {
      say("  %-11s %s", event.state().name().toLowerCase(Locale.ROOT), event.note());
    }
    delivery
        .evidence()
        .map(EvidenceCodec::decode)
        .ifPresent(
            evidence -> {
              say("The ledger's own evidence, for whoever wants more than their word:");
              EvidenceWords.of(evidence)
                  .forEach(fact -> say("  %-24s %s", fact.label(), fact.value()));
            });
  }

  private void recognized(Hub hub, Recognition recognition) {
    title("5. The bank's ledger recognizes the record");
    say(
        hub.networks().lane().isNative()
            ? "%s checked customs' own evidence itself, and holds since %s:"
            : "%s checked the signatures and paths again itself, and holds since %s:",
        hub.networks().bank().network().caip2(),
        Instant.ofEpochSecond(recognition.since()));
    say(
        "  commitment %s, version %d, %s",
        cut(recognition.commitment().hex()), recognition.version(), recognition.state());
    Place.of(hub.networks().bank().network(), recognition.position())
        .forEach(fact -> say("  %-24s %s", fact.label(), fact.value()));
    say("The relay between them was trusted with nothing: it can only be slow.");
  }

  private void write(byte[] message, Documents.DocumentRow document, byte[] bundle, byte[] trust)
      throws IOException {
    Files.write(out.resolve("message.edi"), message);
    Files.write(out.resolve("document.json"), document.content().orElseThrow());
    Files.write(out.resolve("provenance.json"), document.provenance().orElseThrow());
    Files.write(out.resolve("loss-report.txt"), document.lossReport().orElse("").getBytes(UTF_8));
    Files.write(out.resolve("bundle.json"), bundle);
    Files.write(out.resolve("trust.json"), trust);
  }

  private int verified(byte[] bundle, byte[] trust) {
    title("6. Anyone can check the proof, offline");
    BundleAnswer answer =
        new BundleVerifier(TrustFile.decode(trust), EvidenceKinds.verifiers(InstantSource.system()))
            .verify(bundle);
    return switch (answer) {
      case BundleAnswer.NotBelieved refused -> {
        refused.refusals().forEach(refusal -> say("%s", refusal));
        yield 1;
      }
      case BundleAnswer.Answered valid -> {
        say(
            "%s as of %s, %s.",
            valid.state(),
            Instant.ofEpochSecond(valid.asOfTime()),
            valid.used().organisations().isEmpty()
                ? "by the evidence of customs' own ledger"
                : "signed by " + String.join(" and ", valid.used().organisations()));
        say(
            "%d fields are shown, %d stay hidden:",
            valid.disclosed().size(), valid.hidden().size());
        valid
            .disclosed()
            .forEach(
                entry ->
                    say(
                        "  %-52s %s %s",
                        entry.pointer(), entry.value(), entry.qualifier().orElse("")));
        say("");
        say("Everything is in %s. Check it again, anywhere:", out);
        say(
            "  ./portolan verify %s --trust %s",
            out.resolve("bundle.json"), out.resolve("trust.json"));
        yield valid.state() == BundleAnswer.State.VALID ? 0 : 1;
      }
    };
  }

  private static byte[] sample() throws IOException {
    try (InputStream in = Translator.class.getResourceAsStream(SAMPLE)) {
      return in.readAllBytes();
    }
  }

  private static String cut(String hex) {
    return hex.substring(0, 16) + "...";
  }

  private void title(String text) {
    say.printf("%n%s%n%s%n", text, "-".repeat(text.length()));
  }

  private void say(String text, Object... arguments) {
    say.printf(text + "%n", arguments);
  }
}

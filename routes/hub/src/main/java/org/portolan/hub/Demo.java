package org.portolan.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.record.Bytes32;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryEvent;
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

  private final Path out;
  private final PrintStream say;
  private final Consumer<String> step;

  public Demo(Path out, PrintStream say, Consumer<String> step) {
    this.out = out;
    this.say = say;
    this.step = step;
  }

  /** {@code [--out DIR]} */
  public static void main(String[] arguments) throws Exception {
    Path out = Path.of("portolan-demo");
    if (arguments.length == 2 && arguments[0].equals("--out")) {
      out = Path.of(arguments[1]);
    } else if (arguments.length != 0) {
      System.err.println("Usage: portolan demo [--out DIR]");
      System.exit(2);
    }
    System.exit(new Demo(out, System.out, nothing -> {}).run());
  }

  /** 0 where the bank recognized the record and its bundle verified. */
  public int run() throws Exception {
    byte[] message = sample();
    try (Hub hub = Hub.open(Hub.Settings.embedded(out.resolve("state")), Clock.systemUTC(), step)) {
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
      hub.run();
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
      long ordinal = hub.publisher().ordinalOf(commitment).orElseThrow();
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
      recognized(recognition);
      byte[] bundle = hub.bundles().bundle(commitment, SHOWN::contains).orElseThrow().encode();
      byte[] trust = hub.networks().trust().encode();
      for (Acknowledgements.Answer answer : hub.acknowledgements().of(receipt.message())) {
        Files.write(out.resolve(answer.fileName()), answer.content());
      }
      write(message, document, bundle, trust);
      return verified(bundle, trust);
    }
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
        .ifPresent(
            anchor ->
                say(
                    "Customs signed it and anchored it in its own log, %s, as batch %d.",
                    hub.networks().customs().network().caip2(), anchor.ordinal()));
  }

  private Delivery delivered(Hub hub, long ordinal) {
    title("4. Attestors of three organisations check it themselves");
    Delivery delivery =
        hub.deliveries()
            .of(hub.networks().lane().id(), hub.networks().customs().publisher(), ordinal)
            .orElseThrow();
    say("Each reads the log through two readers of its own, opens the whole batch, checks the");
    say("issuer's signature, and signs only what it found. The policy asks for 2 of 3.");
    for (DeliveryEvent event : hub.deliveries().events(delivery.id())) {
      say("  %-11s %s", event.state().name().toLowerCase(Locale.ROOT), event.note());
    }
    return delivery;
  }

  private void recognized(Recognition recognition) {
    title("5. The bank's ledger recognizes the record");
    say(
        "tlog:bank checked the signatures and paths again itself, and holds since %s:",
        Instant.ofEpochSecond(recognition.since()));
    say(
        "  commitment %s, version %d, %s",
        cut(recognition.commitment().hex()), recognition.version(), recognition.state());
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
            "%s as of %s, signed by %s.",
            valid.state(),
            Instant.ofEpochSecond(valid.asOfTime()),
            String.join(" and ", valid.used().organisations()));
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

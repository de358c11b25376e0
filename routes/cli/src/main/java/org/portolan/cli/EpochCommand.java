package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.EpochLog;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "epoch",
    mixinStandardHelpOptions = true,
    description =
        "Trust epochs: whom a network's registry is believed by. An entry is proposed, signed by "
            + "attestors of the epoch before (portolan attestor --config FILE --approve ENTRY), "
            + "and sent to whoever follows the log.")
final class EpochCommand {
  private static final String FIRST = "name of the first epoch, 64 hex digits";

  @Spec private CommandSpec spec;

  @Command(mixinStandardHelpOptions = true, description = "Says in words what an epoch log holds.")
  int show(@Parameters(paramLabel = "LOG") Path log) throws IOException {
    List<SignedEpoch> entries = EpochFile.decode(Files.readAllBytes(log));
    Optional<Epoch> before = Optional.empty();
    for (SignedEpoch entry : entries) {
      before = Optional.of(EpochWords.tell(out(), entry, before));
    }
    out().println("Nothing of this was checked: portolan epoch check does that.");
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Checks a log from its first epoch on, whose name you were told by other means.")
  int check(
      @Parameters(paramLabel = "LOG") Path log,
      @Option(names = "--first", required = true, paramLabel = "DIGEST", description = FIRST)
          String first,
      @Option(
              names = "--known",
              paramLabel = "LOG",
              description = "a log that was believed before; this one has to go on from it")
          Path known)
      throws IOException {
    EpochLog judged = open(log, first);
    Optional<Refusal> other =
        known == null ? Optional.empty() : judged.continues(open(known, first));
    if (other.isPresent()) {
      out().println(other.get());
      return 1;
    }
    out()
        .printf(
            "Good: %d epochs, the current one is %s%n",
            judged.entries().size(), judged.current().digest());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Writes the next epoch, which nobody has signed yet. What is not given stays as it is.")
  int propose(
      @Parameters(paramLabel = "LOG") Path log,
      @Option(
              names = "--closes",
              required = true,
              paramLabel = "HEIGHT:HASH",
              description = "the last height of the present epoch, and the ledger's hash there")
          String closes,
      @Option(names = "--out", required = true, paramLabel = "ENTRY") Path to,
      @Mixin EpochChanges changes)
      throws IOException {
    Epoch last = last(EpochFile.decode(Files.readAllBytes(log)));
    Epoch.Pin pin = pin(closes);
    List<AttestorEntry> attestors = changes.attestors(last.attestors());
    Epoch next =
        new Epoch(
            last.network(),
            last.registry(),
            last.number() + 1,
            Optional.of(last.digest()),
            last.algorithm(),
            pin.height() + 1,
            Optional.of(pin),
            changes.ledger(last.ledger()),
            attestors,
            changes.organisations(last.organisations()));
    // Read back as everyone else will, before somebody signs it.
    SignedEpoch entry = SignedEpoch.of(Epoch.read(next.payload()));
    Files.write(to, EpochFile.write(entry).canonical());
    EpochWords.tell(out(), entry, Optional.of(last));
    out()
        .printf(
            "Wrote %s. %d of its organisations' attestors have to sign it: %s%n",
            to, last.organisations(), new TreeSet<>(EpochWords.organisations(last)));
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Puts the signatures of several copies of one entry together.")
  int join(
      @Parameters(paramLabel = "ENTRY", arity = "2..*") List<Path> copies,
      @Option(names = "--out", required = true, paramLabel = "ENTRY") Path to)
      throws IOException {
    SignedEpoch all = entry(copies.get(0));
    for (Path copy : copies.subList(1, copies.size())) {
      SignedEpoch other = entry(copy);
      if (!Arrays.equals(other.payload(), all.payload())) {
        throw new RecordRefused("PTL-EPO-001", copy.toString(), "another epoch", "the same one");
      }
      for (SignaturePart part : other.signatures()) {
        boolean known =
            all.signatures().stream().anyMatch(p -> p.attestor().equals(part.attestor()));
        all = known ? all : all.with(part);
      }
    }
    Files.write(to, EpochFile.write(all).canonical());
    out().printf("%d signatures in %s%n", all.signatures().size(), to);
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Appends an entry to a log file, if enough of the old ones signed it.")
  int append(
      @Parameters(index = "0", paramLabel = "LOG") Path log,
      @Parameters(index = "1", paramLabel = "ENTRY") Path entry,
      @Option(names = "--first", required = true, paramLabel = "DIGEST", description = FIRST)
          String first)
      throws IOException {
    return switch (open(log, first).then(entry(entry))) {
      case EpochLog.Judged.NotBelieved no -> {
        out().println(no.refusal());
        yield 1;
      }
      case EpochLog.Judged.Believed more -> {
        Files.write(log, EpochFile.encode(more.log().entries()));
        out()
            .printf(
                "In force: epoch %d, %s%n",
                more.log().current().number(), more.log().current().digest());
        yield 0;
      }
    };
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Sends an entry to a running hub, which judges it by its own log.")
  int submit(@Parameters(paramLabel = "ENTRY") Path entry, @Mixin HubOptions hub)
      throws IOException {
    hub.post("/api/trust/epochs", Files.readAllBytes(entry));
    out().println("In force at the hub from its next round on.");
    return 0;
  }

  private static SignedEpoch entry(Path file) throws IOException {
    Json json = CanonicalJson.parse(Files.readAllBytes(file), EpochFile.MAX_BYTES);
    return EpochFile.read("", json);
  }

  private static Epoch last(List<SignedEpoch> entries) {
    if (entries.isEmpty()) {
      throw new RecordRefused("PTL-EPO-002", "entry 1", "nothing", "the first epoch");
    }
    return Epoch.read(entries.get(entries.size() - 1).payload());
  }

  static EpochLog open(Path log, String first) throws IOException {
    EpochLog.Judged judged =
        EpochLog.open(Bytes32.fromHex(first), EpochFile.decode(Files.readAllBytes(log)));
    return switch (judged) {
      case EpochLog.Judged.Believed believed -> believed.log();
      case EpochLog.Judged.NotBelieved no ->
          throw new RecordRefused(
              no.refusal().code(),
              no.refusal().path(),
              no.refusal().seen(),
              no.refusal().expected());
    };
  }

  private static Epoch.Pin pin(String text) {
    if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
      throw new RecordRefused("PTL-EPO-005", "--closes", text, "HEIGHT:HASH, 64 hex digits");
    }
    int colon = text.indexOf(':');
    return new Epoch.Pin(
        Long.parseLong(text.substring(0, colon)), Bytes32.fromHex(text.substring(colon + 1)));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}

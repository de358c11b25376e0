package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.portolan.evidence.directory.Directory;
import org.portolan.evidence.directory.DirectoryEntry;
import org.portolan.evidence.directory.DirectoryFile;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.epoch.EpochLog;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.IssuerJson;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "directory",
    mixinStandardHelpOptions = true,
    description =
        "A registry's directory of issuers. An entry is signed by attestors of the epoch in force "
            + "(portolan attestor --config FILE --approve ENTRY).")
final class DirectoryCommand {
  private static final String FIRST = "name of the first epoch, 64 hex digits";

  @Spec private CommandSpec spec;

  @Command(
      mixinStandardHelpOptions = true,
      description = "Checks a directory under its epoch log, and lists its issuers.")
  int check(
      @Parameters(index = "0", paramLabel = "DIRECTORY") Path directory,
      @Parameters(index = "1", paramLabel = "EPOCHS") Path epochs,
      @Option(names = "--first", required = true, paramLabel = "DIGEST", description = FIRST)
          String first)
      throws IOException {
    for (IssuerEntry issuer : open(directory, epochs, first).issuers()) {
      out()
          .printf(
              "%s: %d keys, %d publishers%n",
              issuer.issuer(), issuer.keys().size(), issuer.publishers().size());
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Writes the next entry, an issuer as it stands from now on.")
  int propose(
      @Parameters(index = "0", paramLabel = "DIRECTORY") Path directory,
      @Parameters(index = "1", paramLabel = "EPOCHS") Path epochs,
      @Option(names = "--first", required = true, paramLabel = "DIGEST", description = FIRST)
          String first,
      @Option(
              names = "--issuer",
              required = true,
              paramLabel = "FILE",
              description =
                  "the issuer as a trust file has it: scheme, value, require, keys, publishers")
          Path issuer,
      @Option(names = "--out", required = true, paramLabel = "ENTRY") Path to)
      throws IOException {
    Directory known = open(directory, epochs, first);
    EpochLog log = epochs(epochs, first);
    DirectoryEntry entry =
        new DirectoryEntry(
            log.current().network(),
            log.current().registry(),
            known.entries().size() + 1L,
            known.newest(),
            log.current().digest(),
            IssuerJson.read("", CanonicalJson.parse(Files.readAllBytes(issuer), 1 << 20)));
    Files.write(to, DirectoryFile.write(SignedDirectoryEntry.of(entry)).canonical());
    out()
        .printf(
            "Wrote %s for %s. %d organisations' attestors have to sign it.%n",
            to, entry.issuer().issuer(), log.current().organisations());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Sends an entry to a running hub, which judges it by its own epochs.")
  int submit(@Parameters(paramLabel = "ENTRY") Path entry, @Mixin HubOptions hub)
      throws IOException {
    hub.post("/api/trust/directory", Files.readAllBytes(entry));
    out().println("In force at the hub from its next round on.");
    return 0;
  }

  private static Directory open(Path directory, Path epochs, String first) throws IOException {
    List<SignedDirectoryEntry> entries = DirectoryFile.decode(Files.readAllBytes(directory));
    return switch (Directory.open(epochs(epochs, first), entries)) {
      case Directory.Judged.Believed believed -> believed.directory();
      case Directory.Judged.NotBelieved no ->
          throw new RecordRefused(
              no.refusal().code(),
              no.refusal().path(),
              no.refusal().seen(),
              no.refusal().expected());
    };
  }

  private static EpochLog epochs(Path epochs, String first) throws IOException {
    return EpochCommand.open(epochs, first);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}

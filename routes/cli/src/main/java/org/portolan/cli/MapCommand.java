package org.portolan.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.mapping.Selection;
import org.portolan.uncefact.mapping.TableDoc;
import org.portolan.uncefact.mapping.TableText;
import org.portolan.uncefact.translate.Explanation;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translation;
import org.portolan.uncefact.translate.Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = "Checks, prints and explains mapping tables.")
final class MapCommand {
  @Spec private CommandSpec spec;

  /** Whose table is meant. */
  static final class Partner {
    @Option(names = "--profile", defaultValue = "", description = "UNH 0057, as in CD001A")
    private String profile;

    @Option(names = "--sender", defaultValue = "", description = "UNB 0004")
    private String sender;

    @Option(names = "--recipient", defaultValue = "", description = "UNB 0010")
    private String recipient;

    Selection of(String type) {
      return new Selection(type, profile, "UN", sender, recipient, false);
    }
  }

  /** A folder of overlays besides those of the product. */
  static final class Folder {
    @Option(names = "--overlays", paramLabel = "DIR", description = "a folder of *.overlay files")
    private Path overlays;

    MappingTables tables() {
      return overlays == null ? MappingTables.shipped() : MappingTables.with(overlays);
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Proves every table and overlay against every directory of its range.")
  int lint(
      @Option(names = "--overlays", paramLabel = "DIR", description = "a folder of *.overlay files")
          Path overlays) {
    List<String> complaints =
        overlays == null ? MappingTables.shipped().lint() : MappingTables.unproved(overlays).lint();
    PrintWriter out = spec.commandLine().getOut();
    complaints.forEach(out::println);
    if (complaints.isEmpty()) {
      out.println("Every table fits every directory of its range.");
    }
    return complaints.isEmpty() ? 0 : 1;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Prints the effective table of a message type, each rule with its origin.")
  int show(
      @Parameters(paramLabel = "TYPE", description = "as in CUSDEC") String type,
      @Mixin Partner partner,
      @Mixin Folder folder) {
    spec.commandLine().getOut().print(TableText.of(folder.tables(), partner.of(known(type))));
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Prints the effective table as a page in Markdown, with the terms defined.")
  int doc(
      @Parameters(paramLabel = "TYPE", description = "as in CUSDEC") String type,
      @Mixin Partner partner,
      @Mixin Folder folder) {
    spec.commandLine().getOut().print(TableDoc.of(folder.tables(), partner.of(known(type))));
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Says of each element of each message which rule took it and to what, or why none did:"
              + " place | raw | rule | canonical | value or reason.")
  int explain(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "file, folder, or -")
          List<String> files,
      @Mixin Folder folder)
      throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean clean = true;
    for (Inputs.Source source : Inputs.of(files).sources()) {
      byte[] bytes = source.read();
      Translation translation =
          new Translator(Mode.TOLERANT, Clock.systemUTC(), folder.tables())
              .translate(
                  new ByteArrayInputStream(bytes), Hex.encode(Sha256.hash(bytes).toByteArray()));
      translation.findings().forEach(it -> out.println(source.name() + ": " + it));
      for (Translated message : translation.messages()) {
        out.println(
            "# %s: %s %s, message %s"
                .formatted(
                    source.name(),
                    message.message().type(),
                    message.message().directory(),
                    message.message().reference()));
        Explanation.of(message).forEach(out::println);
      }
      out.flush();
      clean &= translation.isClean();
    }
    return clean ? 0 : 1;
  }

  private String known(String type) {
    if (!MappingTables.messages().contains(type)) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no table of " + type + "; there are " + MappingTables.messages() + ".");
    }
    return type;
  }
}

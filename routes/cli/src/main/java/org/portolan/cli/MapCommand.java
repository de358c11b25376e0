package org.portolan.cli;

import java.io.PrintWriter;
import java.util.List;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.mapping.Selection;
import org.portolan.uncefact.mapping.TableDoc;
import org.portolan.uncefact.mapping.TableText;
import org.portolan.uncefact.partner.Agreement;
import org.portolan.uncefact.translate.Explanation;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "map",
    subcommands = {MapTestCommand.class, MapDiffCommand.class, MapPackCommand.class},
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

    @Option(
        names = "--partner",
        paramLabel = "NAME",
        description = "what holds under the agreement of this name; see --partners")
    private String agreement;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Selection of(String type, TableOptions options) {
      if (agreement == null) {
        return new Selection(type, profile, "UN", sender, recipient, false);
      }
      Agreement agreed =
          options
              .agreements()
              .named(agreement)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          command.commandLine(),
                          "No agreement " + agreement + " holds; --partners names their folder."));
      String us = agreed.us().map(Agreement.Party::id).orElse("");
      return new Selection(type, profile, "UN", agreed.partner().id(), us, false)
          .under(agreed.overlays(), agreed.unknownDirectory());
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Proves every table and overlay against every directory of its range.")
  int lint(@Mixin TableOptions tables) {
    List<String> complaints = tables.unproved().lint();
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
      @Mixin TableOptions folder) {
    spec.commandLine()
        .getOut()
        .print(TableText.of(folder.tables(), partner.of(known(type), folder)));
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Prints the effective table as a page in Markdown, with the terms defined.")
  int doc(
      @Parameters(paramLabel = "TYPE", description = "as in CUSDEC") String type,
      @Mixin Partner partner,
      @Mixin TableOptions folder) {
    spec.commandLine()
        .getOut()
        .print(TableDoc.of(folder.tables(), partner.of(known(type), folder)));
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
      @Mixin TableOptions folder)
      throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean clean = true;
    for (Inputs.Source source : Inputs.of(files).sources()) {
      byte[] bytes = source.read();
      Translation translation = folder.translate(bytes);
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

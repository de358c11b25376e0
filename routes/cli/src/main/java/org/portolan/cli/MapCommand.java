package org.portolan.cli;

import java.util.List;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.mapping.Selection;
import org.portolan.uncefact.mapping.TableText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = "Checks and prints mapping tables.")
final class MapCommand {
  @Spec private CommandSpec spec;

  @Command(
      mixinStandardHelpOptions = true,
      description = "Compiles every table against every directory of its range.")
  int lint() {
    List<String> complaints = MappingTables.shipped().lint();
    complaints.forEach(spec.commandLine().getOut()::println);
    if (complaints.isEmpty()) {
      spec.commandLine().getOut().println("Every table fits every directory of its range.");
    }
    return complaints.isEmpty() ? 0 : 1;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Prints the effective table of a message type, each rule with its origin.")
  int show(
      @Parameters(paramLabel = "TYPE", description = "as in CUSDEC") String type,
      @Option(names = "--profile", defaultValue = "", description = "UNH 0057, as in CD001A")
          String profile) {
    spec.commandLine()
        .getOut()
        .print(TableText.of(MappingTables.shipped(), Selection.of(type, profile)));
    return 0;
  }
}

package org.portolan.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.portolan.uncefact.partner.Agreement;
import org.portolan.uncefact.partner.AgreementText;
import org.portolan.uncefact.partner.Agreements;
import org.portolan.uncefact.partner.Complaint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "partner",
    mixinStandardHelpOptions = true,
    description = "Checks, lists and prints the agreements with partners.")
final class PartnerCommand {
  @Spec private CommandSpec spec;

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Checks a folder of agreements: unknown keys, names that are not there, two agreements"
              + " for one partner, and the rest of it.")
  int check(
      @Parameters(paramLabel = "DIR", description = "the folder of agreements, *.json") Path folder,
      @Mixin TableOptions tables) {
    Agreements agreements = Agreements.of(folder, tables.known());
    List<Complaint> complaints = agreements.complaints();
    PrintWriter out = spec.commandLine().getOut();
    complaints.forEach(out::println);
    long errors = complaints.stream().filter(Complaint::isError).count();
    out.printf(
        "Agreements that hold: %d; errors: %d, warnings: %d.%n",
        agreements.all().size(), errors, complaints.size() - errors);
    return complaints.isEmpty() ? 0 : 1;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists the agreements of a folder: name, whom it is for, overlays.")
  int list(
      @Parameters(paramLabel = "DIR", description = "the folder of agreements") Path folder,
      @Mixin TableOptions tables) {
    for (Agreement it : Agreements.of(folder, tables.known()).all()) {
      spec.commandLine()
          .getOut()
          .printf("%-24s %-50s %s%n", it.name(), it.parties(), String.join(", ", it.overlays()));
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Prints what holds for a partner, each key with the file and line it is from.")
  int show(
      @Parameters(paramLabel = "DIR", description = "the folder of agreements") Path folder,
      @Parameters(paramLabel = "NAME", description = "the agreement's name") String name,
      @Mixin TableOptions tables) {
    List<String> lines =
        AgreementText.of(folder, tables.known(), name)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "There is no agreement " + name + " in " + folder));
    lines.forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}

package org.portolan.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.edifact.NotChecked;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.translate.Translation;
import org.portolan.uncefact.translate.Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Judges EDIFACT files: every finding with its place, its code and what to do next.")
final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "file, folder, or - for standard input")
  private List<String> files;

  @Option(
      names = "--mode",
      defaultValue = "strict",
      description = "strict (the default) or tolerant")
  private Mode mode;

  @Option(names = "--json", description = "findings as JSON, one object a file")
  private boolean json;

  @Option(names = "--junit", description = "findings as a JUnit report")
  private boolean junit;

  @Option(
      names = "--not-checked",
      description =
          "a note for what the directory's tables cannot tell, such as codes without a list")
  private boolean notChecked;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<FileReport> reports = new ArrayList<>();
    List<Inputs.Source> sources = Inputs.of(files).sources();
    boolean terminal = System.console() != null && sources.size() > 20 && !json && !junit;
    for (Inputs.Source source : sources) {
      if (terminal) {
        System.err.printf("\r%d of %d files", reports.size() + 1, sources.size());
      }
      Translation translation =
          new Translator(mode, Clock.systemUTC())
              .translate(new ByteArrayInputStream(source.read()), "0".repeat(64));
      List<Finding> findings = new ArrayList<>(translation.findings());
      if (notChecked) {
        translation
            .messages()
            .forEach(it -> findings.addAll(NotChecked.of(it.interchange(), it.message())));
      }
      reports.add(new FileReport(source.name(), translation.messages().size(), findings));
    }
    if (terminal) {
      System.err.println();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      reports.forEach(report -> out.println(report.json()));
    } else if (junit) {
      out.print(FileReport.junit(reports));
    } else {
      reports.forEach(report -> out.print(report.text()));
    }
    out.flush();
    return reports.stream().allMatch(FileReport::isClean) ? 0 : 1;
  }
}

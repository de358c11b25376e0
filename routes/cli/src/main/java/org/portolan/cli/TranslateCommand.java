package org.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.json.DocumentWriter;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translation;
import org.portolan.uncefact.translate.Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    description =
        "Translates EDIFACT files into canonical documents, one JSON document after another.")
final class TranslateCommand implements Callable<Integer> {
  enum Target {
    CANONICAL,
    LOSS
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "file, folder, or - for standard input")
  private List<String> files;

  @Option(
      names = "--to",
      defaultValue = "canonical",
      description = "canonical (the default) or loss: the loss report")
  private Target target;

  @Option(
      names = "--mode",
      defaultValue = "tolerant",
      description = "tolerant (the default) or strict")
  private Mode mode;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean clean = true;
    for (Inputs.Source source : Inputs.of(files).sources()) {
      byte[] bytes = source.read();
      Translation translation =
          new Translator(mode, Clock.systemUTC())
              .translate(
                  new ByteArrayInputStream(bytes), Hex.encode(Sha256.hash(bytes).toByteArray()));
      translation.findings().forEach(finding -> err.println(source.name() + ": " + finding));
      for (Translated message : translation.messages()) {
        if (target == Target.CANONICAL) {
          message
              .document()
              .ifPresent(
                  document -> out.println(new String(DocumentWriter.write(document), UTF_8)));
        } else {
          message.losses().ifPresent(losses -> out.print(losses.text()));
        }
      }
      out.flush();
      clean &= translation.isClean();
    }
    return clean ? 0 : 1;
  }
}

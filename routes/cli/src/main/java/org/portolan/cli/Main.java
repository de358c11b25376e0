package org.portolan.cli;

import java.io.PrintWriter;
import org.portolan.evidence.Refusal;
import org.portolan.record.CryptoProviders;
import org.portolan.record.RecordRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code portolan COMMAND ...}: 0 good, 1 findings or refusal, 2 wrong use. */
@Command(
    name = "portolan",
    mixinStandardHelpOptions = true,
    subcommands = {
      TranslateCommand.class,
      ValidateCommand.class,
      VerifyCommand.class,
      MapCommand.class,
      PartnerCommand.class,
      PolicyCommand.class,
      EpochCommand.class,
      DirectoryCommand.class,
      FreezesCommand.class,
      DeliveriesCommand.class,
      TraceCommand.class,
      ReleaseCommand.class,
      ResendCommand.class,
      ReplayCommand.class
    })
public final class Main {
  public static void main(String[] arguments) {
    // One signature is checked sooner than a faster provider is loaded.
    if (System.getProperty(CryptoProviders.PROPERTY) == null) {
      System.setProperty(CryptoProviders.PROPERTY, "jdk,bouncycastle");
    }
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (exception, line, result) -> {
              err.println(
                  exception instanceof RecordRefused refused
                      ? Refusal.of(refused).toString()
                      : exception.getMessage());
              return exception instanceof RecordRefused || exception instanceof HubOptions.Refused
                  ? 1
                  : 2;
            })
        .execute(arguments);
  }
}

package org.portolan.hub;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.portolan.hub.network.NetworkFiles;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.relay.fsck.LedgerCheck;

/**
 * {@code portolan fsck}: whether anything was lost, done twice or made up between two ledgers, by
 * their own word. An embedded ledger is opened by one process alone: its hub is stopped first.
 */
public final class Fsck {
  private static final String USAGE =
      "Usage: portolan fsck [FOLDER] [--customs FILE] [--bank FILE]\n"
          + "FOLDER is a hub's (data), or the state folder of a demonstration; the files are"
          + " settings of networks, where they are not in it.";

  private final NetworkFiles files;
  private final Path folder;
  private final PrintStream say;

  private Fsck(NetworkFiles files, Path folder, PrintStream say) {
    this.files = files;
    this.folder = folder;
    this.say = say;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  /**
   * @return 0 where all is well, 1 where something is not, 2 for wrong use
   */
  static int run(String[] arguments, PrintStream say) {
    Path folder = Path.of("data");
    Optional<Path> customs = Optional.empty();
    Optional<Path> bank = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      boolean takesFile = argument.equals("--customs") || argument.equals("--bank");
      if (argument.startsWith("-") && !takesFile || takesFile && i + 1 == arguments.length) {
        say.println(USAGE);
        return 2;
      }
      switch (argument) {
        case "--customs" -> customs = Optional.of(Path.of(arguments[++i]));
        case "--bank" -> bank = Optional.of(Path.of(arguments[++i]));
        default -> folder = Path.of(argument);
      }
    }
    boolean given = customs.isPresent() && bank.isPresent();
    if (!given && !Files.isDirectory(folder.resolve("keys"))) {
      say.println("There is no hub in " + folder + ".\n" + USAGE);
      return 2;
    }
    return new Fsck(new NetworkFiles(customs, bank, Optional.empty()), folder, say).check();
  }

  private int check() {
    Clock clock = Clock.systemUTC();
    try (Ledger source = files.customs(folder).open(clock);
        Ledger destination = files.bank(folder).open(clock)) {
      LedgerCheck.Report report =
          LedgerCheck.of(new LedgerCheck.Scope(source, destination, Optional.empty()));
      say.printf(
          "%s: %,d batches anchored, %,d records ended. %s: %,d batches accepted, %,d records"
              + " recognized.%n",
          source.network().caip2(),
          report.anchored(),
          report.ended(),
          destination.network().caip2(),
          report.accepted(),
          report.recognized());
      report.findings().forEach(say::println);
      say.println(
          report.findings().isEmpty()
              ? "Nothing is lost, nothing was done twice, and everything recognized is anchored."
              : report.findings().size() + " findings.");
      return report.findings().isEmpty() ? 0 : 1;
    } catch (LedgerUnavailable e) {
      say.println(
          "A ledger cannot be opened: "
              + e.getMessage()
              + ". An embedded one belongs to its hub while that runs: stop the hub first.");
      return 1;
    }
  }
}

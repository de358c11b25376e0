package org.portolan.attestor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.portolan.evidence.Refusal;
import org.portolan.record.RecordRefused;

/** {@code portolan attestor --config FILE}: runs until it is stopped. */
public final class Main {
  /** Ends the process when its standard input ends: with whoever started it. */
  public static final String UNTIL_INPUT_ENDS = "--until-input-ends";

  private Main() {}

  public static void main(String[] arguments) {
    boolean bound = arguments.length == 3 && arguments[2].equals(UNTIL_INPUT_ENDS);
    boolean approve = arguments.length == 4 && arguments[2].equals("--approve");
    if (arguments.length != 2 && !bound && !approve || !arguments[0].equals("--config")) {
      System.err.println(
          "Usage: portolan attestor --config FILE [--approve ENTRY]; docs/attestors.md explains"
              + " it");
      System.exit(2);
    }
    if (approve) {
      System.exit(approve(Path.of(arguments[1]), Path.of(arguments[3])));
    }
    Transport.bound();
    try {
      AttestorServer server =
          AttestorServer.start(
              AttestorConfig.read(Path.of(arguments[1])), Clock.systemUTC(), step -> {});
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      System.out.println(
          "The attestor of "
              + server.desk().config().organisation()
              + " answers at https://"
              + server.address().getHostString()
              + ":"
              + server.address().getPort());
      if (bound) {
        waitForTheEndOfInput();
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException | RecordRefused e) {
      System.err.println("The attestor does not start: " + reason(e));
      System.exit(2);
    }
  }

  /** Adds this attestor's signature to an entry of an epoch log or a directory. */
  private static int approve(Path config, Path entry) {
    try {
      System.out.println(Approval.add(AttestorConfig.read(config), entry));
      return 0;
    } catch (IOException | IllegalArgumentException | RecordRefused e) {
      System.err.println("Not signed: " + reason(e));
      return 2;
    }
  }

  private static void waitForTheEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is expected; only the end is.
    }
    System.exit(0);
  }

  private static String reason(Exception e) {
    return e instanceof RecordRefused refused ? Refusal.of(refused).toString() : e.getMessage();
  }
}

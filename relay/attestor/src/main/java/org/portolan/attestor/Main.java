package org.portolan.attestor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.portolan.evidence.Refusal;
import org.portolan.record.RecordRefused;

/** {@code portolan attestor --config FILE}: runs until it is stopped. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length != 2 || !arguments[0].equals("--config")) {
      System.err.println("Usage: portolan attestor --config FILE; docs/attestors.md explains it");
      System.exit(2);
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
    } catch (IOException | IllegalArgumentException | IllegalStateException | RecordRefused e) {
      System.err.println("The attestor does not start: " + reason(e));
      System.exit(2);
    }
  }

  private static String reason(Exception e) {
    return e instanceof RecordRefused refused ? Refusal.of(refused).toString() : e.getMessage();
  }
}

package org.portolan.attestor;

import java.nio.file.Path;
import java.time.Clock;

/** {@code HaltingAttestor --config FILE STEP}: an attestor that is gone when it takes the step. */
final class HaltingAttestor {
  private HaltingAttestor() {}

  public static void main(String[] arguments) throws Exception {
    AttestorServer server =
        AttestorServer.start(
            AttestorConfig.read(Path.of(arguments[1])),
            Clock.systemUTC(),
            step -> {
              if (step.equals(arguments[2])) {
                // As a kill -9 would: no shutdown hook, no flush, no close.
                Runtime.getRuntime().halt(137);
              }
            });
    System.out.println("https://127.0.0.1:" + server.address().getPort());
  }
}

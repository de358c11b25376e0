package org.portolan.journeys;

import java.nio.file.Path;
import java.util.List;
import org.portolan.hub.Demo;

/**
 * {@code DemoProcess DIR CUSTOMS BANK attested|native [STEP]}: the demonstration, halted when it
 * takes the step.
 */
final class DemoProcess {
  private DemoProcess() {}

  public static void main(String[] arguments) throws Exception {
    String haltAt = arguments.length > 4 ? arguments[4] : "";
    int status =
        new Demo(
                Path.of(arguments[0]),
                Told.out(),
                step -> {
                  System.out.println("STEP " + step);
                  if (step.equals(haltAt)) {
                    // As a kill -9 would: no shutdown hook, no flush, no close.
                    Runtime.getRuntime().halt(137);
                  }
                })
            .run(
                new Demo.Beginning(
                    List.of(arguments[1], arguments[2]), false, arguments[3].equals("native")));
    System.exit(status);
  }
}

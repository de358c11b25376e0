package org.portolan.hub;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code DemoProcess DIR STEP}: the demo, which halts the process when it takes the step. */
final class DemoProcess {
  private DemoProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String haltAt = arguments.length > 1 ? arguments[1] : "";
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    int status =
        new Demo(
                folder,
                nowhere,
                step -> {
                  System.out.println("STEP " + step);
                  if (step.equals(haltAt)) {
                    // As a kill -9 would: no shutdown hook, no flush, no close.
                    Runtime.getRuntime().halt(137);
                  }
                })
            .run(List.of());
    System.exit(status);
  }
}

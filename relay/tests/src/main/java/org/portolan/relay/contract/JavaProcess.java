package org.portolan.relay.contract;

import java.io.IOException;
import java.nio.file.Path;

/** A relay of its own process, on the class path of the test. */
final class JavaProcess {
  private JavaProcess() {}

  /** Lets it begin. */
  static void go(Process process) throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  static Process start(
      Class<? extends LedgerPair> ledgers, Path folder, String database, String name, String haltAt)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            RelayProcess.class.getName(),
            ledgers.getName(),
            folder.toString(),
            database,
            name,
            haltAt)
        .redirectErrorStream(true)
        .start();
  }
}

package org.portolan.ledger.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;

/** A process that anchors one batch after the other until it is killed. */
final class KilledClient {
  private KilledClient() {}

  /** {@code opener argument ordinal}: tells each ordinal that is final. */
  public static void main(String[] arguments) throws Exception {
    LedgerFixture.Opener opener =
        (LedgerFixture.Opener) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
    try (Ledger ledger = opener.open(arguments[1])) {
      for (long ordinal = Long.parseLong(arguments[2]); ; ordinal++) {
        Prepared prepared =
            ledger
                .transactor()
                .prepare(
                    new Command.AnchorBatch(
                        ledger.publisher(), ordinal, ForeignSource.hash("root " + ordinal), 2));
        ledger.transactor().send(prepared);
        while (!(ledger.transactor().outcome(prepared) instanceof Outcome.Final)) {
          Thread.sleep(10);
        }
        System.out.println(ordinal);
      }
    }
  }

  /** Lets a process anchor from an ordinal on and kills it; the last ordinal that it told of. */
  static long anchorAndKill(LedgerFixture.Elsewhere elsewhere, long from, int after)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledClient.class.getName(),
                elsewhere.opener().getName(),
                elsewhere.argument(),
                Long.toString(from))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = from - 1;
    try (BufferedReader told =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = told.readLine();
      while (line != null) {
        last = Math.max(last, Long.parseLong(line));
        if (last >= from + after) {
          process.toHandle().destroyForcibly();
        }
        line = told.readLine();
      }
    }
    process.waitFor();
    if (last < from + after) {
      throw new AssertionError("the other process ended by itself at ordinal " + last);
    }
    return last;
  }
}

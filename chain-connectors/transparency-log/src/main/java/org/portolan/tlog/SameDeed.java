package org.portolan.tlog;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.ledger.Command;
import org.portolan.registry.Deed;

/** Whether two entries of one command key say the same: then the second is done already. */
final class SameDeed {
  private SameDeed() {}

  static boolean is(byte[] there, byte[] again) {
    if (Arrays.equals(there, again)) {
      return true;
    }
    Optional<LogEntry> first = LogEntry.read(there);
    Optional<LogEntry> second = LogEntry.read(again);
    if (first.isPresent() || second.isPresent()) {
      return first.equals(second);
    }
    return DestinationEntry.read(there)
        .flatMap(a -> DestinationEntry.read(again).map(b -> is(a.command(), b.command())))
        .orElse(false);
  }

  private static boolean is(Command there, Command again) {
    return there.key().equals(again.key()) && Deed.value(there).equals(Deed.value(again));
  }
}

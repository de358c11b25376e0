package org.portolan.tlog;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.ledger.Command;

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

  /** Evidence and signatures are no part of the deed. */
  private static boolean is(Command there, Command again) {
    return switch (there) {
      case Command.AcceptBatch a ->
          again instanceof Command.AcceptBatch b
              && a.statement().root().equals(b.statement().root())
              && a.statement().count() == b.statement().count();
      case Command.AcceptStatus a ->
          again instanceof Command.AcceptStatus b
              && a.statement().equals(b.statement())
              && a.before().equals(b.before());
      case Command.Recognize a ->
          again instanceof Command.Recognize b
              && a.proof().header().commitment().equals(b.proof().header().commitment());
      case Command.ChangeTrust a ->
          again instanceof Command.ChangeTrust b && Arrays.equals(a.trustFile(), b.trustFile());
      case Command.AnchorBatch a -> a.equals(again);
      case Command.End a -> a.equals(again);
    };
  }
}

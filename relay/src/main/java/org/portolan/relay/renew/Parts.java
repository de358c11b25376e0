package org.portolan.relay.renew;

import java.util.List;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.record.StatusStatement;

/**
 * The commands that bring one status to a destination.
 *
 * @param from the head that the destination keeps
 */
record Parts(Bytes32 from, List<Command.AcceptStatus> commands) {
  boolean isOf(StatusStatement statement, Bytes32 kept) {
    return from.equals(kept) && commands.get(0).statement().equals(statement);
  }

  /** The one that is next after so many endings have been applied. */
  Command.AcceptStatus after(long applied) {
    long left = applied;
    for (Command.AcceptStatus command : commands) {
      if (left < command.endings().size() || command.before().isEmpty()) {
        return command;
      }
      left -= command.endings().size();
    }
    throw new IllegalStateException("all parts are applied");
  }
}

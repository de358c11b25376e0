package org.portolan.registry;

import org.portolan.ledger.Command;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/** What a command does, apart from the evidence and the signatures that it brings. */
public final class Deed {
  private Deed() {}

  /** Two commands of one key and one value are the same deed; of another value, a contradiction. */
  public static Bytes32 value(Command command) {
    return switch (command) {
      case Command.AnchorBatch anchor ->
          Sha256.hash(anchor.root().toByteArray(), BigEndian.u64(anchor.count()));
      case Command.End end -> Sha256.hash(end.ending().successor().toByteArray());
      case Command.AcceptBatch accept ->
          Sha256.hash(
              accept.statement().root().toByteArray(), BigEndian.u64(accept.statement().count()));
      case Command.AcceptStatus accept ->
          Sha256.hash(
              Bytes.join(
                  accept.statement().signedBytes(),
                  accept.before().map(Bytes32::toByteArray).orElse(new byte[0])));
      case Command.Recognize recognize -> recognize.proof().header().commitment();
      case Command.ChangeTrust change -> Sha256.hash(change.trustFile());
    };
  }
}

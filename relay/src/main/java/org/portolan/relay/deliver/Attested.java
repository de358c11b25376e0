package org.portolan.relay.deliver;

import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** A batch statement with its signatures, as kept with its delivery: a command without endings. */
final class Attested {
  private Attested() {}

  static byte[] encode(Command.AcceptBatch accept) {
    CborWriter out = new CborWriter();
    CommandCodec.write(out, accept);
    return out.toByteArray();
  }

  static Command.AcceptBatch of(Delivery delivery) {
    return CommandCodec.acceptBatch(new CborReader(delivery.attested().orElseThrow()));
  }
}

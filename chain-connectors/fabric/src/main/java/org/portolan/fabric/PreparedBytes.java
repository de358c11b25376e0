package org.portolan.fabric;

import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;
import org.portolan.registry.CommandCall;

/**
 * A command as the caller keeps it: the call, should it have to be endorsed anew, and the
 * transaction as it was endorsed and signed.
 *
 * @param value tells the deed from another of its key
 * @param transaction empty where the deed was done before
 */
record PreparedBytes(Bytes32 value, CommandCall call, Optional<Endorsed> transaction) {
  /**
   * @param envelope an endorsed transaction with the client's signature
   * @param answer of the chaincode, on which the endorsers agreed
   */
  record Endorsed(String id, byte[] envelope, byte[] answer) {}

  byte[] encode() {
    CborWriter out = new CborWriter().array(4).bytes(value.toByteArray());
    out.text(call.function()).bytes(call.argument());
    transaction.ifPresentOrElse(
        it -> out.array(3).text(it.id()).bytes(it.envelope()).bytes(it.answer()), out::nil);
    return out.toByteArray();
  }

  static PreparedBytes decode(byte[] bytes) {
    CborReader in = new CborReader(bytes);
    in.require(in.array() == 4, "the four parts of a prepared command");
    Bytes32 value = Bytes32.of(in.bytes());
    CommandCall call = new CommandCall(in.text(), in.bytes());
    Optional<Endorsed> transaction = Optional.empty();
    if (!in.nil()) {
      in.require(in.array() == 3, "id, envelope and answer");
      transaction = Optional.of(new Endorsed(in.text(), in.bytes(), in.bytes()));
    }
    in.end();
    return new PreparedBytes(value, call, transaction);
  }
}

package org.portolan.tlog;

import java.util.Optional;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.record.RecordRefused;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What a log holds as a destination: {@code ["PAB1", time, statement words, signatures, status,
 * endings]}, {@code ["PAS1", ...]} likewise with the head before a part, {@code ["PRC1", time,
 * ...]}, {@code ["PTC1", time, trust file, signature]}. They carry the attestors' signatures, so
 * that a reader can check again what the registry checked before it wrote them. Nothing in the
 * source role counts them.
 *
 * @param time UTC seconds, by the registry's clock when it took the command
 */
record DestinationEntry(long time, Command command) {
  byte[] encode() {
    CborWriter out = new CborWriter();
    switch (command) {
      case Command.AcceptBatch accept -> {
        out.array(6).text("PAB1").integer(time);
        CommandCodec.write(out, accept);
      }
      case Command.AcceptStatus accept -> {
        out.array(7).text("PAS1").integer(time);
        CommandCodec.write(out, accept);
      }
      case Command.Recognize recognize -> {
        out.array(3).text("PRC1").integer(time);
        CommandCodec.write(out, recognize.proof());
      }
      case Command.ChangeTrust change ->
          out.array(4)
              .text("PTC1")
              .integer(time)
              .bytes(change.trustFile())
              .bytes(change.signature());
      case Command.AnchorBatch anchor -> throw new IllegalArgumentException("a source's entry");
      case Command.End end -> throw new IllegalArgumentException("a source's entry");
    }
    return out.toByteArray();
  }

  private static int size(String tag) {
    return switch (tag) {
      case "PAB1" -> 6;
      case "PAS1" -> 7;
      case "PTC1" -> 4;
      default -> 3;
    };
  }

  /** Empty for an entry that is none of a destination's. */
  static Optional<DestinationEntry> read(byte[] entry) {
    try {
      CborReader in = new CborReader(entry);
      int size = in.array();
      String tag = in.text();
      long time = in.unsigned();
      Command command =
          switch (tag) {
            case "PAB1" -> CommandCodec.acceptBatch(in);
            case "PAS1" -> CommandCodec.acceptStatus(in);
            case "PRC1" -> new Command.Recognize(CommandCodec.proof(in));
            case "PTC1" -> new Command.ChangeTrust(in.bytes(), in.bytes());
            default -> null;
          };
      in.require(command != null && size == size(tag), "a known entry");
      in.end();
      return Optional.of(new DestinationEntry(time, command));
    } catch (RecordRefused e) {
      return Optional.empty();
    }
  }
}

package org.portolan.registry;

import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.RecordRefused;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * A command as a call of a registry's function: its name, and one argument in CBOR. Who anchors or
 * ends is whoever calls, and so no part of the argument.
 */
public record CommandCall(String function, byte[] argument) {
  public static final String ANCHOR_BATCH = "anchorBatch";
  public static final String END_RECORD = "endRecord";
  public static final String ACCEPT_BATCH = "acceptBatch";
  public static final String ACCEPT_STATUS = "acceptStatus";
  public static final String RECOGNIZE = "recognize";
  public static final String CHANGE_TRUST = "changeTrust";

  public static CommandCall of(Command command) {
    CborWriter out = new CborWriter();
    return switch (command) {
      case Command.AnchorBatch anchor -> {
        out.array(3).integer(anchor.ordinal()).bytes(anchor.root().toByteArray());
        yield new CommandCall(ANCHOR_BATCH, out.integer(anchor.count()).toByteArray());
      }
      case Command.End end -> {
        out.array(2).bytes(end.ending().commitment().toByteArray());
        out.bytes(end.ending().successor().toByteArray());
        yield new CommandCall(END_RECORD, out.toByteArray());
      }
      case Command.AcceptBatch accept -> {
        CommandCodec.write(out.array(4), accept);
        yield new CommandCall(ACCEPT_BATCH, out.toByteArray());
      }
      case Command.AcceptStatus accept -> {
        CommandCodec.write(out.array(5), accept);
        yield new CommandCall(ACCEPT_STATUS, out.toByteArray());
      }
      case Command.Recognize recognize -> {
        if (recognize.natively().isPresent()) {
          yield new CommandCall(
              NativeProof.RECOGNIZE_NATIVELY,
              NativeProof.of(recognize.proof(), recognize.natively().get()).encode());
        }
        CommandCodec.write(out, recognize.proof());
        yield new CommandCall(RECOGNIZE, out.toByteArray());
      }
      case Command.ChangeTrust change -> {
        out.array(2).bytes(change.trustFile()).bytes(change.signature());
        yield new CommandCall(CHANGE_TRUST, out.toByteArray());
      }
    };
  }

  /**
   * The command that is called.
   *
   * @param publisher who calls
   * @throws RecordRefused where the argument is none of that function
   */
  public Command command(Bytes32 publisher) {
    CborReader in = new CborReader(argument);
    Command command =
        switch (function) {
          case ANCHOR_BATCH -> {
            parts(in, 3);
            long ordinal = in.unsigned();
            Bytes32 root = hash(in);
            yield new Command.AnchorBatch(publisher, ordinal, root, in.unsigned());
          }
          case END_RECORD -> {
            parts(in, 2);
            yield new Command.End(publisher, new Ending(hash(in), hash(in)));
          }
          case ACCEPT_BATCH -> {
            parts(in, 4);
            yield CommandCodec.acceptBatch(in);
          }
          case ACCEPT_STATUS -> {
            parts(in, 5);
            yield CommandCodec.acceptStatus(in);
          }
          case RECOGNIZE -> new Command.Recognize(CommandCodec.proof(in));
          case CHANGE_TRUST -> {
            parts(in, 2);
            yield new Command.ChangeTrust(in.bytes(), in.bytes());
          }
          default -> throw new IllegalArgumentException("no function " + function);
        };
    in.end();
    return command;
  }

  private static void parts(CborReader in, int count) {
    in.require(in.array() == count, count + " parts");
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(bytes);
  }
}

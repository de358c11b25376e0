package org.portolan.chaincode;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.registry.CommandCall;
import org.portolan.registry.Deed;
import org.portolan.registry.Frozen;
import org.portolan.registry.NativeProof;
import org.portolan.registry.NativeRecognitions;
import org.portolan.registry.Recognitions;
import org.portolan.registry.RefusalText;
import org.portolan.registry.RegistryEvent;

/**
 * Does commands, each once: the same again is success and writes nothing. A command that proves a
 * contradiction is not done; it freezes what it is about, and its answer is the refusal.
 */
final class Deeds {
  /** The transient field that carries a recognition which the channel must not see. */
  static final String PRIVATE = "recognition";

  private static final byte[] DONE = new byte[0];
  private static final byte[] BEFORE = {2};

  private final Lanes lanes;
  private final TimeBound time;

  Deeds(Lanes lanes, TimeBound time) {
    this.lanes = lanes;
    this.time = time;
  }

  /**
   * Nothing when it is done, 2 where it was done before, or the refusal of a contradiction, which
   * the transaction writes down.
   */
  byte[] call(ChaincodeStub stub, String function, byte[] argument) {
    Settings settings = Governance.settings(stub);
    Caller caller = Caller.of(stub);
    byte[] open =
        function.equals(CommandCall.RECOGNIZE) ? proof(stub, settings, argument) : argument;
    Command command = new CommandCall(function, open).command(caller.publisher());
    if (isSource(command)) {
      Settings.require(settings.anchor(), caller, "anchor");
    } else {
      Settings.require(settings.deliver(), caller, "deliver");
    }
    return execute(stub, settings, command);
  }

  /** As {@link #call}, for a record that comes with evidence of its own ledger. */
  byte[] recognizeNatively(ChaincodeStub stub, byte[] argument) {
    Settings settings = Governance.settings(stub);
    Settings.require(settings.deliver(), Caller.of(stub), "deliver");
    long now = time.now(stub);
    StubState state = new StubState(stub, settings.privateRecognitions());
    NativeRecognitions natives = lanes.natives(settings, state);
    NativeProof it = NativeProof.decode(proof(stub, settings, argument));
    Command.Recognize command =
        new Command.Recognize(
            it.proof(),
            new Command.Recognize.Natively(it.anchor(), it.evidence(), natives.isRenewal(it)));
    if (state.deed(command.key().digest()).isPresent()) {
      return BEFORE;
    }
    if (natives.showsEnding(now, it)) {
      natives.end(it);
      state.putDeed(command.key().digest(), Deed.value(command));
      return DONE;
    }
    Optional<Refusal> refusal = natives.check(now, it);
    if (refusal.filter(Frozen::isContradiction).isPresent()) {
      return freeze(stub, lanes.recognitions(settings, state), command, refusal.get());
    }
    if (refusal.isPresent()) {
      throw new ChaincodeRefused(refusal.get());
    }
    natives.apply(now, it, Bytes32.fromHex(stub.getTxId()));
    state.putDeed(command.key().digest(), Deed.value(command));
    if (!command.natively().get().renewal()) {
      tell(stub, RegistryEvent.of(command));
    }
    return DONE;
  }

  /** A private recognition stands in no argument, which the channel's blocks would keep. */
  private static byte[] proof(ChaincodeStub stub, Settings settings, byte[] argument) {
    if (settings.privateRecognitions().isEmpty()) {
      return argument;
    }
    byte[] hidden = stub.getTransient().get(PRIVATE);
    if (hidden == null || argument.length > 0) {
      throw ChaincodeRefused.of(
          "PTL-CHC-006",
          "recognize",
          "a recognition in an argument",
          "an empty argument, and the recognition in the transient field " + PRIVATE);
    }
    return hidden;
  }

  byte[] execute(ChaincodeStub stub, Settings settings, Command command) {
    long now = time.now(stub);
    StubState state = new StubState(stub, settings.privateRecognitions());
    SourceState source = new SourceState(stub);
    Recognitions recognitions = lanes.recognitions(settings, state);
    Bytes32 key = command.key().digest();
    Bytes32 value = Deed.value(command);
    Optional<Bytes32> there = state.deed(key).map(deed -> Bytes32.at(deed, 0));
    if (there.equals(Optional.of(value))) {
      return BEFORE;
    }
    boolean isSource = isSource(command);
    if (isSource && there.isPresent()) {
      throw conflict(command, there.get());
    }
    Optional<Refusal> refusal =
        switch (command) {
          case Command.AnchorBatch anchor -> source.check(anchor);
          case Command.End end -> source.check(end);
          default -> recognitions.check(now, command);
        };
    if (refusal.filter(Frozen::isContradiction).isPresent()) {
      return freeze(stub, recognitions, command, refusal.get());
    }
    if (refusal.isPresent()) {
      throw new ChaincodeRefused(refusal.get());
    }
    if (there.isPresent()) {
      throw conflict(command, there.get());
    }
    switch (command) {
      case Command.AnchorBatch anchor -> source.apply(anchor);
      case Command.End end -> source.apply(end);
      default -> recognitions.apply(now, command, Bytes32.fromHex(stub.getTxId()));
    }
    state.putDeed(key, value);
    tell(stub, RegistryEvent.of(command));
    return DONE;
  }

  private static boolean isSource(Command command) {
    return command instanceof Command.AnchorBatch || command instanceof Command.End;
  }

  private static ChaincodeRefused conflict(Command command, Bytes32 there) {
    return ChaincodeRefused.of(
        "PTL-LED-001",
        command.key().verb(),
        "another value for the same key",
        "the value that the registry holds, " + there.hex());
  }

  private static byte[] freeze(
      ChaincodeStub stub, Recognitions recognitions, Command command, Refusal refusal) {
    recognitions.freeze(command);
    tell(stub, RegistryEvent.frozen(command));
    return RefusalText.of(refusal).getBytes(StandardCharsets.UTF_8);
  }

  static void tell(ChaincodeStub stub, RegistryEvent event) {
    stub.setEvent(event.name(), event.payload());
  }
}

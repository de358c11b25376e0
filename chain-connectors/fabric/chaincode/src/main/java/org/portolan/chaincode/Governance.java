package org.portolan.chaincode;

import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;
import org.portolan.registry.CommandCall;

/**
 * Changes the settings, and whom the registry believes: with governors of as many organisations as
 * the settings in force demand. Each sends the same bytes; the last one puts them in force. The
 * first settings are set by an administrator of any organisation of the channel, and the others see
 * them before they anchor or believe anything here.
 */
final class Governance {
  private static final byte[] DONE = new byte[0];
  private static final byte[] VOTED = {1};

  private final Lanes lanes;
  private final Deeds deeds;

  Governance(Lanes lanes, Deeds deeds) {
    this.lanes = lanes;
    this.deeds = deeds;
  }

  /** The settings in force; a registry without any does nothing. */
  static Settings settings(ChaincodeStub stub) {
    return new StubState(stub, Optional.empty())
        .settings()
        .map(Settings::read)
        .orElseThrow(
            () ->
                ChaincodeRefused.of(
                    "PTL-CHC-004", "settings", "none", "settings put in force with configure"));
  }

  /** Nothing once the settings are in force, 1 where other organisations have to agree. */
  byte[] configure(ChaincodeStub stub, byte[] json) {
    StubState state = new StubState(stub, Optional.empty());
    Settings next = Settings.read(json);
    Caller caller = Caller.of(stub);
    if (!next.name().startsWith(stub.getChannelId() + "/")) {
      throw fixed("registry", next.name(), "a name on the channel " + stub.getChannelId());
    }
    Optional<Settings> now = state.settings().map(Settings::read);
    if (now.isEmpty()) {
      if (!caller.units().contains("admin")) {
        throw ChaincodeRefused.of(
            "PTL-CHC-002",
            "creator",
            caller.words(),
            "an administrator of an organisation of the channel");
      }
    } else {
      Settings.require(now.get().govern(), caller, "govern");
      unchanged(now.get(), next);
      if (!isAgreed(state, now.get(), caller, Sha256.hash(json))) {
        return VOTED;
      }
    }
    state.putSettings(json);
    return DONE;
  }

  /** Lanes and statements name the registry: under another name all of them would be void. */
  private static void unchanged(Settings now, Settings next) {
    if (!now.network().equals(next.network()) || !now.name().equals(next.name())) {
      throw fixed("network", next.network() + " " + next.name(), now.network() + " " + now.name());
    }
  }

  private static ChaincodeRefused fixed(String path, String seen, String expected) {
    return ChaincodeRefused.of("PTL-CHC-007", path, seen, expected);
  }

  /** Nothing once the file is in force, 1 where other organisations have to agree. */
  byte[] changeTrust(ChaincodeStub stub, byte[] argument) {
    Settings settings = settings(stub);
    StubState state = new StubState(stub, settings.privateRecognitions());
    Caller caller = Caller.of(stub);
    Command command =
        new CommandCall(CommandCall.CHANGE_TRUST, argument).command(caller.publisher());
    Command.ChangeTrust change = (Command.ChangeTrust) command;
    Settings.require(settings.govern(), caller, "govern");
    lanes
        .recognitions(settings, state)
        .check(0, change)
        .ifPresent(
            refusal -> {
              throw new ChaincodeRefused(refusal);
            });
    if (!isAgreed(state, settings, caller, Sha256.hash(change.trustFile()))) {
      return VOTED;
    }
    return deeds.execute(stub, settings, change);
  }

  /** Counts the caller's organisation in; where more have to agree, its vote is written down. */
  private static boolean isAgreed(
      StubState state, Settings settings, Caller caller, Bytes32 change) {
    long agreed =
        settings.governing().stream()
            .filter(msp -> msp.equals(caller.msp()) || state.hasVoted(change, msp))
            .count();
    if (agreed < settings.governors()) {
      state.putVote(change, caller.msp());
      return false;
    }
    // The votes are spent: the same change another time takes new ones.
    settings.governing().stream()
        .filter(msp -> state.hasVoted(change, msp))
        .forEach(msp -> state.removeVote(change, msp));
    return true;
  }
}

package org.portolan.chaincode;

import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.record.Bytes32;
import org.portolan.registry.EndingPage;
import org.portolan.registry.StateCodec;

/**
 * Reads. The views of the source role are evidence when peers sign them: docs/evidence-fabric.md
 * fixes their arguments, their answers and which keys they read; the others are for the connector.
 */
final class Views {
  private final Lanes lanes;

  Views(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Empty for a function that is no view. */
  Optional<byte[]> call(ChaincodeStub stub, String function, List<String> arguments) {
    SourceState source = new SourceState(stub);
    return switch (function) {
      case RegistryCall.GET_BATCH -> {
        Arguments in = new Arguments(arguments, 2);
        yield Optional.of(batch(source, in.hash(0), in.number(1)).answer());
      }
      case RegistryCall.GET_STANDING -> {
        Arguments in = new Arguments(arguments, 3);
        HeldBatch batch = batch(source, in.hash(0), in.number(1));
        Optional<Bytes32> successor = source.ending(in.hash(0), in.hash(2));
        yield Optional.of(new Standing(batch, in.hash(2), successor).answer());
      }
      case RegistryCall.GET_STATUS ->
          Optional.of(source.endings(new Arguments(arguments, 1).hash(0)).answer());
      case EndingPage.GET_ENDINGS -> {
        Arguments in = new Arguments(arguments, 2);
        yield Optional.of(source.page(in.hash(0), in.number(1)).answer());
      }
      default -> destination(stub, function, arguments);
    };
  }

  private static HeldBatch batch(SourceState source, Bytes32 publisher, long ordinal) {
    return source
        .batch(publisher, ordinal)
        .orElseThrow(() -> notFound("ordinal " + ordinal, "a batch that was anchored"));
  }

  private Optional<byte[]> destination(
      ChaincodeStub stub, String function, List<String> arguments) {
    return switch (function) {
      case "getSettings" -> {
        new Arguments(arguments, 0);
        yield there(new StubState(stub, Optional.empty()).settings(), function);
      }
      case "getDeed" ->
          there(
              new StubState(stub, Optional.empty()).deed(new Arguments(arguments, 1).hash(0)),
              function);
      case "getTrust" -> {
        new Arguments(arguments, 0);
        yield there(new StubState(stub, Optional.empty()).trust(), function);
      }
      case "getAccepted" -> {
        Arguments in = new Arguments(arguments, 3);
        yield there(
            new StubState(stub, Optional.empty())
                .batch(in.hash(0), in.hash(1), in.number(2))
                .map(StateCodec::write),
            function);
      }
      case "getKept" -> {
        Arguments in = new Arguments(arguments, 2);
        yield there(
            new StubState(stub, Optional.empty())
                .kept(in.hash(0), in.hash(1))
                .map(StateCodec::write),
            function);
      }
      case "getRecognition" -> {
        Arguments in = new Arguments(arguments, 2);
        Settings settings = Governance.settings(stub);
        yield there(
            lanes
                .standing(settings, new StubState(stub, settings.privateRecognitions()))
                .of(in.hash(0), in.hash(1), stub.getTxTimestamp().getEpochSecond())
                .map(StateCodec::write),
            function);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> there(Optional<byte[]> answer, String function) {
    return Optional.of(answer.orElseThrow(() -> notFound(function, "something that is there")));
  }

  private static ChaincodeRefused notFound(String path, String expected) {
    return ChaincodeRefused.of("PTL-CHC-008", path, "nothing", expected);
  }
}

package org.portolan.chaincode;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.portolan.evidence.Refusal;
import org.portolan.record.RecordRefused;
import org.portolan.registry.NativeProof;
import org.portolan.registry.RefusalText;

/** The chaincode: finds the function that is called, and answers refusals with their status. */
public final class Registry extends ChaincodeBase {
  /** No peer endorses it; the shim knows no status between this one and 500. */
  private static final int REFUSED = 400;

  private static final Logger LOG = Logger.getLogger(Registry.class.getName());

  private final Deeds deeds;
  private final Views views;
  private final Governance governance;

  /**
   * @param clock only ever compared with a transaction's timestamp, to refuse one that is far off
   */
  public Registry(Clock clock) {
    Lanes lanes = new Lanes();
    this.deeds = new Deeds(lanes, new TimeBound(clock));
    this.views = new Views(lanes);
    this.governance = new Governance(lanes, deeds);
  }

  /** Nothing to set up: the registry is configured by {@code configure}. */
  @Override
  public Response init(ChaincodeStub stub) {
    return ResponseUtils.newSuccessResponse();
  }

  @Override
  public Response invoke(ChaincodeStub stub) {
    try {
      List<byte[]> arguments = stub.getArgs();
      if (arguments.isEmpty()) {
        return refused(unknown(""));
      }
      String function = new String(arguments.get(0), StandardCharsets.UTF_8);
      return ResponseUtils.newSuccessResponse(
          call(stub, function, arguments.subList(1, arguments.size())));
    } catch (ChaincodeRefused e) {
      return refused(e.refusal());
    } catch (RecordRefused e) {
      return refused(Refusal.of(e));
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "transaction " + stub.getTxId(), e);
      return ResponseUtils.newErrorResponse("a defect of the registry: " + e);
    }
  }

  private byte[] call(ChaincodeStub stub, String function, List<byte[]> arguments) {
    return switch (function) {
      case "anchorBatch", "endRecord", "acceptBatch", "acceptStatus", "recognize" ->
          deeds.call(stub, function, one(arguments));
      case NativeProof.RECOGNIZE_NATIVELY -> deeds.recognizeNatively(stub, one(arguments));
      case "changeTrust" -> governance.changeTrust(stub, one(arguments));
      case "configure" -> governance.configure(stub, one(arguments));
      default ->
          views
              .call(stub, function, texts(arguments))
              .orElseThrow(() -> new ChaincodeRefused(unknown(function)));
    };
  }

  private static byte[] one(List<byte[]> arguments) {
    if (arguments.size() != 1) {
      throw ChaincodeRefused.of("PTL-CHC-001", "arguments", arguments.size() + " arguments", "one");
    }
    return arguments.get(0);
  }

  private static List<String> texts(List<byte[]> arguments) {
    return arguments.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }

  private static Refusal unknown(String function) {
    return Refusal.of("PTL-CHC-001", "function", function, "a function of the registry");
  }

  private static Response refused(Refusal refusal) {
    return new Response(REFUSED, RefusalText.of(refusal), new byte[0]);
  }
}

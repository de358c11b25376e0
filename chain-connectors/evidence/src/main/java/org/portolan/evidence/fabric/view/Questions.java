package org.portolan.evidence.fabric.view;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.record.Bytes32;

/**
 * The proposals of one piece of evidence: whoever collects it sends them, whoever verifies it makes
 * them again.
 *
 * @param creator who asks: a SerializedIdentity
 * @param time UTC seconds, one for all
 */
public record Questions(String channel, Challenge challenge, byte[] creator, long time) {
  private static final String QUERY_SYSTEM = "qscc";

  /** How far a peer's ledger is; asked first. */
  public ViewProposal tip() {
    return system(challenge.tipNonce(), "GetChainInfo", channel);
  }

  /**
   * One of the registry's views; asked when every peer told its tip.
   *
   * @param tips what they signed, in the order of the evidence
   */
  public ViewProposal registry(String chaincode, RegistryCall call, List<Challenge.Signed> tips) {
    return new ViewProposal(
        channel, chaincode, call.input(), creator, challenge.registryNonce(tips), time);
  }

  /** A transaction, and whether it was valid. */
  public ViewProposal transaction(Bytes32 id) {
    return system(challenge.transactionNonce(), "GetTransactionByID", channel, id.hex());
  }

  private ViewProposal system(byte[] nonce, String... input) {
    List<byte[]> bytes =
        Stream.of(input).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    return new ViewProposal(channel, QUERY_SYSTEM, bytes, creator, nonce, time);
  }
}

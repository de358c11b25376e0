package org.portolan.fabric;

import java.util.Map;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.SubmitException;
import org.portolan.fabric.peer.Peer;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.registry.CommandCall;

/**
 * Anchors with Fabric's own client and nothing else: what a transaction takes on this network,
 * whoever sends it.
 */
public final class BareAnchor implements AutoCloseable {
  private final Peer peer;
  private final Contract contract;
  private final Bytes32 publisher;
  private long ordinal;

  /**
   * @param settings of an account that anchors nothing else
   */
  public BareAnchor(Map<String, String> settings) {
    FabricSettings read = FabricSettings.read(settings);
    this.peer = new Peer(read.endpoints().get(0), read.ownAccount());
    this.contract = peer.gateway().getNetwork(read.channel()).getContract(read.chaincode());
    this.publisher = read.ownAccount().publisher();
  }

  /** Comes back when the transaction is in a block and counts. */
  public void anchor(Bytes32 root, long count) {
    CommandCall call = CommandCall.of(new Command.AnchorBatch(publisher, ++ordinal, root, count));
    try {
      contract
          .newProposal(call.function())
          .addArguments(call.argument())
          .build()
          .endorse()
          .submit();
    } catch (EndorseException | SubmitException | CommitStatusException | CommitException e) {
      throw new IllegalStateException("not anchored: " + e, e);
    }
  }

  @Override
  public void close() {
    peer.close();
  }
}

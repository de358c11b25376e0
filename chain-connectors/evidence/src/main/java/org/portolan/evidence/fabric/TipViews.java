package org.portolan.evidence.fabric;

import java.util.List;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.trust.Endorsers;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.Questions;

/**
 * What peers signed of how far their ledgers are, and of their newest block.
 *
 * @param creator who asked: a SerializedIdentity
 * @param time UTC seconds at which
 */
public record TipViews(Challenge challenge, byte[] creator, long time, List<Tip> peers) {
  public record Tip(byte[] endorser, byte[] payload, byte[] signature) {}

  public TipViews {
    peers = List.copyOf(peers);
  }

  /**
   * The newest block of each.
   *
   * @throws org.portolan.record.RecordRefused unless they are peers of enough organisations, and
   *     signed this
   */
  public List<ChainInfo> tips(FabricTrust trust) {
    List<FabricEvidence.Peer> asked =
        peers.stream()
            .map(tip -> new FabricEvidence.Peer(tip.endorser(), tip.payload(), tip.signature()))
            .toList();
    return new AskedPeers(asked, new Endorsers(trust), time)
        .tips(new Questions(trust.channel(), challenge, creator, time));
  }
}

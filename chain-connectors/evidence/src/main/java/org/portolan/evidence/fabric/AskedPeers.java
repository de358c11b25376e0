package org.portolan.evidence.fabric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.msp.Endorser;
import org.portolan.evidence.fabric.trust.Endorsers;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.PeerSignature;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.evidence.fabric.view.ReadView;
import org.portolan.record.RecordRefused;

/** The peers of a piece of evidence, each of another organisation, and what they signed. */
final class AskedPeers {
  private final List<FabricEvidence.Peer> peers;
  private final List<Endorser> endorsers = new ArrayList<>();

  /** Refuses peers that are none, that are too few, or of which two are of one organisation. */
  AskedPeers(List<FabricEvidence.Peer> peers, Endorsers known, long time) {
    this.peers = peers;
    Set<Object> each = new HashSet<>();
    for (int i = 0; i < peers.size(); i++) {
      Endorser endorser = known.endorser(path(i), peers.get(i).endorser(), time);
      if (!each.add(endorser.msp()) || !each.add(endorser.key().keyId())) {
        throw new RecordRefused(
            "PTL-FAB-010", path(i), endorser.msp() + " or its key again", "each of them once");
      }
      endorsers.add(endorser);
    }
    long quorum = known.trust().policy().quorum();
    if (peers.size() < quorum) {
      throw new RecordRefused(
          "PTL-FAB-014",
          "peers",
          peers.size() + " organisations",
          quorum + " of " + known.trust().policy().organisations());
    }
  }

  int size() {
    return peers.size();
  }

  List<Challenge.Signed> signedTips() {
    return peers.stream().map(FabricEvidence.Peer::signedTip).toList();
  }

  /** How far each ledger was when the evidence was collected. */
  List<ChainInfo> tips(Questions questions) {
    List<ChainInfo> tips = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      FabricEvidence.Peer peer = peers.get(i);
      String path = path(i) + "/tip";
      requireSigned(path, i, peer.tip(), peer.tipSignature());
      ReadView view = ReadView.of(path, peer.tip(), questions.tip()).requireNothingRead();
      tips.add(ChainInfo.read(path, view.payload()));
    }
    return tips;
  }

  void requireView(byte[] view) {
    for (int i = 0; i < peers.size(); i++) {
      requireSigned(path(i) + "/view", i, view, peers.get(i).viewSignature());
    }
  }

  void requireSigned(String path, int peer, byte[] payload, byte[] signature) {
    PeerSignature.require(
        path, endorsers.get(peer).key(), signature, payload, peers.get(peer).endorser());
  }

  private static String path(int peer) {
    return "peers/" + peer;
  }
}

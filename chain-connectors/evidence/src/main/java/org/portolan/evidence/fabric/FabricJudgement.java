package org.portolan.evidence.fabric;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.message.ProcessedTransaction;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.evidence.fabric.trust.Endorsers;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.evidence.fabric.view.ReadView;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/** One piece of evidence, judged in the order in which it was collected. */
final class FabricJudgement {
  private final Evidence evidence;
  private final Anchor anchor;
  private final Optional<Bytes32> commitment;
  private final Endorsers endorsers;
  private final FabricTrust trust;
  private final FabricEvidence data;
  private final Questions questions;
  private final Version place;

  FabricJudgement(
      Evidence evidence, Expectation expected, Endorsers endorsers, FabricEvidence data) {
    this.evidence = evidence;
    this.anchor = expected.anchor();
    this.commitment = evidence.claim() == Claim.CURRENT ? expected.commitment() : Optional.empty();
    this.endorsers = endorsers;
    this.trust = endorsers.trust();
    this.data = data;
    this.questions =
        new Questions(trust.channel(), data.challenge(), data.creator(), evidence.time());
    this.place = FabricPosition.of(anchor.position());
  }

  void judge() {
    require(
        evidence.claim() == Claim.EXISTED || commitment.isPresent(),
        "PTL-FAB-032",
        "claim",
        "current of no record",
        "a commitment");
    AskedPeers peers = new AskedPeers(data.peers(), endorsers, evidence.time());
    List<ChainInfo> tips = peers.tips(questions);
    HeldBatch batch = registry(peers);
    headers(tips);
    data.transaction().ifPresent(view -> transaction(view, peers, batch));
  }

  private HeldBatch registry(AskedPeers peers) {
    RegistryCall call =
        commitment
            .map(c -> RegistryCall.getStanding(anchor.publisher(), anchor.ordinal(), c))
            .orElseGet(() -> RegistryCall.getBatch(anchor.publisher(), anchor.ordinal()));
    peers.requireView(data.view());
    ReadView view =
        ReadView.of(
            "view", data.view(), questions.registry(trust.chaincode(), call, peers.signedTips()));
    List<Optional<Version>> versions =
        view.versions(trust.chaincode(), trust.definition(), call.keys());
    require(
        versions.get(0).equals(Optional.of(place)),
        "PTL-FAB-019",
        "view",
        "a batch written at " + versions.get(0),
        place.toString());
    if (commitment.isEmpty()) {
      return requireBatch(HeldBatch.ofAnswer(view.payload()));
    }
    Standing standing = Standing.ofAnswer(view.payload());
    requireInForce(standing, versions.get(1));
    return requireBatch(standing.batch());
  }

  private HeldBatch requireBatch(HeldBatch held) {
    require(
        held.publisher().equals(anchor.publisher())
            && held.ordinal() == anchor.ordinal()
            && held.root().equals(anchor.root())
            && held.count() == anchor.count(),
        "PTL-FAB-021",
        "view",
        "batch " + held.ordinal() + " of " + held.count() + ", root " + held.root(),
        "batch " + anchor.ordinal() + " of " + anchor.count() + ", root " + anchor.root());
    return held;
  }

  private void requireInForce(Standing standing, Optional<Version> ending) {
    require(
        standing.commitment().equals(commitment.orElseThrow()),
        "PTL-FAB-021",
        "view",
        "commitment " + standing.commitment(),
        commitment.orElseThrow().hex());
    require(
        standing.successor().isEmpty() && ending.isEmpty(),
        "PTL-FAB-022",
        "view",
        "an ending",
        "no ending of the record");
  }

  private void headers(List<ChainInfo> tips) {
    LinkedHeaders headers = new LinkedHeaders(place.block(), data.headers());
    headers.requireLeadTo(tips);
    long height = tips.stream().mapToLong(ChainInfo::number).min().orElseThrow();
    require(
        height == evidence.height(),
        "PTL-FAB-023",
        "evidence/height",
        "height " + evidence.height(),
        "the block that every peer has, " + height);
    require(
        headers.first().hash().equals(anchor.anchorHash()),
        "PTL-FAB-025",
        "batch/anchorHash",
        anchor.anchorHash().hex(),
        headers.first().hash().hex());
    data.seals().ifPresent(seals -> Seals.require("seals", trust, headers.first(), seals));
  }

  private void transaction(FabricEvidence.TransactionView view, AskedPeers peers, HeldBatch batch) {
    require(
        view.signatures().size() == peers.size(),
        "PTL-FAB-014",
        "transaction",
        view.signatures().size() + " signatures",
        "one of each peer");
    for (int i = 0; i < peers.size(); i++) {
      peers.requireSigned("transaction/" + i, i, view.view(), view.signatures().get(i));
    }
    ReadView read =
        ReadView.of("transaction", view.view(), questions.transaction(batch.transaction()));
    AnchoringTransaction.require(
        ProcessedTransaction.read("transaction", read.requireNothingRead().payload()),
        batch,
        endorsers);
  }

  private static void require(
      boolean rule, String code, String path, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused(code, path, seen, expected);
    }
  }
}

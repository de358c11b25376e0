package org.portolan.evidence.vectors;

import static org.portolan.evidence.fabric.kit.FabricScene.CUSTOMS;
import static org.portolan.evidence.fabric.kit.FabricScene.PORT;

import java.util.List;
import java.util.function.Consumer;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.kit.AnchoringEnvelope;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestAnswer;
import org.portolan.evidence.fabric.kit.TestResults;
import org.portolan.evidence.fabric.registry.RegistryKeys;
import org.portolan.evidence.fabric.view.ViewProposal;
import org.portolan.record.Bytes32;

/** The transaction that anchored, with its endorsements, as further evidence. */
final class FabricTransactionVectors {
  private final FabricCases cases;

  private FabricTransactionVectors(FabricCases cases) {
    this.cases = cases;
  }

  static void make(FabricCases cases) {
    FabricTransactionVectors made = new FabricTransactionVectors(cases);
    made.further();
    made.signatures();
  }

  private void further() {
    FabricScene scene = FabricScene.existed();
    cases.accept(
        "with-its-transaction",
        "The transaction travels along",
        scene,
        with(scene, scene.envelope.processed()));
    change(
        24,
        "transaction-conflict",
        "Endorsed and sealed, and invalid: another wrote the key",
        "PTL-FAB-028",
        t -> t.code = 11);
    change(
        24,
        "transaction-endorsement-policy",
        "Invalid: too few endorsed",
        "PTL-FAB-028",
        t -> t.code = 10);
    AnchoringEnvelope conflicting = new AnchoringEnvelope();
    conflicting.proposal = nonce(conflicting.proposal);
    cases.refuse(
        24,
        "transaction-another",
        "A transaction that another's write made void",
        "PTL-FAB-029",
        scene,
        with(scene, conflicting.processed()));
    change(
        28,
        "transaction-of-another-channel",
        "Another channel's",
        "PTL-FAB-029",
        t -> t.proposal = channel(t.proposal));
    change(
        24,
        "transaction-of-another-answer",
        "Endorsements of another proposal",
        "PTL-FAB-029",
        t -> t.answer = a -> a.hash(Bytes32.ZERO));
    change(
        24,
        "transaction-of-another-chaincode",
        "Another chaincode's answer",
        "PTL-FAB-029",
        t -> t.answer = a -> a.chaincode("ledger"));
    change(
        24,
        "transaction-writes-another-root",
        "It writes another root",
        "PTL-FAB-029",
        t -> t.answer = a -> writing(a, new byte[68]));
    change(
        24,
        "transaction-writes-nothing",
        "It writes no batch",
        "PTL-FAB-029",
        t -> t.answer = a -> a.results(new byte[0]));
    change(
        8,
        "transaction-endorsed-by-one",
        "One organisation endorsed",
        "PTL-FAB-030",
        t -> t.endorsers = List.of(CUSTOMS.peer(), CUSTOMS.member("peer1", "peer")));
    change(
        1,
        "transaction-not-endorsed",
        "Nobody endorsed",
        "PTL-FAB-030",
        t -> t.endorsers = List.of());
    change(
        9,
        "transaction-endorsed-by-a-client",
        "A client endorsed",
        "PTL-FAB-009",
        t -> t.endorsers = List.of(CUSTOMS.peer(), PORT.member("hub", "client")));
  }

  private void signatures() {
    FabricScene scene = FabricScene.existed();
    FabricEvidence valid = with(scene, scene.envelope.processed());
    FabricEvidence.TransactionView view = valid.transaction().orElseThrow();
    cases.refuse(
        8,
        "transaction-signed-by-one",
        "One peer's word of it",
        "PTL-FAB-014",
        scene,
        FabricCases.with(
            valid,
            new FabricEvidence.TransactionView(view.view(), view.signatures().subList(0, 1))));
    cases.refuse(
        1,
        "transaction-signatures-exchanged",
        "The signatures exchanged",
        "PTL-FAB-012",
        scene,
        FabricCases.with(
            valid,
            new FabricEvidence.TransactionView(
                view.view(), List.of(view.signatures().get(1), view.signatures().get(0)))));
    FabricEvidence made = scene.make();
    cases.refuse(
        24,
        "transaction-view-of-the-registry",
        "The registry's view stands for it",
        "PTL-FAB-015",
        scene,
        FabricCases.with(
            made,
            new FabricEvidence.TransactionView(
                made.view(), made.peers().stream().map(p -> p.viewSignature()).toList())));
  }

  private void change(
      int item, String name, String says, String code, Consumer<AnchoringEnvelope> change) {
    FabricScene scene = FabricScene.existed();
    change.accept(scene.envelope);
    scene.batch = scene.envelope.batch();
    cases.refuse(item, name, says, code, scene, with(scene, scene.envelope.processed()));
  }

  /** Evidence with what the peers answer about the batch's transaction. */
  private static FabricEvidence with(FabricScene scene, byte[] processed) {
    byte[] view =
        TestAnswer.of(
                scene.questions.transaction(scene.batch.transaction()).hash(),
                "qscc",
                new byte[0],
                processed)
            .encode();
    List<byte[]> signatures = scene.peers.stream().map(peer -> peer.endorse(view)).toList();
    return FabricCases.with(scene.make(), new FabricEvidence.TransactionView(view, signatures));
  }

  private static TestAnswer writing(TestAnswer answer, byte[] value) {
    String key = RegistryKeys.batch(FabricScene.publisher(), 12);
    return answer.results(FabricScene.results(new TestResults.Keys().write(key, value)).encode());
  }

  private static ViewProposal nonce(ViewProposal p) {
    return new ViewProposal(
        p.channel(), p.chaincode(), p.input(), p.creator(), new byte[24], p.time());
  }

  private static ViewProposal channel(ViewProposal p) {
    return new ViewProposal("bonded", p.chaincode(), p.input(), p.creator(), p.nonce(), p.time());
  }
}

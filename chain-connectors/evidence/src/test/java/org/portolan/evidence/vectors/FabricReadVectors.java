package org.portolan.evidence.vectors;

import static org.portolan.evidence.fabric.kit.FabricScene.CHAINCODE;
import static org.portolan.evidence.fabric.kit.FabricScene.DEFINITION;
import static org.portolan.evidence.fabric.kit.FabricScene.PLACE;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestAnswer;
import org.portolan.evidence.fabric.kit.TestResults;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.RegistryKeys;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;

/** Answers that are no reads, or read something else, or say something else. */
final class FabricReadVectors {
  private final FabricCases cases;

  private FabricReadVectors(FabricCases cases) {
    this.cases = cases;
  }

  static void make(FabricCases cases) {
    FabricReadVectors made = new FabricReadVectors(cases);
    made.writes();
    made.keys();
    made.answers();
    made.endings();
  }

  private void writes() {
    FabricScene scene = FabricScene.existed();
    byte[] value = scene.batch.value();
    String key = scene.theCall().keys().get(0);
    results(
        45,
        "write-endorsed-and-never-submitted",
        "Status and answer of a read, and a write",
        "PTL-FAB-017",
        r -> FabricScene.results(r.write(key, value)));
    results(
        45,
        "write-in-another-namespace",
        "A write in another namespace",
        "PTL-FAB-017",
        r -> FabricScene.results(r).namespace("zoll", new TestResults.Keys().write(key, value)));
    results(
        45,
        "range-read",
        "A range of keys besides",
        "PTL-FAB-017",
        r -> FabricScene.results(r.range("batch/", "batch0")));
    results(
        45,
        "metadata-write",
        "A policy of the key's own",
        "PTL-FAB-017",
        r -> FabricScene.results(r.metadata(key)));
    results(
        45,
        "private-data",
        "A private collection",
        "PTL-FAB-017",
        r ->
            new TestResults()
                .namespace("_lifecycle", FabricScene.definition(DEFINITION))
                .privately(CHAINCODE, r, "secrets"));
    view(
        40,
        "event",
        "An event beside the read",
        "PTL-FAB-017",
        a -> a.event(new ProtoWriter().text(1, CHAINCODE).text(3, "Anchored").toByteArray()));
    view(31, "status-404", "The registry has no such batch", "PTL-FAB-016", a -> a.status(404));
    view(31, "status-201", "Another status", "PTL-FAB-016", a -> a.status(201));
    FabricScene tip = FabricScene.existed();
    tip.tip = a -> a.results(FabricScene.results(tip.read()).encode());
    cases.refuse(45, "tip-with-reads", "How far the ledger is, with reads", "PTL-FAB-018", tip);
  }

  private void keys() {
    FabricScene scene = FabricScene.existed();
    String key = scene.theCall().keys().get(0);
    results(
        24,
        "batch-absent",
        "The key is not there",
        "PTL-FAB-019",
        r -> FabricScene.results(new TestResults.Keys().absent(key)));
    results(
        24,
        "batch-of-another-block",
        "Written in the block before",
        "PTL-FAB-019",
        r -> FabricScene.results(new TestResults.Keys().read(key, new Version(6, 2))));
    results(
        24,
        "batch-of-another-transaction",
        "Written by the transaction behind",
        "PTL-FAB-019",
        r -> FabricScene.results(new TestResults.Keys().read(key, new Version(7, 3))));
    results(
        45,
        "another-key",
        "Another key was read",
        "PTL-FAB-018",
        r ->
            FabricScene.results(
                new TestResults.Keys()
                    .read(RegistryKeys.batch(scene.batch.publisher(), 13), PLACE)));
    results(
        45,
        "a-key-more",
        "A key more was read",
        "PTL-FAB-018",
        r -> FabricScene.results(r.absent("zoll")));
    results(
        45,
        "key-twice",
        "The key twice",
        "PTL-FAB-018",
        r -> FabricScene.results(r.read(key, PLACE)));
    results(
        45,
        "no-key",
        "Nothing was read",
        "PTL-FAB-018",
        r -> FabricScene.results(new TestResults.Keys()));
    results(45, "no-results", "No read set", "PTL-FAB-018", r -> new TestResults());
    results(
        24,
        "definition-upgraded",
        "The chaincode was replaced",
        "PTL-FAB-020",
        r ->
            new TestResults()
                .namespace("_lifecycle", FabricScene.definition(new Version(9, 0)))
                .namespace(CHAINCODE, r));
    results(
        24,
        "definition-absent",
        "The definition was not read",
        "PTL-FAB-018",
        r -> new TestResults().namespace(CHAINCODE, r));
    results(
        24,
        "definition-of-another-chaincode",
        "Another chaincode's definition",
        "PTL-FAB-020",
        r ->
            new TestResults()
                .namespace(
                    "_lifecycle",
                    new TestResults.Keys().read("namespaces/fields/ledger/Sequence", DEFINITION))
                .namespace(CHAINCODE, r));
    results(
        36,
        "namespaces-exchanged",
        "The namespaces in another order",
        "PTL-FAB-018",
        r ->
            new TestResults()
                .namespace(CHAINCODE, r)
                .namespace("_lifecycle", FabricScene.definition(DEFINITION)));
  }

  private void answers() {
    HeldBatch held = FabricScene.existed().batch;
    answer(
        "answer-of-another-root",
        "Another root",
        "PTL-FAB-021",
        new HeldBatch(
                held.publisher(), held.ordinal(), Bytes32.ZERO, held.count(), held.transaction())
            .answer());
    answer(
        "answer-of-another-count",
        "Another count",
        "PTL-FAB-021",
        new HeldBatch(held.publisher(), held.ordinal(), held.root(), 1, held.transaction())
            .answer());
    answer(
        "answer-of-another-ordinal",
        "Another ordinal",
        "PTL-FAB-021",
        new HeldBatch(held.publisher(), 13, held.root(), held.count(), held.transaction())
            .answer());
    answer(
        "answer-of-another-publisher",
        "Another publisher",
        "PTL-FAB-021",
        new HeldBatch(Bytes32.ZERO, held.ordinal(), held.root(), held.count(), held.transaction())
            .answer());
    answer("answer-empty", "No answer", "PTL-FAB-013", new byte[0]);
    answer("answer-longer", "A byte more", "PTL-FAB-013", Bytes.join(held.answer(), new byte[1]));
    answer(
        "answer-of-another-kind",
        "A standing for a batch",
        "PTL-FAB-013",
        new Standing(held, FabricScene.COMMITMENT, Optional.empty()).answer());
  }

  private void answer(String name, String says, String code, byte[] payload) {
    view(16, name, says, code, a -> a.payload(payload));
  }

  private void endings() {
    FabricScene scene = FabricScene.current();
    Function<Bytes32, byte[]> ended =
        next -> new Standing(scene.batch, FabricScene.COMMITMENT, Optional.of(next)).answer();
    RegistryCall call = scene.theCall();
    byte[] read =
        FabricScene.results(
                new TestResults.Keys()
                    .read(call.keys().get(0), PLACE)
                    .read(call.keys().get(1), new Version(9, 1)))
            .encode();
    current(
        "ended",
        "The record was revoked",
        "PTL-FAB-022",
        a -> a.payload(ended.apply(Bytes32.ZERO)).results(read));
    current(
        "superseded",
        "Another version took its place",
        "PTL-FAB-022",
        a -> a.payload(ended.apply(FabricScene.hash("next"))).results(read));
    current(
        "ending-there-and-denied",
        "The ending's key is there, the answer says no",
        "PTL-FAB-022",
        a -> a.results(read));
    current(
        "ending-said-and-not-there",
        "The answer says ended, the key is not there",
        "PTL-FAB-022",
        a -> a.payload(ended.apply(Bytes32.ZERO)));
    current(
        "ending-not-looked-for",
        "Only the batch was read",
        "PTL-FAB-018",
        a ->
            a.results(
                FabricScene.results(new TestResults.Keys().read(call.keys().get(0), PLACE))
                    .encode()));
    current(
        "ending-of-another-publisher",
        "Another publisher's ending was looked for",
        "PTL-FAB-018",
        a ->
            a.results(
                FabricScene.results(
                        new TestResults.Keys()
                            .read(call.keys().get(0), PLACE)
                            .absent(RegistryKeys.ending(Bytes32.ZERO, FabricScene.COMMITMENT)))
                    .encode()));
    current(
        "standing-of-another-record",
        "Another record's standing",
        "PTL-FAB-021",
        a -> a.payload(new Standing(scene.batch, Bytes32.ZERO, Optional.empty()).answer()));
    byte[] two = new Standing(scene.batch, FabricScene.COMMITMENT, Optional.empty()).answer();
    two[144] = 2;
    current("ended-2", "Neither ended nor not", "PTL-FAB-013", a -> a.payload(two));
  }

  private void current(String name, String says, String code, UnaryOperator<TestAnswer> change) {
    FabricScene scene = FabricScene.current();
    scene.view = change;
    cases.refuse(29, name, says, code, scene);
  }

  private void results(
      int item, String name, String says, String code, Function<TestResults.Keys, TestResults> of) {
    FabricScene scene = FabricScene.existed();
    scene.view = answer -> answer.results(of.apply(scene.read()).encode());
    cases.refuse(item, name, says, code, scene);
  }

  private void view(
      int item, String name, String says, String code, UnaryOperator<TestAnswer> change) {
    FabricScene scene = FabricScene.existed();
    scene.view = change;
    cases.refuse(item, name, says, code, scene);
  }
}

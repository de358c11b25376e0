package org.portolan.evidence.vectors;

import java.util.List;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/** Bundles that are answered, and what the answer says. */
final class AcceptedBundles extends BundleMaker {

  private AcceptedBundles(Vectors out) {
    super(out);
  }

  static void make(Vectors out) {
    AcceptedBundles made = new AcceptedBundles(out);
    made.accepted();
  }

  private void accepted() {
    accept("valid-some-leaves", some, trust, "valid", 5, 11);
    accept("valid-whole", whole, trust, "valid", 16, 0);
    accept(
        "valid-no-manifest",
        json(
            scene.bundle(
                List.of(1, 5), List.of(), List.of(scene.signed(scene.batchStatement(), true)))),
        trust,
        "valid",
        2,
        0);
    accept(
        "valid-no-leaf",
        json(
            scene.bundle(
                List.of(), List.of(), List.of(scene.signed(scene.batchStatement(), true)))),
        trust,
        "valid",
        0,
        0);
    accept(
        "valid-by-evidence-current",
        json(scene.bundle(SOME, List.of(scene.evidence(true)), List.of())),
        trust,
        "valid",
        5,
        11,
        World.TIME);
    accept(
        "unknown-by-evidence-existed",
        json(scene.bundle(SOME, List.of(scene.evidence(false)), List.of())),
        trust,
        "unknown",
        5,
        11,
        World.TIME);
    accept(
        "unknown-without-proof",
        json(scene.bundle(SOME, List.of(), List.of(scene.signed(scene.batchStatement(), false)))),
        trust,
        "unknown",
        5,
        11);
    accept(
        "valid-renewed",
        json(
            scene.bundle(
                SOME,
                List.of(),
                List.of(
                    scene.signed(scene.batchStatement(), true),
                    scene.signed(scene.statusStatement(), true)))),
        trust,
        "valid",
        5,
        11,
        World.TIME + 600);
    Scene over =
        Scene.plain(
            World.plain().end(new Ending(scene.world.record.commitment(), Keys.secret("next"))));
    accept(
        "ended",
        json(over.bundle(SOME, List.of(), List.of(over.signed(over.batchStatement(), true)))),
        Trusts.file(over),
        "ended",
        5,
        11);
    Scene revoked =
        Scene.plain(new World(HashAlgorithm.SHA256, List.of(Keys.ed25519("issuer")), 2));
    accept(
        "revoked",
        json(
            revoked.bundle(
                List.of(0, 1), List.of(), List.of(revoked.signed(revoked.batchStatement(), true)))),
        Trusts.file(revoked),
        "revoked",
        1,
        1);
    Scene absent = Scene.plain(new World(HashAlgorithm.SHA256, List.of(Keys.ed25519("issuer")), 0));
    Json.Obj stricter =
        Edits.change(
            Trusts.file(absent),
            "forms/0/mandatory",
            m -> Json.of(List.of(Json.of("/exchangedDocument/issueDateTime"))));
    out.accepted(
        SUBJECT,
        "valid-though-a-mandatory-field-is-absent",
        "the answer names it",
        input(
            json(
                absent.bundle(
                    List.of(0, 1),
                    List.of(),
                    List.of(absent.signed(absent.batchStatement(), true)))),
            stricter),
        answer("valid", World.TIME + 30, 1, 1, List.of("/exchangedDocument/issueDateTime")));
    Scene sm = Scene.plain(new World(HashAlgorithm.SM3, List.of(Keys.sm2("issuer", -70_001)), 1));
    accept(
        "valid-sm3-and-sm2",
        json(
            sm.bundle(
                SOME, List.of(sm.evidence(true)), List.of(sm.signed(sm.batchStatement(), true)))),
        Trusts.file(sm),
        "valid",
        5,
        11);
    Scene hybrid =
        Scene.plain(
            new World(
                HashAlgorithm.SHA256, List.of(Keys.ed25519("issuer"), Keys.mlDsa65("issuer")), 1));
    accept(
        "valid-hybrid-issuer",
        json(hybrid.bundle(SOME, List.of(), List.of(hybrid.signed(hybrid.batchStatement(), true)))),
        Trusts.file(hybrid),
        "valid",
        5,
        11);
    Scene evm =
        new Scene(
            World.plain(),
            "eip155:31337",
            Scene.ethereums(),
            Json.object("organisations", Json.of(2)));
    accept(
        "valid-eip712",
        json(evm.bundle(SOME, List.of(), List.of(evm.signed(evm.batchStatement(), true)))),
        Trusts.file(evm),
        "valid",
        5,
        11);
    refuse(
        28,
        "eip712-for-another-contract",
        json(evm.bundle(SOME, List.of(), List.of(evm.signed(evm.batchStatement(), true)))),
        Edits.set(Trusts.file(evm), "lanes/0/eip712/chainId", Json.of(1)),
        "PTL-STM-001");
    refuse(
        28,
        "eip712-without-a-contract",
        json(evm.bundle(SOME, List.of(), List.of(evm.signed(evm.batchStatement(), true)))),
        Edits.set(Trusts.file(evm), "lanes/0/eip712", Json.NULL),
        "PTL-STM-001");
    refuse(
        14,
        "hybrid-demanded-and-one-half-there",
        some,
        Edits.set(
            trust,
            "networks/0/registries/0/directory/0/require",
            Vectors.numbers(List.of(-8L, -49L))),
        "PTL-ISS-005");
  }
}

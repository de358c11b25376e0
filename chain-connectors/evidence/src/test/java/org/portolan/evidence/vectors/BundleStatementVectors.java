package org.portolan.evidence.vectors;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Ending;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.StatementPart;
import org.portolan.record.json.Json;

/** Statements, evidence and policies that a bundle is held against. */
final class BundleStatementVectors extends BundleMaker {

  private BundleStatementVectors(Vectors out) {
    super(out);
  }

  static void make(Vectors out) {
    BundleStatementVectors made = new BundleStatementVectors(out);
    made.statements();
    made.evidence();
    made.policies();
  }

  private void statements() {
    String s = "statements/0/";
    refuse(
        7, "no-statement", Edits.set(some, "statements", Json.of(List.of())), trust, "PTL-STM-001");
    refuse(
        8,
        "statement-of-one-organisation",
        Edits.remove(some, s + "signatures/1"),
        trust,
        "PTL-STM-001");
    refuse(
        3,
        "statement-signed-twice-by-one",
        Edits.set(some, s + "signatures/1", Edits.get(some, s + "signatures/0")),
        trust,
        "PTL-STM-001");
    refuse(
        1,
        "statement-signature-changed",
        b64(some, s + "signatures/1/signature", 80),
        trust,
        "PTL-STM-001");
    refuse(
        9,
        "statement-signer-unknown",
        Edits.set(some, s + "signatures/1/attestor", zero()),
        trust,
        "PTL-STM-001");
    refuse(
        13,
        "statement-signature-of-another-kind",
        Edits.set(some, s + "signatures/1/kind", Json.of("eip712")),
        trust,
        "PTL-STM-001");
    refuse(
        28, "statement-of-another-lane", Edits.set(some, s + "lane", zero()), trust, "PTL-STM-003");
    refuse(
        43,
        "statement-of-another-publisher",
        Edits.set(some, s + "publisher", zero()),
        trust,
        "PTL-STM-003");
    for (String hash : List.of("anchorHash", "position", "root")) {
      refuse(
          16,
          "statement-of-another-" + hash,
          Edits.set(some, s + hash, zero()),
          trust,
          "PTL-STM-004");
    }
    refuse(
        43,
        "statement-of-another-ordinal",
        Edits.set(some, s + "ordinal", Json.of(3)),
        trust,
        "PTL-STM-004");
    refuse(
        41,
        "statement-of-another-count",
        Edits.set(some, s + "count", Json.of(6)),
        trust,
        "PTL-STM-004");
    refuse(
        29,
        "statement-of-before-the-anchor",
        Edits.set(some, s + "asOfHeight", Json.of(3)),
        trust,
        "PTL-STM-004");
    refuse(
        30,
        "statement-of-another-time",
        Edits.set(some, s + "asOfTime", Json.of(World.TIME + 31)),
        trust,
        "PTL-STM-001");
    refuse(
        30,
        "statement-of-another-height",
        Edits.set(some, s + "asOfHeight", Json.of(10)),
        trust,
        "PTL-STM-001");
    refuse(
        10,
        "statement-of-the-epoch-before",
        Edits.set(some, s + "epoch", Vectors.hex(Scene.OLD_EPOCH)),
        trust,
        "PTL-STM-001");
    refuse(
        10,
        "statement-of-an-epoch-unknown",
        Edits.set(some, s + "epoch", zero()),
        trust,
        "PTL-STM-001");
    refuse(
        43,
        "status-with-fewer-endings",
        Edits.set(some, s + "status/endings", Json.of(4)),
        trust,
        "PTL-STM-001");
    refuse(
        43,
        "status-with-another-head",
        Edits.set(some, s + "status/head", zero()),
        trust,
        "PTL-STM-001");
    refuse(
        43,
        "status-with-another-map",
        Edits.set(some, s + "status/map", zero()),
        trust,
        "PTL-STM-001");
    refuse(
        21,
        "proof-without-siblings",
        Edits.set(some, s + "proof/path", Json.of(List.of())),
        trust,
        "PTL-STM-006");
    refuse(
        21,
        "proof-of-nothing-there",
        Edits.set(
            Edits.set(some, s + "proof/leaf", Json.NULL), s + "proof/path", Json.of(List.of())),
        trust,
        "PTL-STM-006");
    refuse(
        43,
        "proof-with-a-sibling-more",
        Edits.change(some, s + "proof/path", BundleMaker::firstTwice),
        trust,
        "PTL-STM-006");
    Scene over =
        Scene.plain(
            World.plain().end(new Ending(scene.world.record.commitment(), Keys.secret("next"))));
    Json.Obj ended =
        json(over.bundle(SOME, List.of(), List.of(over.signed(over.batchStatement(), true))));
    refuse(
        43,
        "ended-shown-with-the-proof-of-before",
        Edits.set(ended, s + "proof", Edits.get(some, s + "proof")),
        Trusts.file(over),
        "PTL-STM-006");
    refuse(
        43,
        "ended-with-its-leaf-left-out",
        Edits.set(ended, s + "proof/leaf", Json.NULL),
        Trusts.file(over),
        "PTL-STM-006");
    StatementPart first = scene.signed(scene.batchStatement(), true);
    var two =
        new org.portolan.record.StatusStatement(
            scene.lane(),
            Scene.EPOCH,
            World.PUBLISHER.keyId(),
            over.world.endings.status().digest(),
            scene.world.size(),
            World.TIME + 40);
    StatementPart second =
        new StatementPart(
            two,
            over.world.endings.status(),
            scene.attestors.stream().map(a -> a.sign(two)).toList(),
            Optional.empty());
    refuse(
        43,
        "two-statuses-of-one-height",
        json(scene.bundle(SOME, List.of(), List.of(first, second))),
        trust,
        "PTL-STM-005");
    Json.Obj statusOnly =
        json(scene.bundle(SOME, List.of(), List.of(scene.signed(scene.statusStatement(), true))));
    refuse(40, "status-statement-alone", statusOnly, trust, "PTL-STM-001");
  }

  private void evidence() {
    Json.Obj current = json(scene.bundle(SOME, List.of(scene.evidence(true)), List.of()));
    refuse(
        28,
        "evidence-of-an-unknown-kind",
        Edits.set(current, "evidence/0/kind", Json.of("iota")),
        trust,
        "PTL-EVI-001");
    refuse(2, "evidence-changed", b64(current, "evidence/0/data", 60), trust, "PTL-LOG-009");
    refuse(
        30,
        "evidence-of-another-time",
        Edits.set(current, "evidence/0/time", Json.of(World.TIME + 1)),
        trust,
        "PTL-LOG-008");
    refuse(
        30,
        "evidence-of-another-height",
        Edits.set(current, "evidence/0/height", Json.of(10)),
        trust,
        "PTL-LOG-007");
    refuse(
        15,
        "evidence-of-height-0",
        Edits.set(current, "evidence/0/height", Json.of(0)),
        trust,
        "PTL-LOG-007");
    refuse(
        29,
        "evidence-claims-more-than-it-has",
        Edits.set(
            json(scene.bundle(SOME, List.of(scene.evidence(false)), List.of())),
            "evidence/0/claim",
            Json.of("current")),
        trust,
        "PTL-LOG-011");
    refuse(
        44,
        "evidence-of-an-unknown-claim",
        Edits.set(current, "evidence/0/claim", Json.of("final")),
        trust,
        "PTL-BUN-001");
    refuse(
        26,
        "evidence-of-an-unwatched-log",
        current,
        Edits.set(
            Edits.set(
                trust, "networks/0/registries/0/epochs/1/ledger/witnesses", Json.of(List.of())),
            "networks/0/registries/0/epochs/1/ledger/quorum",
            Json.of(0)),
        "PTL-LOG-008");
    refuse(
        37,
        "17-pieces-of-evidence",
        Edits.change(
            current,
            "evidence",
            e -> Json.of(Collections.nCopies(17, ((Json.Arr) e).items().get(0)))),
        trust,
        "PTL-BUN-002");
  }

  private void policies() {
    policy(
        "kind-not-taken",
        Json.object("kinds", Json.of(List.of(Json.of("invoice"))), "organisations", Json.of(2)),
        "PTL-POL-022");
    policy(
        "hash-not-taken",
        Json.object("hashes", Json.of(List.of(Json.of("sm3"))), "organisations", Json.of(2)),
        "PTL-POL-023");
    policy(
        "issuer-algorithm-not-taken",
        Json.object("issuerAlgorithms", Vectors.numbers(List.of(-7L)), "organisations", Json.of(2)),
        "PTL-POL-024");
    policy(
        "native-without-evidence",
        Json.object("organisations", Json.of(2), "recognition", Json.of("native")),
        "PTL-POL-025");
    policy(
        "more-witnesses-than-the-epoch",
        Json.object("organisations", Json.of(2), "witnesses", Json.of(3)),
        "PTL-POL-026");
    policy(
        "source-of-another-policy",
        Json.object("organisations", Json.of(2), "source", Json.of("tlog:elsewhere")),
        "PTL-POL-014");
    policy(
        "destination-of-another-policy",
        Json.object("destination", Json.of("tlog:elsewhere"), "organisations", Json.of(2)),
        "PTL-POL-014");
    policy("three-of-two", Json.object("organisations", Json.of(3)), "PTL-STM-001");
    Json.Obj policy =
        Json.object(
            "byKind",
            Json.of(
                List.of(
                    Json.object(
                        "claim",
                        Json.of("current"),
                        "kinds",
                        Json.of(List.of(Json.of("bill-of-lading"))),
                        "recognition",
                        Json.of("native")))),
            "organisations",
            Json.of(2));
    Scene strict = new Scene(scene.world, "tlog:bank", scene.attestors, policy);
    Bundle existed =
        strict.bundle(
            SOME,
            List.of(strict.evidence(false)),
            List.of(strict.signed(strict.batchStatement(), true)));
    refuse(
        40,
        "policy-native-current-and-evidence-existed",
        json(existed),
        Trusts.file(strict),
        "PTL-POL-025");
    Bundle current =
        strict.bundle(
            SOME,
            List.of(strict.evidence(true)),
            List.of(strict.signed(strict.batchStatement(), true)));
    accept("valid-policy-native-current", json(current), Trusts.file(strict), "valid", 5, 11);
  }

  private void policy(String name, Json.Obj policy, String code) {
    Scene strict = new Scene(scene.world, "tlog:bank", scene.attestors, policy);
    Bundle bundle =
        strict.bundle(SOME, List.of(), List.of(strict.signed(strict.batchStatement(), true)));
    refuse(7, "policy-" + name, json(bundle), Trusts.file(strict), code);
  }
}

package org.portolan.evidence.vectors;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.json.Json;

/** Evidence of Fabric as inputs of vectors. */
final class FabricCases {
  static final String SUBJECT = "fabric-evidence";

  private final Vectors out;

  FabricCases(Vectors out) {
    this.out = out;
  }

  void accept(String name, String says, FabricScene scene, FabricEvidence data) {
    accept(name, says, scene, input(scene, data));
  }

  void accept(String name, String says, FabricScene scene, Json.Obj input) {
    out.accepted(
        SUBJECT,
        "valid-" + name,
        says,
        input,
        "claim",
        Json.of(claim(scene)),
        "height",
        Json.of(scene.height()),
        "time",
        Json.of(scene.questions.time()));
  }

  void refuse(int item, String name, String says, String code, FabricScene scene) {
    refuse(item, name, says, code, scene, scene.make());
  }

  void refuse(
      int item, String name, String says, String code, FabricScene scene, FabricEvidence data) {
    refuse(item, name, says, code, input(scene, data));
  }

  void refuse(int item, String name, String says, String code, Json.Obj input) {
    out.refused(SUBJECT, name, item, says, input, code);
  }

  static Json.Obj input(FabricScene scene, FabricEvidence data) {
    return input(scene, data.encode());
  }

  static Json.Obj input(FabricScene scene, byte[] data) {
    return Json.object(
        "network",
            Json.object(
                "caip2", Json.of(FabricScene.network().caip2()),
                "genesis", Vectors.hex(FabricScene.network().genesis())),
        "registry", Vectors.hex(Identifiers.registry("customs/registry")),
        "anchor", json(scene.anchor()),
        "commitment", scene.commitment.<Json>map(Vectors::hex).orElse(Json.NULL),
        "claim", Json.of(claim(scene)),
        "height", Json.of(scene.height()),
        "time", Json.of(scene.questions.time()),
        "now", Json.of(FabricScene.TIME + 60),
        "challenge", Json.NULL,
        "epoch", epoch(FabricScene.ledger()),
        "data", Vectors.hex(data));
  }

  static Json.Obj json(Anchor anchor) {
    return Json.object(
        "publisher", Vectors.hex(anchor.publisher()),
        "ordinal", Json.of(anchor.ordinal()),
        "root", Vectors.hex(anchor.root()),
        "count", Json.of(anchor.count()),
        "position", Vectors.hex(anchor.position()),
        "anchorHash", Vectors.hex(anchor.anchorHash()));
  }

  static Json.Obj epoch(Json.Obj ledger) {
    return Json.object(
        "digest", Vectors.hex(Bytes32.ZERO),
        "alg", Json.of("sha256"),
        "fromHeight", Json.of(0),
        "untilHeight", Json.NULL,
        "ledger", ledger,
        "attestors", Json.of(List.of()));
  }

  /** The same evidence, judged by an epoch with one member of its ledger changed. */
  static Json.Obj ledger(Json.Obj input, String path, Json value) {
    return Edits.set(input, "epoch/ledger/" + path, value);
  }

  private static String claim(FabricScene scene) {
    return scene.commitment.isPresent() ? "current" : "existed";
  }

  static FabricEvidence with(FabricEvidence made, List<FabricEvidence.Peer> peers) {
    return new FabricEvidence(
        made.challenge(),
        made.creator(),
        peers,
        made.view(),
        made.headers(),
        made.transaction(),
        made.seals());
  }

  static FabricEvidence with(FabricEvidence made, FabricEvidence.Headers headers) {
    return new FabricEvidence(
        made.challenge(),
        made.creator(),
        made.peers(),
        made.view(),
        headers,
        made.transaction(),
        made.seals());
  }

  static FabricEvidence sealed(FabricEvidence made, byte[] seals) {
    return new FabricEvidence(
        made.challenge(),
        made.creator(),
        made.peers(),
        made.view(),
        made.headers(),
        made.transaction(),
        Optional.of(seals));
  }

  static FabricEvidence with(FabricEvidence made, FabricEvidence.TransactionView transaction) {
    return new FabricEvidence(
        made.challenge(),
        made.creator(),
        made.peers(),
        made.view(),
        made.headers(),
        Optional.of(transaction),
        made.seals());
  }
}

package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Signer;
import org.portolan.record.json.Json;

/** Statements with what COSE and EIP-712 sign of them, and the signatures. */
final class StatementFiles {
  private StatementFiles() {}

  static Map<String, Json> make() {
    Scene cose = Scene.plain();
    Scene evm =
        new Scene(
            World.plain(),
            "eip155:31337",
            Scene.ethereums(),
            Json.object("organisations", Json.of(2)));
    List<Signer> pair = List.of(Keys.ed25519("attestor Bank"), Keys.mlDsa65("attestor Bank"));
    Scene hybrid =
        new Scene(
            World.plain(),
            "tlog:bank",
            List.of(Attesting.hybrid("Bank", pair)),
            Json.object("organisations", Json.of(1)));
    Map<String, Json> files = new TreeMap<>();
    files.put("statement-batch-cose.json", file(cose, cose.batchStatement()));
    files.put("statement-status-cose.json", file(cose, cose.statusStatement()));
    files.put("statement-batch-eip712.json", file(evm, evm.batchStatement()));
    files.put("statement-status-eip712.json", file(evm, evm.statusStatement()));
    files.put("statement-batch-hybrid.json", file(hybrid, hybrid.batchStatement()));
    return files;
  }

  private static Json file(Scene scene, Statement statement) {
    boolean evm = scene.destination.caip2().startsWith("eip155:");
    List<Json> signatures = new ArrayList<>();
    for (Attesting attestor : scene.attestors) {
      SignaturePart part = attestor.sign(statement);
      signatures.add(
          Json.object(
              "attestor", Vectors.hex(part.attestor()),
              "kind", Json.of(part.kind()),
              "signature", Vectors.hex(part.signature())));
    }
    var status = scene.world.endings.status();
    return Json.object(
        "statement", Statements.json(statement),
        "status",
            Json.object(
                "endings", Json.of(status.endings()),
                "head", Vectors.hex(status.head()),
                "map", Vectors.hex(status.map()),
                "digest", Vectors.hex(status.digest())),
        "type", Json.of(statement.type()),
        "signedBytes", Vectors.hex(statement.signedBytes()),
        "attestors", Edits.get(Trusts.epoch(scene), "attestors"),
        "signatures", Json.of(signatures),
        "eip712",
            evm
                ? Json.object(
                    "chainId", Json.of(Scene.CONTRACT.chainId()),
                    "contract", Vectors.hex(Scene.CONTRACT.contract()),
                    "separator", Vectors.hex(Eip712.separator(Scene.CONTRACT)),
                    "digest", Vectors.hex(Eip712.digest(Scene.CONTRACT, statement)))
                : Json.NULL);
  }
}

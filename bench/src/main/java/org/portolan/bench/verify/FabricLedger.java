package org.portolan.bench.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.cose.Alg;

/** A channel whose registry holds the record's batch, as the peers of two organisations sign it. */
final class FabricLedger {
  private FabricLedger() {}

  /** Two tips and the view of each organisation, and the headers from the anchor to the tips. */
  static Handed proof() {
    FabricScene scene = new FabricScene();
    PublishedRecord record =
        new PublishedRecord(
            FabricScene.network(),
            Identifiers.registry(FabricScene.CHANNEL + "/" + FabricScene.CHAINCODE),
            FabricScene.publisher(),
            List.of(Alg.ES256));
    Anchor open = record.anchored(Bytes32.ZERO, Bytes32.ZERO);
    scene.batch =
        new HeldBatch(
            open.publisher(), open.ordinal(), open.root(), open.count(), scene.batch.transaction());
    scene.commitment = Optional.of(record.commitment());
    return new Handed(
        "Fabric, signed views of 2 organisations",
        record.bundle(
            scene.anchor(),
            new Bundle.EvidencePart(
                "fabric", "current", scene.height(), FabricScene.TIME, scene.make().encode())),
        record.trust(FabricScene.ledger()),
        () -> Instant.ofEpochSecond(FabricScene.TIME + 60));
  }
}

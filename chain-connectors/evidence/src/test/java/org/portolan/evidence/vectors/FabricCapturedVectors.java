package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.FabricEvidence.Peer;
import org.portolan.evidence.fabric.kit.CapturedChannel;
import org.portolan.evidence.fabric.kit.CapturedChannel.Collected;
import org.portolan.evidence.fabric.message.Block;
import org.portolan.evidence.fabric.message.BlockSeals;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.Identifiers;
import org.portolan.record.json.Json;

/** What a real network signed, and with one change. */
final class FabricCapturedVectors {
  private static final Collected EXISTED = CapturedChannel.collected("existed");
  private static final Collected CURRENT = CapturedChannel.collected("current");
  private static final Collected CONFLICT = CapturedChannel.collected("conflict");

  private final Vectors out;

  private FabricCapturedVectors(Vectors out) {
    this.out = out;
  }

  static void make(Vectors out) {
    FabricCapturedVectors made = new FabricCapturedVectors(out);
    made.evidence();
    made.conflict();
    made.config();
  }

  private void evidence() {
    accept("existed", "A batch", EXISTED, EXISTED.data(false, false));
    accept("further", "With its transaction and seals", EXISTED, EXISTED.data(true, true));
    accept("current", "Nothing ended the record", CURRENT, CURRENT.data(false, false));
    Collected ended = CapturedChannel.collected("ended");
    refuse(
        29, "ended", "After it was ended", "PTL-FAB-022", input(ended, ended.data(false, false)));
    FabricEvidence made = EXISTED.data(false, false);
    refuse(
        45,
        "write-as-view",
        "An endorsed write that nobody submitted, for the view",
        "PTL-FAB-015",
        input(EXISTED, written(made)));
    refuse(
        27,
        "view-of-another-challenge",
        "The view of the other evidence",
        "PTL-FAB-012",
        input(
            EXISTED, viewed(made, CapturedChannel.collected("second").data(false, false).view())));
    refuse(
        24,
        "height-of-a-later-block",
        "A block more",
        "PTL-FAB-023",
        Edits.set(input(EXISTED, made), "height", Json.of(EXISTED.tip() + 1)));
  }

  /** Of two transactions that wrote one key, the one that was void. */
  private void conflict() {
    Collected second = CapturedChannel.collected("second");
    accept("second-of-two", "The one of two that counted", second, second.data(true, true));
    refuse(
        24,
        "conflict-with-the-batch-that-counted",
        "The other transaction beside the view",
        "PTL-FAB-015",
        input(CONFLICT, CONFLICT.data(true, true)));
    Json.Obj claimed = input(CONFLICT, CONFLICT.data(true, true), CONFLICT.other());
    refuse(
        24,
        "conflict",
        "Endorsed by both, sealed by three of four, and void",
        "PTL-FAB-019",
        claimed);
    FabricEvidence data = CONFLICT.data(true, true);
    refuse(
        24,
        "conflict-and-nobody-asked",
        "The same, and no peer's view",
        "PTL-FAB-014",
        input(CONFLICT, FabricCases.with(data, List.<Peer>of()), CONFLICT.other()));
  }

  private void config() {
    Json.Obj input = config(CapturedChannel.configBlock(1));
    Json.Obj next = (Json.Obj) Judge.judge("fabric-config", input).members().get("accepted");
    out.accepted(
        "fabric-config",
        "valid-captured",
        "Port has a second root",
        input,
        "ledger",
        next.members().get("ledger"));
    String block = Hex.encode(CapturedChannel.configBlock(1));
    byte[] signature =
        BlockSeals.read("seals", Block.read("block", CapturedChannel.configBlock(1)).seals())
            .seals()
            .get(2)
            .signature();
    byte[] changed = signature.clone();
    changed[signature.length - 1] ^= 1;
    out.refused(
        "fabric-config",
        "captured-seal-changed",
        1,
        "A bit of a seal",
        config(Hex.decode(block.replace(Hex.encode(signature), Hex.encode(changed)))),
        "PTL-FAB-012");
    out.refused(
        "fabric-config",
        "captured-genesis-again",
        27,
        "The block that is known",
        config(CapturedChannel.configBlock(0)),
        "PTL-FAB-034");
  }

  private static Json.Obj config(byte[] block) {
    return Json.object(
        "ledger", CapturedChannel.trust().json(),
        "block", Vectors.hex(block),
        "views", Json.NULL,
        "now", Json.of(EXISTED.time()));
  }

  private static FabricEvidence viewed(FabricEvidence made, byte[] view) {
    return new FabricEvidence(
        made.challenge(),
        made.creator(),
        made.peers(),
        view,
        made.headers(),
        Optional.empty(),
        Optional.empty());
  }

  private static FabricEvidence written(FabricEvidence made) {
    List<Peer> peers = new ArrayList<>();
    for (int i = 0; i < made.peers().size(); i++) {
      Peer peer = made.peers().get(i);
      peers.add(
          new Peer(
              peer.endorser(), peer.tip(), peer.tipSignature(), CapturedChannel.writeSignature(i)));
    }
    return viewed(FabricCases.with(made, peers), CapturedChannel.write());
  }

  private void accept(String name, String says, Collected collected, FabricEvidence data) {
    out.accepted(
        FabricCases.SUBJECT,
        "valid-captured-" + name,
        says,
        input(collected, data),
        "claim",
        Json.of(claim(collected)),
        "height",
        Json.of(collected.tip()),
        "time",
        Json.of(collected.time()));
  }

  private void refuse(int item, String name, String says, String code, Json.Obj input) {
    out.refused(FabricCases.SUBJECT, "captured-" + name, item, says, input, code);
  }

  private static Json.Obj input(Collected collected, FabricEvidence data) {
    return input(collected, data, collected.anchor());
  }

  private static Json.Obj input(Collected collected, FabricEvidence data, Anchor anchor) {
    return Json.object(
        "network",
            Json.object(
                "caip2", Json.of(CapturedChannel.network().caip2()),
                "genesis", Vectors.hex(CapturedChannel.network().genesis())),
        "registry", Vectors.hex(Identifiers.registry("trade/registry")),
        "anchor", FabricCases.json(anchor),
        "commitment", collected.commitment().<Json>map(Vectors::hex).orElse(Json.NULL),
        "claim", Json.of(claim(collected)),
        "height", Json.of(collected.tip()),
        "time", Json.of(collected.time()),
        "now", Json.of(collected.time() + 60),
        "challenge", Json.NULL,
        "epoch", FabricCases.epoch(CapturedChannel.trust().json()),
        "data", Vectors.hex(data.encode()));
  }

  private static String claim(Collected collected) {
    return collected.commitment().map((Bytes32 c) -> "current").orElse("existed");
  }
}

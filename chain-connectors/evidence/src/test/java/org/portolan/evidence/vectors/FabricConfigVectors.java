package org.portolan.evidence.vectors;

import static org.portolan.evidence.fabric.kit.FabricScene.CUSTOMS;
import static org.portolan.evidence.fabric.kit.FabricScene.PORT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.evidence.fabric.TipViews;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestAnswer;
import org.portolan.evidence.fabric.kit.TestBlocks;
import org.portolan.evidence.fabric.kit.TestCertificate;
import org.portolan.evidence.fabric.kit.TestConfig;
import org.portolan.evidence.fabric.kit.TestKey;
import org.portolan.evidence.fabric.kit.TestMember;
import org.portolan.evidence.fabric.kit.TestMspConfig;
import org.portolan.evidence.fabric.kit.TestOrganisation;
import org.portolan.evidence.fabric.kit.TestSeals;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.record.Bytes32;
import org.portolan.record.json.Json;

/** From one configuration block to the next: who says so, and what may change. */
final class FabricConfigVectors {
  private static final String SUBJECT = "fabric-config";
  private static final Bytes32 BEHIND = FabricScene.hash("data of the block behind");

  private final Vectors out;

  private FabricConfigVectors(Vectors out) {
    this.out = out;
  }

  static void make(Vectors out) {
    FabricConfigVectors made = new FabricConfigVectors(out);
    made.sealed();
    made.blocks();
    made.organisations();
    made.seen();
  }

  private void sealed() {
    accept("sealed", "A quorum of the consenters sealed it", new TestConfig());
    TestConfig renewed = new TestConfig();
    renewed.msp = made -> made.id().equals(PORT.msp()) ? made.roots(newRoot()) : made;
    accept("root-renewed", "Port has a new root", renewed);
    TestConfig fewer = new TestConfig();
    fewer.consenters = List.of(1L, 2L, 3L);
    accept("consenter-removed", "The fourth orderer left", fewer);
    TestConfig revoking = new TestConfig();
    revoking.msp =
        made ->
            made.id().equals(PORT.msp())
                ? made.crls(PORT.revoking(List.of(PORT.certificate("peer0", "peer"))))
                : made;
    accept("certificate-revoked", "Port revoked its peer", revoking);
    refuse(
        23,
        "seals-too-few",
        "Two of four sealed it",
        "PTL-FAB-031",
        c -> c.sealing = List.of(1L, 2L));
    refuse(
        11,
        "sealed-by-the-new-set-only",
        "Those who come sealed it, not those who were",
        "PTL-FAB-031",
        c -> {
          c.consenters = List.of(5L, 6L, 7L, 8L);
          c.sealing = List.of(5L, 6L, 7L);
        });
    refuse(
        3, "seal-twice", "One of three twice", "PTL-FAB-031", c -> c.sealing = List.of(1L, 2L, 2L));
    TestConfig alone = new TestConfig();
    Json.Obj raft = Edits.set(input(alone, Json.NULL), "ledger/consenters", Json.of(List.of()));
    refuse(11, "one-orderer", "An ordering service of which one signs", "PTL-FAB-031", raft);
  }

  private void blocks() {
    refuse(
        11, "skipped", "The configuration between is left out", "PTL-FAB-034", c -> c.sequence = 6);
    refuse(11, "rolled-back", "The configuration of before", "PTL-FAB-034", c -> c.sequence = 3);
    refuse(27, "again", "The configuration that is known", "PTL-FAB-034", c -> c.sequence = 4);
    refuse(
        29,
        "in-an-older-block",
        "In a block before the one that is known",
        "PTL-FAB-034",
        c -> c.number = 5);
    refuse(28, "channel-another", "Another channel's", "PTL-FAB-033", c -> c.channel = "bonded");
    refuse(
        24,
        "transaction-for-config",
        "A transaction of an endorser",
        "PTL-FAB-033",
        c -> c.type = 3);
    refuse(
        24, "two-envelopes", "Two configurations in a block", "PTL-FAB-033", c -> c.envelopes = 2);
    refuse(
        15,
        "no-block-before",
        "No hash of a block before",
        "PTL-FAB-034",
        c -> c.previousHash = new byte[0]);
    TestConfig config = new TestConfig();
    byte[] block = config.block();
    block[block.length / 2] ^= 1;
    refuse(
        2,
        "data-of-another-hash",
        "A byte of the configuration",
        "PTL-FAB-024",
        Edits.set(input(config, Json.NULL), "block", Vectors.hex(block)));
    refuse(
        2,
        "group-twice",
        "An organisation twice",
        "PTL-PRB-001",
        c -> c.organisations = List.of(CUSTOMS, PORT, PORT));
  }

  private void organisations() {
    refuse(
        9,
        "organisation-left",
        "Port left the channel",
        "PTL-FAB-035",
        c -> c.organisations = List.of(CUSTOMS));
    refuse(
        9,
        "units-off",
        "Nodes have no units",
        "PTL-FAB-035",
        c -> c.msp = m -> new TestMspConfig(0, m.id(), m.roots(), m.crls(), false, false));
    refuse(
        9,
        "units-of-members",
        "Members need a unit",
        "PTL-FAB-035",
        c -> c.msp = m -> new TestMspConfig(0, m.id(), m.roots(), m.crls(), true, true));
    refuse(
        13,
        "msp-of-another-kind",
        "An MSP without X.509",
        "PTL-FAB-035",
        c -> c.msp = m -> new TestMspConfig(1, m.id(), m.roots(), m.crls(), false, true));
    refuse(
        9,
        "list-by-another-ca",
        "A list by another CA",
        "PTL-FAB-003",
        c -> c.msp = m -> m.id().equals(PORT.msp()) ? m.crls(CUSTOMS.revoking(List.of())) : m);
    refuse(
        7,
        "consenters-none",
        "BFT without consenters",
        "PTL-FAB-033",
        c -> c.consenters = List.of());
  }

  private void seen() {
    TestConfig config = new TestConfig();
    config.ordering = "etcdraft";
    List<TestMember> peers = List.of(CUSTOMS.peer(), PORT.peer());
    Json.Obj valid = raft(config, views(config, peers, FabricScene.TIME));
    out.accepted(
        SUBJECT,
        "valid-seen-by-the-old-organisations",
        "Peers of both organisations have it",
        valid,
        "ledger",
        next(valid, config));
    refuse(
        11,
        "seen-by-one",
        "One organisation has it",
        "PTL-FAB-014",
        raft(config, views(config, List.of(CUSTOMS.peer()), FabricScene.TIME)));
    TestMember renewed =
        new TestMember(
            PORT.msp(),
            PORT.certificate("peer0", "peer")
                .signedBy(PORT.authority(), new TestKey("new ca of Port")),
            PORT.key("peer0"));
    refuse(
        11,
        "seen-by-new-certificates",
        "Certificates of the root that it brings",
        "PTL-FAB-006",
        raft(config, views(config, List.of(CUSTOMS.peer(), renewed), FabricScene.TIME)));
    refuse(
        46,
        "seen-long-ago",
        "Older than the trusting period",
        "PTL-FAB-026",
        raft(config, views(config, peers, FabricScene.TIME - 31 * 86_400)));
    TestConfig other = new TestConfig();
    other.previousHash = Bytes32.ZERO.toByteArray();
    refuse(
        23,
        "another-block-seen",
        "They have another block of that number",
        "PTL-FAB-024",
        raft(config, views(other, peers, FabricScene.TIME)));
  }

  private static byte[] newRoot() {
    TestKey key = new TestKey("new ca of Port");
    return TestCertificate.authority(PORT.authority(), key, -1).signedBy(PORT.authority(), key);
  }

  private static Json.Obj raft(TestConfig config, Json views) {
    return Edits.set(input(config, views), "ledger/consenters", Json.of(List.of()));
  }

  /** What these peers say of their ledgers when one block stands behind the configuration. */
  private static Json views(TestConfig config, List<TestMember> peers, long time) {
    Questions questions =
        new Questions(
            FabricScene.CHANNEL, FabricScene.CHALLENGE, FabricScene.CLIENT.identity(), time);
    BlockHeader newest = config.header().next(BEHIND);
    ChainInfo info = new ChainInfo(newest.number(), newest.hash(), newest.previousHash());
    byte[] tip =
        TestAnswer.of(questions.tip().hash(), "qscc", new byte[0], TestBlocks.encode(info))
            .encode();
    List<Json> tips = new ArrayList<>();
    peers.forEach(
        peer ->
            tips.add(
                Json.object(
                    "endorser", Vectors.hex(peer.identity()),
                    "payload", Vectors.hex(tip),
                    "signature", Vectors.hex(peer.endorse(tip)))));
    return Json.object(
        "challenge", Vectors.hex(FabricScene.CHALLENGE.value()),
        "creator", Vectors.hex(FabricScene.CLIENT.identity()),
        "time", Json.of(time),
        "peers", Json.of(tips),
        "behind", Vectors.hashes(List.of(BEHIND)));
  }

  static TipViews views(Input in) {
    return new TipViews(
        new Challenge(in.hash("challenge")),
        in.hex("creator"),
        in.number("time"),
        in.inputs("peers").stream()
            .map(p -> new TipViews.Tip(p.hex("endorser"), p.hex("payload"), p.hex("signature")))
            .toList());
  }

  private static Json.Obj input(TestConfig config, Json views) {
    return Json.object(
        "ledger", Vectors.with(FabricScene.ledger(), "consenters", TestSeals.json()),
        "block", Vectors.hex(config.block()),
        "views", views,
        "now", Json.of(FabricScene.TIME + 60));
  }

  private void accept(String name, String says, TestConfig config) {
    Json.Obj input = input(config, Json.NULL);
    out.accepted(SUBJECT, "valid-" + name, says, input, "ledger", next(input, config));
  }

  /** The epoch that follows: what the block says in the place of what was known. */
  private static Json next(Json.Obj input, TestConfig config) {
    Json.Obj ledger = (Json.Obj) input.members().get("ledger");
    List<Json> consenters = new ArrayList<>();
    if (config.ordering.equals("BFT")) {
      config.consenters.forEach(id -> consenters.add(TestSeals.json(id)));
    }
    List<Json> msps = new ArrayList<>();
    for (TestOrganisation each : config.organisations) {
      var msp = config.msp.apply(TestMspConfig.of(each));
      msps.add(each.json(msp.roots(), List.of(), msp.crls(), Optional.of(msp.roots().get(0))));
    }
    Json.Obj changed =
        Vectors.with(
            Vectors.with(ledger, "consenters", Json.of(consenters)), "msps", Json.of(msps));
    return Vectors.with(
        changed,
        "config",
        Json.object(
            "sequence", Json.of(config.sequence),
            "block", Json.of(config.number),
            "hash", Vectors.hex(config.header().hash())));
  }

  private void refuse(
      int item, String name, String says, String code, Consumer<TestConfig> change) {
    TestConfig config = new TestConfig();
    change.accept(config);
    refuse(item, name, says, code, input(config, Json.NULL));
  }

  private void refuse(int item, String name, String says, String code, Json.Obj input) {
    out.refused(SUBJECT, name, item, says, input, code);
  }
}

package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.FabricEvidence.Headers;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestBlocks;
import org.portolan.evidence.fabric.kit.TestSeals;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;

/** Heights, hashes of blocks, and the orderers' seals. */
final class FabricChainVectors {
  private final FabricCases cases;
  private final FabricScene plain = FabricScene.existed();
  private final FabricEvidence made = plain.make();
  private final Json.Obj valid = FabricCases.input(plain, made);

  private FabricChainVectors(FabricCases cases) {
    this.cases = cases;
  }

  static void make(FabricCases cases) {
    FabricChainVectors made = new FabricChainVectors(cases);
    made.heights();
    made.headers();
    made.seals();
  }

  private void heights() {
    height(29, "height-one-less", 10);
    height(30, "height-one-more", 12);
    height(15, "height-0", 0);
    FabricScene newest = FabricScene.existed();
    newest.tips = List.of(7L, 7L);
    cases.accept("anchored-in-the-newest-block", "No block behind it", newest, newest.make());
    tips(29, "tip-before-the-anchor", "A ledger that does not have the block", 6L, 12L);
    other(
        "tip-of-another-chain",
        "Another hash of the block",
        24,
        tip -> new ChainInfo(tip.number(), FabricScene.hash("other"), tip.previousHash()));
    other(
        "tip-of-another-parent",
        "Another block before it",
        24,
        tip -> new ChainInfo(tip.number(), tip.hash(), FabricScene.hash("other").toByteArray()));
    other(
        "tip-of-zeros",
        "A hash of zeros",
        15,
        tip -> new ChainInfo(tip.number(), Bytes32.ZERO, tip.previousHash()));
    other(
        "tip-beyond-the-headers",
        "A height of nobody's",
        29,
        tip -> new ChainInfo(Long.MAX_VALUE - 1, tip.hash(), tip.previousHash()));
    FabricScene none = FabricScene.existed();
    none.tip = answer -> answer.payload(new byte[0]);
    cases.refuse(31, "tip-empty", "No height", "PTL-PRB-004", none);
  }

  private void height(int item, String name, long height) {
    cases.refuse(
        item,
        name,
        "Height " + height + " in the place of 11",
        "PTL-FAB-023",
        Edits.set(valid, "height", Json.of(height)));
  }

  private void tips(int item, String name, String says, long first, long second) {
    FabricScene scene = FabricScene.existed();
    scene.tips = List.of(first, second);
    cases.refuse(item, name, says, "PTL-FAB-024", scene);
  }

  private void other(
      String name, String says, int item, java.util.function.UnaryOperator<ChainInfo> change) {
    FabricScene scene = FabricScene.existed();
    scene.tip =
        answer ->
            answer.payload(
                TestBlocks.encode(change.apply(ChainInfo.read("tip", answer.payload()))));
    cases.refuse(item, name, says, "PTL-FAB-024", scene);
  }

  private void headers() {
    List<Bytes32> hashes = made.headers().dataHashes();
    Bytes32 before = made.headers().previousHash();
    header(
        "header-left-out", "One in the middle left out", "PTL-FAB-024", before, without(hashes, 3));
    header(
        "header-last-left-out",
        "The newest left out",
        "PTL-FAB-024",
        before,
        hashes.subList(0, hashes.size() - 1));
    List<Bytes32> more = new ArrayList<>(hashes);
    more.add(Bytes32.ZERO);
    header("header-more", "One more than a peer has", "PTL-FAB-024", before, more);
    List<Bytes32> exchanged = new ArrayList<>(hashes);
    Collections.swap(exchanged, 1, 2);
    header("headers-exchanged", "Two exchanged", "PTL-FAB-024", before, exchanged);
    header(
        "header-of-other-data",
        "Another data hash of the anchor's block",
        "PTL-FAB-024",
        before,
        with(hashes, 0));
    header(
        "header-of-another-parent",
        "Another block before the anchor's",
        "PTL-FAB-024",
        FabricScene.hash("other"),
        hashes);
    header("headers-none", "No headers", "PTL-CBR-001", before, List.of());
    byte[] data = made.encode();
    String hex = Hex.encode(data);
    int at = hex.indexOf("825820" + before.hex()) + 6 + 64;
    cases.refuse(
        37,
        "headers-2-to-the-31",
        "An array that says it has 2^31 headers",
        "PTL-CBR-001",
        FabricCases.input(plain, Hex.decode(hex.substring(0, at) + "9a80000000")));
  }

  private void header(String name, String says, String code, Bytes32 before, List<Bytes32> hashes) {
    cases.refuse(23, name, says, code, plain, FabricCases.with(made, new Headers(before, hashes)));
  }

  private static List<Bytes32> without(List<Bytes32> hashes, int index) {
    List<Bytes32> left = new ArrayList<>(hashes);
    left.remove(index);
    return left;
  }

  private static List<Bytes32> with(List<Bytes32> hashes, int index) {
    List<Bytes32> changed = new ArrayList<>(hashes);
    changed.set(index, FabricScene.hash("other"));
    return changed;
  }

  private void seals() {
    BlockHeader header = plain.blocks.header(FabricScene.PLACE.block());
    cases.accept(
        "sealed",
        "The orderers' seals travel along",
        plain,
        sealed(TestSeals.seal(header, List.of(1L, 2L, 3L))));
    sealed(23, "seals-too-few", "Two of four", TestSeals.seal(header, List.of(1L, 2L)));
    sealed(3, "seal-twice", "One of three twice", TestSeals.seal(header, List.of(1L, 2L, 2L)));
    sealed(1, "seals-none", "No seals", TestSeals.seal(header, List.of()));
    seal(
        9,
        "seal-of-a-stranger",
        "A fifth orderer",
        "PTL-FAB-031",
        TestSeals.seal(header, List.of(1L, 2L, 5L)));
    seal(
        24,
        "seals-of-another-block",
        "Seals of the block behind",
        "PTL-FAB-012",
        TestSeals.seal(plain.blocks.header(8), List.of(1L, 2L, 3L)));
    seal(
        28,
        "seals-of-another-channel",
        "Seals of another channel's block",
        "PTL-FAB-012",
        TestSeals.seal(new TestBlocks("bonded", 8).header(7), List.of(1L, 2L, 3L)));
    seal(
        1,
        "seal-under-another-number",
        "Signed by one, named as another",
        "PTL-FAB-012",
        TestSeals.named(header, 1, 2));
    seal(
        13,
        "seal-by-certificate",
        "As an orderer of no quorum seals",
        "PTL-FAB-031",
        TestSeals.byCertificate(header));
    Json.Obj sealed =
        FabricCases.input(
            plain, FabricCases.sealed(made, TestSeals.seal(header, List.of(1L, 2L, 3L))));
    cases.refuse(
        7,
        "seals-without-consenters",
        "The epoch has no consenters",
        "PTL-FAB-031",
        FabricCases.ledger(sealed, "consenters", Json.of(List.of())));
    FabricEvidence alone =
        FabricCases.sealed(
            FabricCases.with(made, List.<FabricEvidence.Peer>of()),
            TestSeals.seal(header, List.of(1L, 2L, 3L, 4L)));
    cases.refuse(
        24,
        "sealed-and-nobody-asked",
        "A sealed block, and no peer's view",
        "PTL-FAB-014",
        plain,
        alone);
  }

  private void sealed(int item, String name, String says, byte[] seals) {
    seal(item, name, says, "PTL-FAB-031", seals);
  }

  private void seal(int item, String name, String says, String code, byte[] seals) {
    cases.refuse(item, name, says, code, sealed(seals));
  }

  /** Judged by an epoch that knows the consenters. */
  private Json.Obj sealed(byte[] seals) {
    return FabricCases.ledger(
        FabricCases.input(plain, FabricCases.sealed(made, seals)), "consenters", TestSeals.json());
  }
}

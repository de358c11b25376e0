package org.portolan.evidence.vectors;

import java.util.List;
import org.portolan.record.Base64Url;
import org.portolan.record.BatchStatement;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/** Header, leaves, sheaf and batch of a bundle. */
final class BundleRecordVectors extends BundleMaker {

  private BundleRecordVectors(Vectors out) {
    super(out);
  }

  static void make(Vectors out) {
    BundleRecordVectors made = new BundleRecordVectors(out);
    made.headerAndLeaves();
    made.sheafAndBatch();
  }

  private void headerAndLeaves() {
    refuse(41, "header-with-another-leaf-count", header(151), trust, "PTL-LEA-002");
    refuse(41, "header-with-another-origin", header(33), trust, "PTL-HDR-011");
    refuse(41, "header-with-another-record-id", header(100), trust, "PTL-SHF-002");
    refuse(41, "header-with-another-time", header(143), trust, "PTL-SHF-002");
    refuse(41, "header-with-another-root", header(200), trust, "PTL-LEA-002");
    refuse(41, "header-with-another-w0", header(0), trust, "PTL-HDR-002");
    refuse(41, "header-with-status-2", header(147), trust, "PTL-HDR-003");
    refuse(32, "entry-changed", b64(whole, "leaves/6/entry", 45), trust, "PTL-LEA-002");
    refuse(34, "salt-changed", b64(whole, "leaves/6/salt", 0), trust, "PTL-LEA-002");
    refuse(35, "leaf-moved", Edits.set(some, "leaves/5/i", Json.of(15)), trust, "PTL-LEA-002");
    refuse(
        18,
        "leaf-path-left-out",
        Edits.set(some, "leaves/3/path", Json.of(List.of())),
        trust,
        "PTL-LEA-002");
    refuse(
        35,
        "leaf-of-another-record",
        Edits.set(some, "leaves/1", otherLeaf()),
        trust,
        "PTL-LEA-002");
    accept(
        "valid-mandatory-field-hidden-and-counted",
        json(
            scene.bundle(
                List.of(0), List.of(), List.of(scene.signed(scene.batchStatement(), true)))),
        trust,
        "valid",
        0,
        16);
    Scene false1 = Scene.plain(new FalseRecords(scene.world).unsortedSet());
    refuse(42, "set-not-sorted", json(false1.whole()), Trusts.file(false1), "PTL-SET-001");
    Scene false2 = Scene.plain(new FalseRecords(scene.world).leafBesideItsManifest());
    refuse(
        42,
        "leaf-that-disagrees-with-the-manifest",
        json(false2.whole()),
        Trusts.file(false2),
        "PTL-LEA-004");
    Scene false3 = Scene.plain(new FalseRecords(scene.world).unsortedLeaves());
    refuse(
        42,
        "leaves-not-in-the-order-of-their-pointers",
        withoutManifest(json(false3.whole())),
        Trusts.file(false3),
        "PTL-LEA-003");
    Scene false4 = Scene.plain(new FalseRecords(scene.world).shortManifest());
    refuse(
        42,
        "manifest-that-leaves-one-out",
        json(false4.whole()),
        Trusts.file(false4),
        "PTL-LEA-004");
    Scene false5 = Scene.plain(new FalseRecords(scene.world).falseCount());
    refuse(
        42,
        "count-of-more-than-there-are",
        json(false5.whole()),
        Trusts.file(false5),
        "PTL-MAN-008");
    Scene false6 = Scene.plain(new FalseRecords(scene.world).amountWithoutCurrency());
    refuse(42, "amount-without-currency", json(false6.whole()), Trusts.file(false6), "PTL-ENT-014");
    Json.Obj hidden =
        Edits.set(
            json(false4.whole()),
            "leaves",
            Json.of(List.of(Edits.get(json(false4.whole()), "leaves/0"))));
    refuse(
        42, "manifest-shorter-than-the-header-counts", hidden, Trusts.file(false4), "PTL-MAN-009");
    Scene late = Scene.plain();
    refuse(
        30,
        "issued-after-it-is-judged",
        json(late.bundle(SOME, List.of(), List.of(late.signed(earlier(late), true)))),
        Trusts.file(late),
        "PTL-HDR-013");
  }

  private void sheafAndBatch() {
    refuse(
        41,
        "sheaf-of-another-count",
        Edits.set(some, "sheaf/count", Json.of(4)),
        trust,
        "PTL-BAT-003");
    refuse(
        41, "sheaf-at-another-index", Edits.set(some, "sheaf/i", Json.of(0)), trust, "PTL-SHF-002");
    refuse(
        18,
        "sheaf-path-left-out",
        Edits.set(some, "sheaf/path", Json.of(List.of())),
        trust,
        "PTL-SHF-002");
    refuse(
        18,
        "sheaf-path-reordered",
        Edits.change(some, "sheaf/path", BundleMaker::reversed),
        trust,
        "PTL-SHF-002");
    refuse(1, "sheaf-signature-changed", b64(some, "sheaf/cose", 70), trust, "PTL-BAT-003");
    refuse(
        41, "batch-leaf-of-another-signature", b64(some, "batch/leaf", 100), trust, "PTL-BAT-003");
    refuse(41, "batch-leaf-of-another-issuer", b64(some, "batch/leaf", 10), trust, "PTL-BAT-003");
    refuse(41, "batch-leaf-of-another-root", b64(some, "batch/leaf", 50), trust, "PTL-SHF-002");
    refuse(
        41,
        "batch-leaf-shorter",
        Edits.change(some, "batch/leaf", l -> Json.of(((Json.Str) l).text().substring(0, 136))),
        trust,
        "PTL-BAT-001");
    refuse(
        41, "batch-at-another-index", Edits.set(some, "batch/i", Json.of(1)), trust, "PTL-BAT-004");
    refuse(
        18,
        "batch-path-left-out",
        Edits.set(some, "batch/path", Json.of(List.of())),
        trust,
        "PTL-BAT-004");
    refuse(
        18,
        "batch-path-longer",
        Edits.change(some, "batch/path", BundleMaker::firstTwice),
        trust,
        "PTL-BAT-004");
    refuse(
        16,
        "batch-of-another-root",
        Edits.set(some, "batch/root", Vectors.hex(Keys.secret("root"))),
        trust,
        "PTL-BAT-004");
    refuse(15, "batch-of-root-zero", Edits.set(some, "batch/root", zero()), trust, "PTL-BAT-004");
    refuse(
        41,
        "batch-of-another-count",
        Edits.set(some, "batch/count", Json.of(6)),
        trust,
        "PTL-STM-004");
    refuse(
        28,
        "batch-of-another-publisher",
        Edits.set(some, "batch/publisher", Vectors.hex(World.OTHER_PUBLISHER.keyId())),
        trust,
        "PTL-ISS-002");
    refuse(
        43,
        "batch-of-another-ordinal",
        Edits.set(some, "batch/ordinal", Json.of(1)),
        trust,
        "PTL-STM-004");
    refuse(
        16,
        "batch-of-another-anchor",
        Edits.set(some, "batch/anchorHash", zero()),
        trust,
        "PTL-STM-004");
    refuse(
        41,
        "position-of-another-entry",
        Edits.set(some, "batch/position", Vectors.hex(org.portolan.record.Position.ofIndex(4))),
        trust,
        "PTL-STM-004");
    refuse(
        41,
        "position-of-another-family",
        Edits.set(
            some, "batch/position", Vectors.hex(org.portolan.record.Position.ofBlock(3, 1, 1))),
        trust,
        "PTL-BAT-005");
    refuse(
        9,
        "position-before-every-epoch",
        some,
        Edits.change(
            trust,
            "networks/0/registries/0/epochs",
            e ->
                Json.of(
                    List.of(
                        Edits.set(
                            (Json.Obj) ((Json.Arr) e).items().get(1), "fromHeight", Json.of(5))))),
        "PTL-TRU-005");
    refuse(
        9,
        "issuer-key-of-a-later-height",
        some,
        Edits.set(trust, "networks/0/registries/0/directory/0/keys/0/fromHeight", Json.of(5)),
        "PTL-ISS-004");
    refuse(
        46,
        "issuer-key-retired-before",
        some,
        Edits.set(trust, "networks/0/registries/0/directory/0/keys/0/untilHeight", Json.of(4)),
        "PTL-ISS-004");
    refuse(
        13,
        "issuer-must-sign-otherwise",
        some,
        Edits.set(
            trust, "networks/0/registries/0/directory/0/require", Vectors.numbers(List.of(-7L))),
        "PTL-ISS-003");
    refuse(
        28,
        "publisher-no-longer-listed",
        some,
        Edits.set(trust, "networks/0/registries/0/directory/0/publishers", Json.of(List.of())),
        "PTL-ISS-002");
    refuse(
        1,
        "issuer-key-of-another",
        some,
        Edits.set(
            trust,
            "networks/0/registries/0/directory/0/keys/0/spki",
            Json.of(Base64Url.encode(Keys.ed25519("nobody").spki()))),
        "PTL-ISS-004");
    refuse(
        6,
        "issuer-key-of-small-order",
        some,
        Edits.set(
            trust,
            "networks/0/registries/0/directory/0/keys/0/spki",
            Json.of("MCowBQYDK2VwAyEAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        "PTL-KEY-001");
  }

  private Json otherLeaf() {
    Scene other = Scene.plain(new World(HashAlgorithm.SHA256, List.of(Keys.ed25519("issuer")), 0));
    return Edits.get(
        json(
            other.bundle(
                List.of(1), List.of(), List.of(other.signed(other.batchStatement(), true)))),
        "leaves/0");
  }

  private static Json.Obj withoutManifest(Json.Obj bundle) {
    return Edits.remove(bundle, "leaves/0");
  }

  private static BatchStatement earlier(Scene scene) {
    var s = scene.batchStatement();
    return new BatchStatement(
        s.lane(),
        s.epoch(),
        s.publisher(),
        s.ordinal(),
        s.position(),
        s.anchorHash(),
        s.root(),
        s.count(),
        s.status(),
        s.asOfHeight(),
        World.ISSUED - 301);
  }
}

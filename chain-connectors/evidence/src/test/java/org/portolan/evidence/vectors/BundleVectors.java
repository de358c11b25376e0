package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Base64Url;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.StatementPart;
import org.portolan.record.json.Json;

/** Whole bundles with the trust that they are held against. */
final class BundleVectors {
  private static final String SUBJECT = "bundle";
  private static final List<Integer> SOME = List.of(0, 1, 2, 6, 9, 16);

  private final Vectors out;
  private final Scene scene = Scene.plain();
  private final Json.Obj trust = Trusts.file(scene);
  private final Json.Obj some;
  private final Json.Obj whole;

  private BundleVectors(Vectors out) {
    this.out = out;
    this.some =
        json(scene.bundle(SOME, List.of(), List.of(scene.signed(scene.batchStatement(), true))));
    this.whole = json(scene.whole());
  }

  static void make(Vectors out) {
    BundleVectors made = new BundleVectors(out);
    made.accepted();
    made.shape();
    made.names();
    made.headerAndLeaves();
    made.sheafAndBatch();
    made.statements();
    made.evidence();
    made.policies();
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

  private void shape() {
    for (String member :
        List.of(
            "alg",
            "batch",
            "evidence",
            "format",
            "header",
            "leaves",
            "names",
            "recognition",
            "sheaf",
            "statements")) {
      refuse(44, "without-" + member, Edits.remove(some, member), trust, "PTL-JSN-004");
    }
    refuse(44, "unknown-member", Edits.set(some, "trust", Json.object()), trust, "PTL-JSN-005");
    refuse(
        44,
        "its-own-trust-anchors",
        Edits.set(some, "networks", trust.members().get("networks")),
        trust,
        "PTL-JSN-005");
    refuse(
        44,
        "its-own-policy",
        Edits.set(some, "policies", Json.of(List.of(scene.policy))),
        trust,
        "PTL-JSN-005");
    refuse(44, "its-own-key", Edits.set(some, "sheaf/spki", Json.of("AA")), trust, "PTL-JSN-005");
    refuse(
        28,
        "another-format",
        Edits.set(some, "format", Json.of("portolan.bundle.v2")),
        trust,
        "PTL-BUN-001");
    refuse(13, "alg-unknown", Edits.set(some, "alg", Json.of("md5")), trust, "PTL-BUN-001");
    refuse(13, "alg-sm3", Edits.set(some, "alg", Json.of("sm3")), trust, "PTL-HDR-002");
    text(
        36,
        "member-twice",
        Edits.text(some).replaceFirst("\\{", "{\"alg\":\"sha256\","),
        "PTL-JSN-002");
    text(36, "blank", Edits.text(some).replaceFirst(":", ": "), "PTL-JSN-002");
    text(36, "cut-short", Edits.text(some).substring(0, 700), "PTL-JSN-002");
    text(36, "empty", "", "PTL-JSN-002");
    refuse(36, "header-padded", Edits.set(some, "header", Json.of("AA==")), trust, "PTL-JSN-006");
    refuse(
        36,
        "header-in-standard-base64",
        Edits.change(some, "header", h -> Json.of("+" + ((Json.Str) h).text().substring(1))),
        trust,
        "PTL-JSN-006");
    refuse(
        36,
        "hash-in-capitals",
        Edits.change(
            some,
            "batch/root",
            h -> Json.of(((Json.Str) h).text().toUpperCase(java.util.Locale.ROOT))),
        trust,
        "PTL-JSN-006");
    refuse(
        36,
        "hash-with-0x",
        Edits.change(some, "batch/root", h -> Json.of("0x" + ((Json.Str) h).text())),
        trust,
        "PTL-JSN-006");
    refuse(36, "count-negative", Edits.set(some, "batch/count", Json.of(-5)), trust, "PTL-JSN-006");
    refuse(
        41,
        "leaves-out-of-order",
        Edits.change(some, "leaves", BundleVectors::reversed),
        trust,
        "PTL-BUN-001");
    refuse(
        35,
        "leaf-twice",
        Edits.change(some, "leaves", BundleVectors::firstTwice),
        trust,
        "PTL-BUN-001");
    refuse(
        37,
        "leaf-index-2-to-the-31",
        Edits.set(some, "leaves/5/i", Json.of(1L << 31)),
        trust,
        "PTL-BUN-001");
    refuse(
        31,
        "with-a-recognition",
        Edits.set(
            some,
            "recognition",
            Json.object(
                "anchorHash",
                zero(),
                "evidence",
                Json.of(""),
                "position",
                zero(),
                "registry",
                zero())),
        trust,
        "PTL-EVI-002");
    refuse(
        37,
        "65-statements",
        Edits.change(
            some,
            "statements",
            s -> Json.of(Collections.nCopies(65, ((Json.Arr) s).items().get(0)))),
        trust,
        "PTL-BUN-002");
  }

  private void names() {
    refuse(
        28,
        "another-network",
        Edits.set(some, "names/network/caip2", Json.of("tlog:elsewhere")),
        trust,
        "PTL-TRU-002");
    refuse(
        28,
        "another-genesis",
        Edits.set(some, "names/network/genesis", zero()),
        trust,
        "PTL-TRU-002");
    refuse(28, "another-registry", Edits.set(some, "batch/registry", zero()), trust, "PTL-TRU-002");
    refuse(
        33,
        "issuer-unknown",
        Edits.set(some, "names/issuer/value", Json.of("ES0099887767")),
        trust,
        "PTL-TRU-003");
    refuse(
        33,
        "issuer-in-lower-case",
        Edits.set(some, "names/issuer/value", Json.of("es0099887766")),
        trust,
        "PTL-BUN-001");
    refuse(
        33,
        "issuer-with-a-homoglyph",
        Edits.set(some, "names/issuer/value", Json.of("\u0415S0099887766")),
        trust,
        "PTL-BUN-001");
    refuse(
        33,
        "issuer-of-another-scheme",
        Edits.set(some, "names/issuer/scheme", Json.of("gln")),
        trust,
        "PTL-TRU-003");
    refuse(
        33,
        "form-of-another-kind",
        Edits.set(some, "names/form/kind", Json.of("invoice")),
        trust,
        "PTL-TRU-004");
    refuse(
        33,
        "form-of-another-schema",
        Edits.set(some, "names/form/schema", zero()),
        trust,
        "PTL-TRU-004");
    Json.Obj other =
        Edits.change(
            trust,
            "networks/0/registries/0/directory",
            d ->
                Json.of(
                    List.of(
                        ((Json.Arr) d).items().get(0),
                        Edits.set(
                            (Json.Obj) ((Json.Arr) d).items().get(0), "value", Json.of("ES1")))));
    refuse(
        33,
        "record-of-one-issuer-named-as-another",
        Edits.set(some, "names/issuer/value", Json.of("ES1")),
        other,
        "PTL-HDR-011");
    Json.Obj form =
        Edits.change(
            trust,
            "forms",
            f ->
                Json.of(
                    List.of(
                        ((Json.Arr) f).items().get(0),
                        Edits.set(
                            (Json.Obj) ((Json.Arr) f).items().get(0),
                            "kind",
                            Json.of("invoice")))));
    refuse(
        33,
        "record-of-one-form-named-as-another",
        Edits.set(some, "names/form/kind", Json.of("invoice")),
        form,
        "PTL-HDR-012");
    refuse(
        28,
        "lane-to-another-network",
        Edits.set(some, "names/lane/destinationNetwork/caip2", Json.of("tlog:other")),
        trust,
        "PTL-TRU-006");
    refuse(
        28,
        "lane-to-another-registry",
        Edits.set(some, "names/lane/destinationRegistry", zero()),
        trust,
        "PTL-TRU-006");
    refuse(
        28,
        "lane-of-another-policy",
        Edits.set(some, "names/lane/policy", zero()),
        trust,
        "PTL-TRU-006");
    refuse(28, "lane-left-out", Edits.set(some, "names/lane", Json.NULL), trust, "PTL-STM-002");
    refuse(
        44,
        "lane-not-in-the-trust-file",
        some,
        Edits.set(trust, "lanes", Json.of(List.of())),
        "PTL-TRU-006");
    refuse(
        44,
        "policy-not-in-the-trust-file",
        some,
        Edits.set(trust, "policies", Json.of(List.of())),
        "PTL-TRU-007");
    refuse(
        44,
        "empty-trust-file",
        some,
        Edits.set(trust, "networks", Json.of(List.of())),
        "PTL-TRU-002");
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

  private static org.portolan.record.BatchStatement earlier(Scene scene) {
    var s = scene.batchStatement();
    return new org.portolan.record.BatchStatement(
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
        Edits.change(some, "sheaf/path", BundleVectors::reversed),
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
        Edits.change(some, "batch/path", BundleVectors::firstTwice),
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
        Edits.change(some, s + "proof/path", BundleVectors::firstTwice),
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

  private Json.Obj header(int at) {
    return b64(some, "header", at);
  }

  private static Json.Obj b64(Json.Obj bundle, String path, int at) {
    return Edits.change(
        bundle,
        path,
        text ->
            Json.of(
                Base64Url.encode(
                    TreeVectors.changed(Base64Url.decode(((Json.Str) text).text()), at))));
  }

  private static Json reversed(Json array) {
    List<Json> items = new ArrayList<>(((Json.Arr) array).items());
    Collections.reverse(items);
    return Json.of(items);
  }

  private static Json firstTwice(Json array) {
    List<Json> items = new ArrayList<>(((Json.Arr) array).items());
    items.add(0, items.get(0));
    return Json.of(items);
  }

  private static Json zero() {
    return Vectors.hex(Bytes32.ZERO);
  }

  private static Json.Obj json(Bundle bundle) {
    return Scene.json(bundle.encode());
  }

  private void accept(
      String name, Json.Obj bundle, Json.Obj trust, String state, int shown, int hidden) {
    accept(name, bundle, trust, state, shown, hidden, World.TIME + 30);
  }

  private void accept(
      String name,
      Json.Obj bundle,
      Json.Obj trust,
      String state,
      int shown,
      int hidden,
      long time) {
    out.accepted(
        SUBJECT,
        name,
        name.replace('-', ' '),
        input(bundle, trust),
        answer(state, time, shown, hidden, List.of()));
  }

  private static Object[] answer(
      String state, long time, int shown, int hidden, List<String> absent) {
    return new Object[] {
      "state",
      Json.of(state),
      "asOfTime",
      Json.of(time),
      "shown",
      Json.of(shown),
      "hidden",
      Json.of(hidden),
      "absent",
      Json.of(absent.stream().map(Json::of).toList())
    };
  }

  private void refuse(int item, String name, Json.Obj bundle, Json.Obj trust, String code) {
    out.refused(SUBJECT, name, item, name.replace('-', ' '), input(bundle, trust), code);
  }

  private void text(int item, String name, String text, String code) {
    out.refused(
        SUBJECT,
        name,
        item,
        name.replace('-', ' '),
        Json.object("bundle", Json.of(text), "trust", Json.of(Edits.text(trust))),
        code);
  }

  private static Json.Obj input(Json.Obj bundle, Json.Obj trust) {
    return Json.object("bundle", Json.of(Edits.text(bundle)), "trust", Json.of(Edits.text(trust)));
  }
}

package org.portolan.evidence.vectors;

import java.util.Collections;
import java.util.List;
import org.portolan.record.json.Json;

/** The file and the names in it. */
final class BundleShapeVectors extends BundleMaker {

  private BundleShapeVectors(Vectors out) {
    super(out);
  }

  static void make(Vectors out) {
    BundleShapeVectors made = new BundleShapeVectors(out);
    made.shape();
    made.names();
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
        Edits.change(some, "leaves", BundleMaker::reversed),
        trust,
        "PTL-BUN-001");
    refuse(
        35,
        "leaf-twice",
        Edits.change(some, "leaves", BundleMaker::firstTwice),
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
}

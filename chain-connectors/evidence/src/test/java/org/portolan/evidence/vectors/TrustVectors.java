package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.json.Json;

/** Trust files: read whole, or refused. */
final class TrustVectors {
  private static final String REGISTRY = "networks/0/registries/0/";
  private final Vectors out;
  private final Json.Obj trust;

  private TrustVectors(Vectors out) {
    this.out = out;
    this.trust = Trusts.file(Scene.plain());
  }

  static void make(Vectors out) {
    new TrustVectors(out).make();
  }

  private void make() {
    out.accepted(
        "trust-file", "valid", "two epochs, one issuer, one lane", input(Edits.text(trust)));
    for (String member : List.of("asOf", "forms", "format", "lanes", "networks", "policies")) {
      refuse(44, "without-" + member, Edits.remove(trust, member), "PTL-JSN-004");
    }
    refuse(44, "unknown-member", Edits.set(trust, "roots", Json.of(List.of())), "PTL-JSN-005");
    refuse(
        44,
        "unknown-member-of-an-epoch",
        Edits.set(trust, REGISTRY + "epochs/1/threshold", Json.of(1)),
        "PTL-JSN-005");
    refuse(
        28,
        "another-format",
        Edits.set(trust, "format", Json.of("portolan.trust.v2")),
        "PTL-TRU-001");
    twice(44, "network-twice", "networks");
    twice(44, "registry-twice", "networks/0/registries");
    twice(44, "issuer-twice", REGISTRY + "directory");
    twice(44, "attestor-twice", REGISTRY + "epochs/1/attestors");
    twice(44, "lane-twice", "lanes");
    twice(44, "form-twice", "forms");
    refuse(
        11,
        "epoch-skipped",
        Edits.set(trust, REGISTRY + "epochs/1/fromHeight", Json.of(4)),
        "PTL-TRU-001");
    refuse(
        11,
        "epochs-overlap",
        Edits.set(trust, REGISTRY + "epochs/1/fromHeight", Json.of(2)),
        "PTL-TRU-001");
    refuse(11, "epoch-rolled-back", reversed(), "PTL-TRU-001");
    refuse(
        11,
        "epoch-of-no-height",
        Edits.set(trust, REGISTRY + "epochs/0/untilHeight", Json.of(0)),
        "PTL-TRU-001");
    refuse(
        11,
        "epoch-never-closed",
        Edits.set(trust, REGISTRY + "epochs/0/untilHeight", Json.NULL),
        "PTL-TRU-001");
    refuse(
        11,
        "epoch-twice",
        Edits.set(trust, REGISTRY + "epochs/1/digest", Vectors.hex(Scene.OLD_EPOCH)),
        "PTL-TRU-001");
    refuse(
        13,
        "another-hash-from-an-epoch-on",
        Edits.set(trust, REGISTRY + "epochs/1/alg", Json.of("sm3")),
        "PTL-TRU-001");
    refuse(
        13,
        "hash-unknown",
        Edits.set(trust, REGISTRY + "epochs/0/alg", Json.of("sha1")),
        "PTL-TRU-001");
    refuse(
        3,
        "attestor-id-of-another-key",
        Edits.set(trust, REGISTRY + "epochs/1/attestors/0/id", Vectors.hex(Keys.secret("other"))),
        "PTL-TRU-001");
    refuse(
        13,
        "attestor-of-an-unknown-kind",
        Edits.set(trust, REGISTRY + "epochs/1/attestors/0/kind", Json.of("pgp")),
        "PTL-TRU-001");
    refuse(
        13,
        "cose-attestor-without-a-key",
        Edits.set(trust, REGISTRY + "epochs/1/attestors/0/spki", Json.NULL),
        "PTL-TRU-001");
    refuse(
        13,
        "eip712-attestor-with-a-key",
        Edits.set(trust, REGISTRY + "epochs/1/attestors/0/kind", Json.of("eip712")),
        "PTL-TRU-001");
    refuse(15, "eip712-attestor-of-address-zero", address(Bytes32.ZERO), "PTL-TRU-001");
    refuse(
        33, "eip712-attestor-of-32-bytes", address(Keys.secret("not an address")), "PTL-TRU-001");
    refuse(
        7,
        "issuer-with-no-algorithm",
        Edits.set(trust, REGISTRY + "directory/0/require", Json.of(List.of())),
        "PTL-TRU-001");
    refuse(
        33,
        "issuer-in-lower-case",
        Edits.set(trust, REGISTRY + "directory/0/value", Json.of("es0099887766")),
        "PTL-TRU-001");
    refuse(
        33,
        "issuer-with-a-homoglyph",
        Edits.set(trust, REGISTRY + "directory/0/value", Json.of("\u0415S0099887766")),
        "PTL-TRU-001");
    refuse(
        33,
        "issuer-scheme-in-capitals",
        Edits.set(trust, REGISTRY + "directory/0/scheme", Json.of("EORI")),
        "PTL-TRU-001");
    refuse(
        36,
        "hash-in-capitals",
        Edits.change(
            trust,
            "networks/0/genesis",
            g -> Json.of(((Json.Str) g).text().toUpperCase(java.util.Locale.ROOT))),
        "PTL-JSN-006");
    refuse(
        36,
        "height-as-text",
        Edits.set(trust, REGISTRY + "epochs/0/fromHeight", Json.of("0")),
        "PTL-JSN-006");
    refuse(
        36,
        "height-negative",
        Edits.set(trust, REGISTRY + "epochs/0/fromHeight", Json.of(-1)),
        "PTL-JSN-006");
    refuse(
        36,
        "key-padded",
        Edits.change(
            trust, REGISTRY + "directory/0/keys/0/spki", k -> Json.of(((Json.Str) k).text() + "=")),
        "PTL-JSN-006");
    refuse(
        28,
        "contract-of-19-bytes",
        Edits.set(
            trust,
            "lanes/0/eip712",
            Json.object("chainId", Json.of(1), "contract", Vectors.hex(new byte[19]))),
        "PTL-TRU-001");
    text(36, "blank", Edits.text(trust).replaceFirst(":", ": "), "PTL-JSN-002");
    text(36, "cut-short", Edits.text(trust).substring(0, 400), "PTL-JSN-002");
    text(44, "member-twice", Edits.text(trust).replaceFirst("\\{", "{\"asOf\":1,"), "PTL-JSN-002");
  }

  private Json.Obj reversed() {
    List<Json> epochs = new ArrayList<>(((Json.Arr) Edits.get(trust, REGISTRY + "epochs")).items());
    java.util.Collections.reverse(epochs);
    return Edits.set(trust, REGISTRY + "epochs", Json.of(epochs));
  }

  private Json.Obj address(Bytes32 id) {
    Json attestor =
        Json.object(
            "id",
            Vectors.hex(id),
            "kind",
            Json.of("eip712"),
            "organisation",
            Json.of("Bank"),
            "spki",
            Json.NULL);
    return Edits.set(trust, REGISTRY + "epochs/1/attestors/0", attestor);
  }

  private void twice(int item, String name, String path) {
    refuse(item, name, Edits.change(trust, path, TrustVectors::doubled), "PTL-TRU-001");
  }

  private static Json doubled(Json array) {
    List<Json> items = new ArrayList<>(((Json.Arr) array).items());
    items.add(items.get(0));
    return Json.of(items);
  }

  private void refuse(int item, String name, Json.Obj changed, String code) {
    text(item, name, Edits.text(changed), code);
  }

  private void text(int item, String name, String text, String code) {
    out.refused("trust-file", name, item, name.replace('-', ' '), input(text), code);
  }

  private static Json.Obj input(String text) {
    return Json.object("trust", Json.of(text));
  }
}

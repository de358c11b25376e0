package org.portolan.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;

/** Policies: their shape, and what the linter says of them. */
final class PolicyVectors {
  private final Vectors out;

  private PolicyVectors(Vectors out) {
    this.out = out;
  }

  static void make(Vectors out) {
    PolicyVectors made = new PolicyVectors(out);
    made.shape();
    made.alone();
    made.againstAnEpoch();
  }

  private void shape() {
    valid("least", "{\"organisations\":2}");
    valid("every-clause", EVERY_CLAUSE);
    shape(7, "empty", "{}", "PTL-JSN-004");
    shape(7, "organisations-0", "{\"organisations\":0}", "PTL-POL-001");
    shape(7, "organisations-negative", "{\"organisations\":-1}", "PTL-JSN-006");
    shape(37, "organisations-1001", "{\"organisations\":1001}", "PTL-POL-001");
    shape(7, "organisations-as-text", "{\"organisations\":\"2\"}", "PTL-JSN-006");
    shape(44, "unknown-member", "{\"organisations\":2,\"threshold\":1}", "PTL-JSN-005");
    shape(44, "member-twice", "{\"organisations\":2,\"organisations\":1}", "PTL-JSN-002");
    shape(36, "blank", "{\"organisations\": 2}", "PTL-JSN-002");
    shape(7, "an-array", "[]", "PTL-JSN-006");
    shape(7, "claim-unknown", "{\"claim\":\"maybe\",\"organisations\":2}", "PTL-POL-001");
    shape(
        7,
        "recognition-unknown",
        "{\"organisations\":2,\"recognition\":\"relayed\"}",
        "PTL-POL-001");
    shape(13, "hash-unknown", "{\"hashes\":[\"md5\"],\"organisations\":2}", "PTL-POL-001");
    shape(
        13,
        "algorithm-positive",
        "{\"attestorAlgorithms\":[1],\"organisations\":2}",
        "PTL-POL-001");
    shape(
        13,
        "algorithm-as-text",
        "{\"issuerAlgorithms\":[\"ES256\"],\"organisations\":2}",
        "PTL-POL-001");
    shape(7, "kinds-empty", "{\"kinds\":[],\"organisations\":2}", "PTL-POL-001");
    shape(
        7,
        "role-of-nobody",
        "{\"organisations\":2,\"roles\":[{\"of\":[\"A\"],\"organisations\":0,\"role\":\"a\"}]}",
        "PTL-POL-001");
    shape(
        7,
        "risk-without-reason",
        "{\"acceptRisk\":[{\"code\":\"PTL-POL-004\",\"reason\":\" \"}],\"organisations\":2}",
        "PTL-POL-001");
    shape(
        7, "rule-for-no-kind", "{\"byKind\":[{\"kinds\":[]}],\"organisations\":2}", "PTL-POL-001");
    shape(29, "freshness-negative", "{\"freshness\":-1,\"organisations\":2}", "PTL-JSN-006");
  }

  private static final String EVERY_CLAUSE =
      "{\"acceptRisk\":[{\"code\":\"PTL-POL-005\",\"reason\":\"two of four banks until the others"
          + " joined\"}],"
          + "\"attestorAlgorithms\":[-8,-49],\"byKind\":[{\"claim\":\"current\",\"freshness\":3600,"
          + "\"kinds\":[\"bill-of-lading\"],\"recognition\":\"native\"}],\"claim\":\"existed\","
          + "\"destination\":\"tlog:bank\",\"finality\":2,\"freshness\":86400,\"hashes\":[\"sha256\"],"
          + "\"issuerAlgorithms\":[-8,-7],\"kinds\":[\"bill-of-lading\",\"customs-declaration\"],"
          + "\"maxLag\":120,\"organisations\":2,\"recognition\":\"attested\",\"roles\":[{\"of\":[\"Chamber\",\"Customs\"],\"organisations\":1,\"role\":\"public"
          + " body\"}],\"source\":\"tlog:harbour\",\"trustingPeriod\":604800,\"witnesses\":2}";

  private void alone() {
    sound("two", "{\"organisations\":2}", null);
    sound(
        "one-with-a-reason",
        "{\"acceptRisk\":[{\"code\":\"PTL-POL-004\",\"reason\":\"a trial with one"
            + " bank\"}],\"organisations\":1}",
        null);
    sound(
        "sm3-where-java-runs",
        "{\"destination\":\"fabric:bank\",\"hashes\":[\"sm3\"],\"organisations\":2}",
        null);
    lint(7, "silent-1-of-1", "{\"organisations\":1}", null, "PTL-POL-004");
    lint(
        7,
        "risk-of-another-code",
        "{\"acceptRisk\":[{\"code\":\"PTL-POL-005\",\"reason\":\"why not\"}],\"organisations\":1}",
        null,
        "PTL-POL-004");
    lint(29, "freshness-0", "{\"freshness\":0,\"organisations\":2}", null, "PTL-POL-006");
    lint(
        29,
        "freshness-0-for-a-kind",
        "{\"byKind\":[{\"freshness\":0,\"kinds\":[\"invoice\"]}],\"organisations\":2}",
        null,
        "PTL-POL-006");
    lint(
        7,
        "role-of-more-than-there-are",
        "{\"organisations\":2,\"roles\":[{\"of\":[\"A\",\"A\"],\"organisations\":2,\"role\":\"a\"}]}",
        null,
        "PTL-POL-010");
    lint(
        46,
        "validators-without-trusting-period",
        "{\"organisations\":2,\"source\":\"eip155:1337\"}",
        null,
        "PTL-POL-011");
    lint(
        13,
        "sm3-on-an-evm",
        "{\"hashes\":[\"sm3\"],\"organisations\":2}",
        "eip155:1337",
        "PTL-POL-008");
    lint(
        14,
        "post-quantum-half-on-an-evm",
        "{\"attestorAlgorithms\":[-8,-49],\"organisations\":2}",
        "eip155:1337",
        "PTL-POL-009");
    lint(
        13,
        "ed25519-on-an-evm",
        "{\"attestorAlgorithms\":[-8],\"destination\":\"eip155:1337\",\"organisations\":2}",
        null,
        "PTL-POL-009");
    lint(
        7,
        "validators-natively-on-an-evm",
        "{\"organisations\":2,\"recognition\":\"native\",\"source\":\"eip155:1337\","
            + "\"trustingPeriod\":604800}",
        "eip155:31337",
        "PTL-POL-015");
    sound(
        "post-quantum-half-on-an-evm-with-a-reason",
        "{\"acceptRisk\":[{\"code\":\"PTL-POL-009\",\"reason\":\"the contract checks the classical"
            + " half, an auditor the"
            + " other\"}],\"attestorAlgorithms\":[-47,-49],\"organisations\":2}",
        "eip155:1337");
  }

  private void againstAnEpoch() {
    Json.Obj three = Trusts.epoch(Scene.plain());
    held("two-of-three", "{\"organisations\":2}", three, null, null, 0);
    held("two-of-three-witnessed", "{\"organisations\":2,\"witnesses\":2}", three, null, null, 0);
    held("four-of-three", "{\"organisations\":4}", three, null, "PTL-POL-002", 7);
    held(
        "four-of-three-with-a-reason",
        "{\"acceptRisk\":[{\"code\":\"PTL-POL-002\",\"reason\":\"one more will"
            + " join\"}],\"organisations\":4}",
        three,
        null,
        "PTL-POL-002",
        7);
    held("one-of-three", "{\"organisations\":1}", three, null, "PTL-POL-004", 7);
    held(
        "one-of-three-with-one-reason",
        "{\"acceptRisk\":[{\"code\":\"PTL-POL-004\",\"reason\":\"a trial\"}],\"organisations\":1}",
        three,
        null,
        "PTL-POL-005",
        7);
    held(
        "role-nobody-has",
        "{\"organisations\":2,\"roles\":[{\"of\":[\"Customs\"],\"organisations\":1,\"role\":\"customs\"}]}",
        three,
        null,
        "PTL-POL-010",
        7);
    held(
        "more-witnesses-than-the-epoch-demands",
        "{\"organisations\":2,\"witnesses\":3}",
        three,
        null,
        "PTL-POL-012",
        26);
    held(
        "cose-attestors-for-an-evm",
        "{\"organisations\":2}",
        three,
        "eip155:31337",
        "PTL-POL-013",
        13);
    String natively = "{\"organisations\":2,\"recognition\":\"native\"}";
    held("log-natively-on-an-evm", natively, three, "eip155:31337", "PTL-POL-015", 7);
    Json.Obj channel = Vectors.with(three, "ledger", FabricScene.ledger());
    held("channel-natively-on-an-evm", natively, channel, "eip155:31337", null, 0);
    Scene evm =
        new Scene(
            World.plain(),
            "eip155:31337",
            Scene.ethereums(),
            Json.object("organisations", Json.of(2)));
    held(
        "eip712-attestors-for-an-evm",
        "{\"attestorAlgorithms\":[-47],\"organisations\":2}",
        Trusts.epoch(evm),
        "eip155:31337",
        null,
        0);
    Scene sm3 = Scene.plain(new World(HashAlgorithm.SM3, List.of(Keys.sm2("issuer", -70_001)), 1));
    held(
        "epoch-of-sm3-for-an-evm",
        "{\"organisations\":2}",
        Trusts.epoch(sm3),
        "eip155:31337",
        "PTL-POL-008",
        13);
    Json.Obj single =
        Trusts.epoch(
            new Scene(
                World.plain(),
                "tlog:bank",
                List.of(
                    Attesting.cose("Bank", Keys.ed25519("a")),
                    Attesting.cose("Bank", Keys.ed25519("b"))),
                Json.object("organisations", Json.of(1))));
    held(
        "single-organisation",
        "{\"acceptRisk\":[{\"code\":\"PTL-POL-004\",\"reason\":\"a trial\"}],\"organisations\":1}",
        single,
        null,
        "PTL-POL-003",
        8);
    List<Attesting> four =
        List.of(
            Attesting.cose("A", Keys.ed25519("a")),
            Attesting.cose("B", Keys.ed25519("b")),
            Attesting.cose("C", Keys.ed25519("c")),
            Attesting.cose("D", Keys.ed25519("d")));
    held(
        "two-of-four",
        "{\"organisations\":2}",
        Trusts.epoch(
            new Scene(World.plain(), "tlog:bank", four, Json.object("organisations", Json.of(2)))),
        null,
        "PTL-POL-005",
        7);
    Json.Obj unwatched =
        Vectors.with(
            three,
            "ledger",
            Vectors.with(
                Vectors.with(
                    (Json.Obj) three.members().get("ledger"), "witnesses", Json.of(List.of())),
                "quorum",
                Json.of(0)));
    held("log-of-one-key", "{\"organisations\":2}", unwatched, null, "PTL-POL-007", 26);
  }

  private void held(
      String name, String policy, Json epoch, String destination, String code, int item) {
    Json.Obj input = lintInput(policy, epoch, destination);
    if (code == null) {
      out.accepted("policy-lint", "valid-" + name, name.replace('-', ' '), input);
    } else {
      out.refused("policy-lint", name, item, name.replace('-', ' '), input, code);
    }
  }

  private void valid(String name, String policy) {
    out.accepted(
        "policy", "valid-" + name, name.replace('-', ' '), Json.object("policy", Json.of(policy)));
  }

  private void shape(int item, String name, String policy, String code) {
    out.refused(
        "policy", name, item, name.replace('-', ' '), Json.object("policy", Json.of(policy)), code);
  }

  private void sound(String name, String policy, String destination) {
    out.accepted(
        "policy-lint",
        "valid-" + name,
        name.replace('-', ' '),
        lintInput(policy, Json.NULL, destination));
  }

  private void lint(int item, String name, String policy, String destination, String code) {
    out.refused(
        "policy-lint",
        name,
        item,
        name.replace('-', ' '),
        lintInput(policy, Json.NULL, destination),
        code);
  }

  private static Json.Obj lintInput(String policy, Json epoch, String destination) {
    return Json.object(
        "policy",
        CanonicalJson.parse(policy.getBytes(StandardCharsets.UTF_8), 1 << 20),
        "epoch",
        epoch,
        "destination",
        destination == null ? Json.NULL : Json.of(destination));
  }
}

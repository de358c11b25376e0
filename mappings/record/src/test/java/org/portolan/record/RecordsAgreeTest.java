package org.portolan.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.record.SharedVectors.hash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.cose.VerificationKey;
import tools.jackson.databind.JsonNode;

/** Records, sheaves and batches agree with another implementation of the format. */
class RecordsAgreeTest {

  @ParameterizedTest
  @ValueSource(strings = {"one-entry", "plain", "all-types", "all-types-sm3", "revoked"})
  void a_record_has_the_same_leaves_root_and_commitment(String name) {
    JsonNode v = SharedVectors.record("record-" + name + ".json");
    HashAlgorithm algorithm = HashAlgorithm.ofLabel(v.get("alg").asString());
    RecordHeader header = RecordHeader.decode(algorithm, Hex.decode(v.get("header").asString()));
    List<Entry> entries = new ArrayList<>();
    for (JsonNode leaf : v.get("leaves")) {
      if (leaf.get("i").asInt() > 0) {
        entries.add(Entry.decode(leaf.get("entry").asString().getBytes(StandardCharsets.UTF_8)));
      }
    }
    RecordTree tree =
        RecordTree.build(
            algorithm,
            header.recordId(),
            header.version(),
            Hex.decode(v.get("seed").asString()),
            RecordEntries.of(entries));

    assertThat(tree.root()).isEqualTo(header.root());
    assertThat(tree.leaves()).hasSize(header.leafCount());
    assertThat(header.commitment()).isEqualTo(hash(v.get("commitment")));
    assertThat(header.recordKey()).isEqualTo(hash(v.get("recordKey")));
    assertThat(header.encode()).isEqualTo(Hex.decode(v.get("header").asString()));
    int i = 0;
    for (JsonNode leaf : v.get("leaves")) {
      assertThat(tree.leaves().get(i).hash(algorithm)).isEqualTo(hash(leaf.get("leaf")));
      assertThat(Base64Url.encode(tree.leaves().get(i).salt()))
          .isEqualTo(leaf.get("salt").asString());
      assertThat(tree.paths().get(i))
          .isEqualTo(leaf.get("path").values().stream().map(SharedVectors::hash).toList());
      i++;
    }
    assertThat(Manifest.decode(tree.leaves().get(0).entry()).pointers())
        .isEqualTo(entries.stream().map(Entry::pointer).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sheaf-of-1", "sheaf-of-3", "sheaf-sm3"})
  void a_sheaf_and_its_batch_have_the_same_bytes(String name) {
    JsonNode v = SharedVectors.record(name + ".json");
    JsonNode ids = SharedVectors.record("identities.json");
    HashAlgorithm algorithm = HashAlgorithm.ofLabel(v.get("alg").asString());
    SigningKey issuer =
        SigningKey.ofEd25519Secret(Hex.decode(ids.get("ed25519Secrets").get("issuer").asString()));
    Bytes32 origin =
        algorithm == HashAlgorithm.SM3
            ? hash(ids.get("sm3Network").get("origin"))
            : hash(ids.get("origin"));
    Sheaf sheaf =
        Sheaf.of(
            algorithm, v.get("commitments").values().stream().map(SharedVectors::hash).toList());
    byte[] signed =
        Sheaf.signedBytes(
            algorithm,
            origin,
            hash(ids.get("registry").get("id")),
            hash(ids.get("publisher").get("id")),
            sheaf.count(),
            sheaf.root());
    byte[] cose = CoseSign1.signDetached(issuer, signed);
    BatchOpening opening =
        new BatchOpening(
            algorithm,
            List.of(
                new BatchOpening.Padding(hash(v.get("paddingRandom").get(0))),
                new BatchOpening.SignedSheaf(
                    new IssuerIdentity(
                        ids.get("issuer").get("scheme").asString(),
                        ids.get("issuer").get("value").asString()),
                    sheaf.commitments(),
                    cose),
                new BatchOpening.Padding(hash(v.get("paddingRandom").get(1)))));

    assertThat(sheaf.root()).isEqualTo(hash(v.get("sheafRoot")));
    assertThat(Hex.encode(signed)).isEqualTo(v.get("signedBytes").asString());
    assertThat(Hex.encode(cose)).isEqualTo(v.get("cose").asString());
    assertThat(
            CoseSign1.parse(cose)
                .verifiesDetached(VerificationKey.of(Alg.ED25519, issuer.spki()), signed))
        .isTrue();
    BatchOpening.SignedSheaf opened = (BatchOpening.SignedSheaf) opening.leaves().get(1);
    assertThat(Hex.encode(opened.leaf(algorithm).encode()))
        .isEqualTo(v.get("batchLeafPreimage").asString());
    assertThat(BatchLeaf.decode(opened.leaf(algorithm).encode())).isEqualTo(opened.leaf(algorithm));
    assertThat(opening.root()).isEqualTo(hash(v.get("batchRoot")));
    assertThat(MerkleTree.of(algorithm).path(opening.hashes(), 1))
        .isEqualTo(v.get("batchPath").values().stream().map(SharedVectors::hash).toList());
  }

  @Test
  void entries_that_break_a_rule_are_refused() {
    for (JsonNode strings : SharedVectors.record("entries-refused.json")) {
      List<String> entry = strings.values().stream().map(JsonNode::asString).toList();
      assertThatThrownBy(() -> Entry.of(entry), entry.toString()).isInstanceOf(RecordRefused.class);
    }
  }

  @Test
  void records_that_break_a_rule_between_entries_are_refused() {
    SharedVectors.record("records-refused.json")
        .properties()
        .forEach(
            broken ->
                assertThatThrownBy(
                        () ->
                            RecordEntries.of(
                                broken.getValue().values().stream()
                                    .map(e -> e.values().stream().map(JsonNode::asString).toList())
                                    .map(Entry::of)
                                    .toList()),
                        broken.getKey())
                    .isInstanceOf(RecordRefused.class));
  }
}

package org.portolan.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.record.SharedVectors.hash;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.cose.VerificationKey;
import tools.jackson.databind.JsonNode;

/** The primitives agree with another implementation of the format, byte for byte. */
class PrimitivesAgreeTest {
  @Test
  void identities_are_the_same() {
    JsonNode v = SharedVectors.record("identities.json");
    JsonNode network = v.get("network");
    NetworkIdentity identity =
        new NetworkIdentity(network.get("caip2").asString(), hash(network.get("genesis")));
    IssuerIdentity issuer =
        new IssuerIdentity(
            v.get("issuer").get("scheme").asString(), v.get("issuer").get("value").asString());
    JsonNode form = v.get("form");

    assertThat(identity.id()).isEqualTo(hash(network.get("id")));
    assertThat(issuer.id()).isEqualTo(hash(v.get("issuer").get("id")));
    assertThat(Identifiers.origin(identity.id(), issuer.id())).isEqualTo(hash(v.get("origin")));
    assertThat(
            Form.ofSchema(form.get("kind").asString(), form.get("schema").asString().getBytes())
                .id())
        .isEqualTo(hash(form.get("id")));
    assertThat(Identifiers.registry(v.get("registry").get("name").asString()))
        .isEqualTo(hash(v.get("registry").get("id")));
    SigningKey publisher =
        SigningKey.ofEd25519Secret(Hex.decode(v.get("ed25519Secrets").get("publisher").asString()));
    assertThat(Base64Url.encode(publisher.spki()))
        .isEqualTo(v.get("publisher").get("spki").asString());
    assertThat(publisher.keyId()).isEqualTo(hash(v.get("publisher").get("id")));
  }

  @Test
  void trees_and_paths_are_the_same() {
    MerkleTree tree = MerkleTree.of(HashAlgorithm.SHA256);
    for (JsonNode v : SharedVectors.record("trees.json")) {
      int size = v.get("size").asInt();
      List<Bytes32> leaves = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        leaves.add(Sha256.hash(new byte[1], BigEndian.u32(i)));
      }
      Bytes32 root = tree.root(leaves);
      assertThat(root).isEqualTo(hash(v.get("root")));
      v.get("paths")
          .properties()
          .forEach(
              entry -> {
                int index = Integer.parseInt(entry.getKey());
                List<Bytes32> path = tree.path(leaves, index);
                assertThat(path)
                    .isEqualTo(
                        entry.getValue().values().stream().map(SharedVectors::hash).toList());
                assertThat(tree.climb(leaves.get(index), index, size, path)).contains(root);
              });
    }
  }

  @Test
  void endings_heads_maps_and_proofs_are_the_same() {
    JsonNode v = SharedVectors.record("status.json");
    EndingRegister register = EndingRegister.empty(HashAlgorithm.SHA256);
    assertThat(register.status().digest()).isEqualTo(hash(v.get("emptyStatus")));
    int n = 0;
    for (JsonNode ending : v.get("endings")) {
      register = register.with(new Ending(hash(ending.get(0)), hash(ending.get(1))));
      assertThat(register.status().head()).isEqualTo(hash(v.get("heads").get(++n)));
    }
    assertThat(register.status().map()).isEqualTo(hash(v.get("map")));
    assertThat(register.status().digest()).isEqualTo(hash(v.get("status")));
    for (String kind : List.of("proofs", "absences")) {
      for (JsonNode proof : v.get(kind)) {
        Bytes32 c = hash(proof.get("commitment"));
        BitProof ours = register.proof(c);
        assertThat(ours.siblings())
            .isEqualTo(proof.get("path").values().stream().map(SharedVectors::hash).toList());
        assertThat(ours.includes(c)).isEqualTo(kind.equals("proofs"));
        assertThat(ours.root(HashAlgorithm.SHA256, c)).contains(register.status().map());
      }
    }
  }

  @Test
  void statements_and_their_signatures_are_the_same() {
    JsonNode v = SharedVectors.record("status-statement.json");
    JsonNode s = v.get("statement");
    StatusStatement statement =
        new StatusStatement(
            hash(s.get("lane")),
            hash(s.get("epoch")),
            hash(s.get("publisher")),
            hash(s.get("status")),
            s.get("asOfHeight").asLong(),
            s.get("asOfTime").asLong());
    SigningKey attestor =
        SigningKey.ofEd25519Secret(
            Hex.decode(
                SharedVectors.record("identities.json")
                    .get("ed25519Secrets")
                    .get("attestor")
                    .asString()));

    assertThat(statement.type()).isEqualTo(v.get("statementType").asString());
    assertThat(Hex.encode(statement.signedBytes())).isEqualTo(v.get("statementBytes").asString());
    byte[] cose = CoseSign1.signDetached(attestor, statement.signedBytes());
    assertThat(Hex.encode(cose)).isEqualTo(v.get("statementCose").asString());
    assertThat(
            CoseSign1.parse(cose)
                .verifiesDetached(
                    VerificationKey.of(Alg.ED25519, attestor.spki()), statement.signedBytes()))
        .isTrue();
  }
}

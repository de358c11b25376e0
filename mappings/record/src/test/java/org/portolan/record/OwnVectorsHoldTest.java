package org.portolan.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.record.OwnVectors.algorithm;
import static org.portolan.record.OwnVectors.hash;
import static org.portolan.record.OwnVectors.hashes;
import static org.portolan.record.OwnVectors.hex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CosePart;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.VerificationKey;
import tools.jackson.databind.JsonNode;

/** What the vectors say is what the format's code computes from their inputs. */
class OwnVectorsHoldTest {
  static List<String> records() {
    return OwnVectors.named("record-");
  }

  static List<String> sheaves() {
    return OwnVectors.named("sheaf-");
  }

  static List<String> batches() {
    return OwnVectors.named("batch-");
  }

  static List<String> endings() {
    return OwnVectors.named("endings-");
  }

  static List<String> statements() {
    return OwnVectors.named("statement-");
  }

  @Test
  void names_have_their_identifiers() {
    JsonNode v = OwnVectors.read("identities.json");
    for (JsonNode n : v.get("networks")) {
      assertThat(new NetworkIdentity(n.get("caip2").asString(), hash(n, "genesis")).id())
          .isEqualTo(hash(n, "id"));
    }
    Bytes32 first = hash(v.get("networks").get(0), "id");
    for (JsonNode i : v.get("issuers")) {
      IssuerIdentity issuer =
          new IssuerIdentity(i.get("scheme").asString(), i.get("value").asString());
      assertThat(issuer.id()).isEqualTo(hash(i, "id"));
      Bytes32 origin = Identifiers.origin(first, issuer.id());
      assertThat(origin).isEqualTo(hash(i, "origin"));
      assertThat(Identifiers.recordKey(origin, hash(v, "recordId")))
          .isEqualTo(hash(i, "recordKey"));
    }
    for (JsonNode k : v.get("keys")) {
      Alg alg = Alg.ofNumber(k.get("alg").asLong()).orElseThrow();
      assertThat(VerificationKey.of(alg, hex(k, "spki")).keyId()).isEqualTo(hash(k, "id"));
    }
    JsonNode lane = v.get("lane");
    byte[] policy = lane.get("policy").asString().getBytes(StandardCharsets.UTF_8);
    assertThat(Sha256.hash(policy)).isEqualTo(hash(lane, "policyDigest"));
    assertThat(
            Identifiers.lane(
                hash(lane, "source"),
                hash(lane, "sourceRegistry"),
                hash(lane, "destination"),
                hash(lane, "destinationRegistry"),
                hash(lane, "policyDigest")))
        .isEqualTo(hash(lane, "id"));
    assertThat(Identifiers.registry(v.get("registry").get("name").asString()))
        .isEqualTo(hash(v.get("registry"), "id"));
  }

  @Test
  void trees_have_their_roots_paths_and_consistency_proofs() {
    for (JsonNode v : OwnVectors.read("trees.json").get("trees")) {
      MerkleTree tree = MerkleTree.of(algorithm(v));
      int size = v.get("size").asInt();
      List<Bytes32> leaves = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        leaves.add(algorithm(v).hash(new byte[1], BigEndian.u32(i)));
      }
      Bytes32 root = hash(v, "root");
      assertThat(tree.root(leaves)).isEqualTo(root);
      v.get("paths")
          .properties()
          .forEach(
              path -> {
                int i = Integer.parseInt(path.getKey());
                assertThat(tree.climb(leaves.get(i), i, size, hashes(path.getValue())))
                    .contains(root);
              });
      v.get("consistency")
          .properties()
          .forEach(
              proof -> {
                int earlier = Integer.parseInt(proof.getKey());
                assertThat(
                        ConsistencyProof.holds(
                            tree,
                            earlier,
                            tree.root(leaves.subList(0, earlier)),
                            size,
                            root,
                            hashes(proof.getValue())))
                    .isTrue();
              });
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_record_has_its_salts_leaves_root_and_commitment(String file) {
    JsonNode v = OwnVectors.read(file);
    List<Entry> entries = new ArrayList<>();
    for (JsonNode leaf : v.get("leaves")) {
      if (leaf.get("index").asInt() > 0) {
        entries.add(Entry.decode(leaf.get("entry").asString().getBytes(StandardCharsets.UTF_8)));
      }
    }
    RecordTree tree =
        RecordTree.build(
            algorithm(v),
            hash(v, "recordId"),
            v.get("version").asLong(),
            hex(v, "seed"),
            RecordEntries.of(entries));
    RecordHeader header = RecordHeader.decode(algorithm(v), hex(v, "header"));

    assertThat(tree.root()).isEqualTo(hash(v, "root")).isEqualTo(header.root());
    for (RecordLeaf leaf : tree.leaves()) {
      JsonNode expected = v.get("leaves").get(leaf.index());
      assertThat(leaf.salt()).isEqualTo(hex(expected, "salt"));
      assertThat(leaf.hash(algorithm(v))).isEqualTo(hash(expected, "hash"));
      assertThat(tree.paths().get(leaf.index())).isEqualTo(hashes(expected.get("path")));
    }
    assertThat(header.commitment()).isEqualTo(hash(v, "commitment"));
    assertThat(header.recordKey()).isEqualTo(hash(v, "recordKey"));
    assertThat(header.previous()).isEqualTo(hash(v, "previous"));
    assertThat(header.status().number()).isEqualTo(v.get("status").asInt());
    assertThat(header.issuedAt()).isEqualTo(v.get("issuedAt").asLong());
  }

  @ParameterizedTest
  @MethodSource("sheaves")
  void a_sheaf_is_signed_by_every_key_it_names(String file) {
    JsonNode v = OwnVectors.read(file);
    Sheaf sheaf = Sheaf.of(algorithm(v), hashes(v.get("commitments")));
    byte[] signed =
        Sheaf.signedBytes(
            algorithm(v),
            hash(v, "origin"),
            hash(v, "registry"),
            hash(v, "publisher"),
            sheaf.count(),
            sheaf.root());
    byte[] cose = hex(v, "cose");
    List<CosePart> parts =
        v.get("keys").size() == 1
            ? List.of(CoseSign1.parse(cose).requireDetached())
            : CoseSign.parse(cose).parts();

    assertThat(sheaf.root()).isEqualTo(hash(v, "root"));
    assertThat(signed).isEqualTo(hex(v, "signed"));
    assertThat(parts).hasSize(v.get("keys").size());
    for (int i = 0; i < parts.size(); i++) {
      JsonNode key = v.get("keys").get(i);
      assertThat(parts.get(i).algNumber()).isEqualTo(key.get("alg").asLong());
      Alg alg = Alg.ofNumber(key.get("alg").asLong()).orElseThrow();
      assertThat(parts.get(i).verifies(VerificationKey.of(alg, hex(key, "spki")), signed)).isTrue();
    }
    assertThat(
            new BatchLeaf(hash(v, "issuerId"), sheaf.count(), sheaf.root(), Sha256.hash(cose))
                .encode())
        .isEqualTo(hex(v, "batchLeaf"));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void a_batch_has_its_padding_root_and_paths(String file) {
    JsonNode v = OwnVectors.read(file);
    List<Bytes32> leaves = hashes(v.get("leaves"));
    assertThat(MerkleTree.of(algorithm(v)).root(leaves)).isEqualTo(hash(v, "root"));
    for (int i = 0; i < leaves.size(); i++) {
      assertThat(MerkleTree.of(algorithm(v)).path(leaves, i))
          .isEqualTo(hashes(v.get("paths").get(i)));
      if (!v.get("padding").get(i).isNull()) {
        Bytes32 random = Bytes32.fromHex(v.get("padding").get(i).asString());
        assertThat(BatchLeaf.padding(algorithm(v), random)).isEqualTo(leaves.get(i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("endings")
  void endings_have_their_heads_maps_and_proofs(String file) {
    JsonNode v = OwnVectors.read(file);
    EndingRegister register = EndingRegister.empty(algorithm(v));
    assertThat(register.status().digest()).isEqualTo(hash(v, "none"));
    for (JsonNode step : v.get("endings")) {
      register = register.with(new Ending(hash(step, "commitment"), hash(step, "successor")));
      assertThat(register.status().head()).isEqualTo(hash(step, "head"));
      assertThat(register.status().map()).isEqualTo(hash(step, "map"));
      assertThat(register.status().digest()).isEqualTo(hash(step, "status"));
    }
    for (JsonNode proof : v.get("proofs")) {
      Bytes32 commitment = hash(proof, "commitment");
      assertThat(register.proof(commitment).siblings()).isEqualTo(hashes(proof.get("path")));
      assertThat(register.proof(commitment).root(algorithm(v), commitment))
          .contains(register.status().map());
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void a_statement_has_its_status_and_the_bytes_that_are_signed(String file) {
    JsonNode v = OwnVectors.read(file);
    JsonNode status = v.get("status");
    PublisherStatus opened =
        new PublisherStatus(
            status.get("endings").asLong(), hash(status, "head"), hash(status, "map"));
    Statement statement = statement(v.get("statement"));

    assertThat(opened.digest()).isEqualTo(statement.status());
    assertThat(statement.type()).isEqualTo(v.get("type").asString());
    assertThat(statement.signedBytes()).isEqualTo(hex(v, "signedBytes"));
  }

  private static Statement statement(JsonNode s) {
    if (s.get("type").asString().equals("status")) {
      return new StatusStatement(
          hash(s, "lane"),
          hash(s, "epoch"),
          hash(s, "publisher"),
          hash(s, "status"),
          s.get("asOfHeight").asLong(),
          s.get("asOfTime").asLong());
    }
    return new BatchStatement(
        hash(s, "lane"),
        hash(s, "epoch"),
        hash(s, "publisher"),
        s.get("ordinal").asLong(),
        hash(s, "position"),
        hash(s, "anchorHash"),
        hash(s, "root"),
        s.get("count").asLong(),
        hash(s, "status"),
        s.get("asOfHeight").asLong(),
        s.get("asOfTime").asLong());
  }
}

package org.portolan.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.record.BatchOpening;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.ConsistencyProof;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.RecordLeaf;
import org.portolan.record.Sha256;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Signer;
import org.portolan.record.json.Json;

/** Values of the record format to recompute, file by file. */
final class RecordFiles {
  private final Map<String, Json> files = new LinkedHashMap<>();

  private RecordFiles() {}

  static Map<String, Json> make() {
    RecordFiles made = new RecordFiles();
    made.identities();
    made.trees();
    made.endings();
    made.world("sha256-ed25519", World.plain());
    made.world("sha256-p256", new World(HashAlgorithm.SHA256, List.of(Keys.es256("issuer")), 1));
    made.world(
        "sha256-hybrid",
        new World(
            HashAlgorithm.SHA256, List.of(Keys.ed25519("issuer"), Keys.mlDsa65("issuer")), 1));
    made.world("sm3-sm2", new World(HashAlgorithm.SM3, List.of(Keys.sm2("issuer", -70_001)), 1));
    made.files.putAll(StatementFiles.make());
    made.files.putAll(LogFiles.make());
    return made.files;
  }

  private void identities() {
    List<Json> networks = new ArrayList<>();
    for (String name :
        List.of("tlog:harbour", "eip155:31337", "fabric:customs-ch1", "corda:trade")) {
      NetworkIdentity network = new NetworkIdentity(name, Keys.secret("genesis " + name));
      networks.add(
          Json.object(
              "caip2",
              Json.of(name),
              "genesis",
              Vectors.hex(network.genesis()),
              "id",
              Vectors.hex(network.id())));
    }
    List<Json> issuers = new ArrayList<>();
    NetworkIdentity first =
        new NetworkIdentity("tlog:harbour", Keys.secret("genesis tlog:harbour"));
    for (IssuerIdentity issuer :
        List.of(
            World.ISSUER, World.OTHER_ISSUER, new IssuerIdentity("lei", "5493001KJTIIGC8Y1R12"))) {
      Bytes32 origin = Identifiers.origin(first.id(), issuer.id());
      issuers.add(
          Json.object(
              "scheme",
              Json.of(issuer.scheme()),
              "value",
              Json.of(issuer.value()),
              "id",
              Vectors.hex(issuer.id()),
              "origin",
              Vectors.hex(origin),
              "recordKey",
              Vectors.hex(Identifiers.recordKey(origin, Keys.secret("record")))));
    }
    List<Json> keys = new ArrayList<>();
    for (Signer key :
        List.of(
            Keys.ed25519("key"),
            Keys.es256("key"),
            Keys.mlDsa65("key"),
            Keys.sm2("key", -70_001))) {
      keys.add(
          Json.object(
              "alg",
              Json.of(key.algNumber()),
              "spki",
              Vectors.hex(key.spki()),
              "id",
              Vectors.hex(key.keyId())));
    }
    Bytes32 policy = Sha256.hash("{\"organisations\":2}".getBytes(StandardCharsets.UTF_8));
    NetworkIdentity second =
        new NetworkIdentity("eip155:31337", Keys.secret("genesis eip155:31337"));
    Bytes32 contract = Bytes32.leftPadded(Scene.CONTRACT.contract());
    files.put(
        "identities.json",
        Json.object(
            "networks", Json.of(networks),
            "issuers", Json.of(issuers),
            "recordId", Vectors.hex(Keys.secret("record")),
            "keys", Json.of(keys),
            "form",
                Json.object(
                    "kind",
                    Json.of(Documents.FORM.kind()),
                    "schema",
                    Json.of("{\"$id\":\"vectors\"}"),
                    "id",
                    Vectors.hex(Documents.FORM.id())),
            "registry",
                Json.object("name", Json.of(World.ORIGIN), "id", Vectors.hex(World.REGISTRY)),
            "lane",
                Json.object(
                    "source",
                    Vectors.hex(first.id()),
                    "sourceRegistry",
                    Vectors.hex(World.REGISTRY),
                    "destination",
                    Vectors.hex(second.id()),
                    "destinationRegistry",
                    Vectors.hex(contract),
                    "policy",
                    Json.of("{\"organisations\":2}"),
                    "policyDigest",
                    Vectors.hex(policy),
                    "id",
                    Vectors.hex(
                        Identifiers.lane(
                            first.id(), World.REGISTRY, second.id(), contract, policy))),
            "positions",
                Json.of(
                    List.of(
                        Json.object(
                            "block",
                            Json.of(1_000_000),
                            "transaction",
                            Json.of(3),
                            "log",
                            Json.of(2),
                            "position",
                            Vectors.hex(Position.ofBlock(1_000_000, 3, 2))),
                        Json.object(
                            "index",
                            Json.of(41),
                            "position",
                            Vectors.hex(Position.ofIndex(41)))))));
  }

  private void trees() {
    List<Json> trees = new ArrayList<>();
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      MerkleTree tree = MerkleTree.of(algorithm);
      for (int size : List.of(1, 2, 3, 4, 6, 7, 9, 16, 17, 100)) {
        List<Bytes32> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          leaves.add(algorithm.hash(new byte[1], BigEndian.u32(i)));
        }
        Map<String, Json> paths = new TreeMap<>();
        for (int i : List.of(0, size / 2, size - 1)) {
          paths.put("" + i, Vectors.hashes(tree.path(leaves, i)));
        }
        Map<String, Json> consistency = new TreeMap<>();
        for (int i : List.of(1, (size + 1) / 2, size)) {
          consistency.put("" + i, Vectors.hashes(ConsistencyProof.of(tree, leaves, i)));
        }
        trees.add(
            Json.object(
                "alg",
                Json.of(algorithm.label()),
                "size",
                Json.of(size),
                "root",
                Vectors.hex(tree.root(leaves)),
                "paths",
                new Json.Obj(new TreeMap<>(paths)),
                "consistency",
                new Json.Obj(new TreeMap<>(consistency))));
      }
    }
    files.put(
        "trees.json", Json.object("leaf", Json.of("A(00 || u32 i)"), "trees", Json.of(trees)));
  }

  private void endings() {
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      EndingRegister register = EndingRegister.empty(algorithm);
      List<Json> steps = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Ending ending =
            new Ending(Keys.secret("c " + i), i % 3 == 0 ? Bytes32.ZERO : Keys.secret("n " + i));
        register = register.with(ending);
        steps.add(
            Json.object(
                "commitment",
                Vectors.hex(ending.commitment()),
                "successor",
                Vectors.hex(ending.successor()),
                "head",
                Vectors.hex(register.status().head()),
                "map",
                Vectors.hex(register.status().map()),
                "status",
                Vectors.hex(register.status().digest())));
      }
      List<Json> proofs = new ArrayList<>();
      for (String of : List.of("c 0", "c 7", "absent 1", "absent 2", "absent 3", "absent 4")) {
        var proof = register.proof(Keys.secret(of));
        proofs.add(
            Json.object(
                "commitment",
                Vectors.hex(Keys.secret(of)),
                "path",
                Vectors.hashes(proof.siblings()),
                "leaf",
                proof
                    .leaf()
                    .<Json>map(
                        l ->
                            Json.object(
                                "commitment",
                                Vectors.hex(l.key()),
                                "successor",
                                Vectors.hex(l.value())))
                    .orElse(Json.NULL)));
      }
      files.put(
          "endings-" + algorithm.label() + ".json",
          Json.object(
              "alg",
              Json.of(algorithm.label()),
              "none",
              Vectors.hex(EndingRegister.empty(algorithm).status().digest()),
              "endings",
              Json.of(steps),
              "proofs",
              Json.of(proofs)));
    }
  }

  /** Three records in a sheaf, the sheaf in a batch. */
  private void world(String name, World world) {
    for (int i = 0;
        i < world.records.size() && !name.equals("sha256-p256") && !name.equals("sha256-hybrid");
        i++) {
      TradeRecord record = world.records.get(i);
      String seed =
          List.of(
                  "seed second" + world.algorithm.label(),
                  "seed first" + world.algorithm.label(),
                  "seed withdrawn")
              .get(i);
      files.put("record-" + name + "-" + (i + 1) + ".json", record(world.algorithm, record, seed));
    }
    BatchOpening.SignedSheaf opened = (BatchOpening.SignedSheaf) world.batch.leaves().get(2);
    List<Json> padding = new ArrayList<>();
    List<Json> paths = new ArrayList<>();
    List<Bytes32> hashes = world.batch.hashes();
    for (int i = 0; i < hashes.size(); i++) {
      paths.add(Vectors.hashes(MerkleTree.of(world.algorithm).path(hashes, i)));
      padding.add(
          world.batch.leaves().get(i) instanceof BatchOpening.Padding p
              ? Vectors.hex(p.random())
              : Json.NULL);
    }
    files.put(
        "sheaf-" + name + ".json",
        Json.object(
            "alg", Json.of(world.algorithm.label()),
            "commitments", Vectors.hashes(world.sheaf.commitments()),
            "root", Vectors.hex(world.sheaf.root()),
            "paths", Json.of(world.sheaf.paths().stream().map(Vectors::hashes).toList()),
            "origin", Vectors.hex(world.origin),
            "registry", Vectors.hex(World.REGISTRY),
            "publisher", Vectors.hex(World.PUBLISHER.keyId()),
            "signed", Vectors.hex(world.signed),
            "keys",
                Json.of(
                    world.issuer.stream()
                        .map(
                            k ->
                                Json.object(
                                    "alg", Json.of(k.algNumber()), "spki", Vectors.hex(k.spki())))
                        .toList()),
            "cose", Vectors.hex(world.cose),
            "issuerId", Vectors.hex(World.ISSUER.id()),
            "batchLeaf", Vectors.hex(opened.leaf(world.algorithm).encode())));
    files.put(
        "batch-" + name + ".json",
        Json.object(
            "alg", Json.of(world.algorithm.label()),
            "leaves", Vectors.hashes(hashes),
            "padding", Json.of(padding),
            "root", Vectors.hex(world.batch.root()),
            "paths", Json.of(paths)));
  }

  private static Json record(HashAlgorithm algorithm, TradeRecord record, String seed) {
    List<Json> leaves = new ArrayList<>();
    for (RecordLeaf leaf : record.tree().leaves()) {
      leaves.add(
          Json.object(
              "index", Json.of(leaf.index()),
              "salt", Vectors.hex(leaf.salt()),
              "entry", Json.of(new String(leaf.entry(), StandardCharsets.UTF_8)),
              "hash", Vectors.hex(leaf.hash(algorithm)),
              "path", Vectors.hashes(record.tree().paths().get(leaf.index()))));
    }
    var header = record.header();
    return Json.object(
        "alg", Json.of(algorithm.label()),
        "origin", Vectors.hex(header.origin()),
        "form", Vectors.hex(header.form()),
        "recordId", Vectors.hex(header.recordId()),
        "version", Json.of(header.version()),
        "issuedAt", Json.of(header.issuedAt()),
        "status", Json.of(header.status().number()),
        "previous", Vectors.hex(header.previous()),
        "seed", Vectors.hex(Keys.secret(seed)),
        "leaves", Json.of(leaves),
        "root", Vectors.hex(header.root()),
        "header", Vectors.hex(header.encode()),
        "commitment", Vectors.hex(record.commitment()),
        "recordKey", Vectors.hex(header.recordKey()));
  }
}

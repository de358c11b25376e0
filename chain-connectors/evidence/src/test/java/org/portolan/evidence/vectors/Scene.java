package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.Names;
import org.portolan.record.bundle.StatementPart;
import org.portolan.record.cose.Signer;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;

/** A world with somebody who looks at it: a lane, its attestors and policy, trust and bundles. */
final class Scene {
  static final TrustFile.Eip712Domain CONTRACT =
      new TrustFile.Eip712Domain(31_337, addressOf("contract"));
  static final Bytes32 EPOCH = Keys.secret("epoch entry");
  static final Bytes32 OLD_EPOCH = Keys.secret("old epoch entry");

  final World world;
  final List<Attesting> attestors;
  final NetworkIdentity destination;
  final Bytes32 destinationRegistry;
  final Json.Obj policy;

  Scene(World world, String destination, List<Attesting> attestors, Json.Obj policy) {
    this.world = world;
    this.attestors = attestors;
    this.policy = policy;
    this.destination = new NetworkIdentity(destination, Keys.secret(destination));
    this.destinationRegistry =
        destination.startsWith("eip155:")
            ? Bytes32.leftPadded(CONTRACT.contract())
            : Identifiers.registry("log.bank.example/recognitions");
  }

  /** Three organisations with an Ed25519, a P-256 and an Ed25519 key, two of which must sign. */
  static Scene plain() {
    return plain(World.plain());
  }

  static Scene plain(World world) {
    return new Scene(world, "tlog:bank", organisations(), Json.object("organisations", Json.of(2)));
  }

  static List<Attesting> organisations() {
    return List.of(
        Attesting.cose("Bank", Keys.ed25519("attestor bank")),
        Attesting.cose("Chamber", Keys.es256("attestor chamber")),
        Attesting.cose("Insurer", Keys.ed25519("attestor insurer")));
  }

  static List<Attesting> ethereums() {
    List<Attesting> attestors = new ArrayList<>();
    for (String name : List.of("Bank", "Chamber", "Insurer")) {
      attestors.add(Attesting.ethereum(name, Keys.ethereum("attestor " + name), CONTRACT));
    }
    return attestors;
  }

  private static byte[] addressOf(String name) {
    return java.util.Arrays.copyOfRange(Keys.secret(name).toByteArray(), 12, 32);
  }

  Bytes32 lane() {
    return Identifiers.lane(
        world.network.id(),
        World.REGISTRY,
        destination.id(),
        destinationRegistry,
        Sha256.hash(policy.canonical()));
  }

  BatchStatement batchStatement() {
    return new BatchStatement(
        lane(),
        EPOCH,
        World.PUBLISHER.keyId(),
        2,
        world.position(),
        world.anchorHash(),
        world.batch.root(),
        world.batch.count(),
        world.endings.status().digest(),
        world.size(),
        World.TIME + 30);
  }

  StatusStatement statusStatement() {
    return new StatusStatement(
        lane(),
        EPOCH,
        World.PUBLISHER.keyId(),
        world.endings.status().digest(),
        world.size(),
        World.TIME + 600);
  }

  StatementPart signed(Statement statement, boolean withProof) {
    return new StatementPart(
        statement,
        world.endings.status(),
        attestors.stream().limit(2).map(a -> a.sign(statement)).toList(),
        withProof ? Optional.of(proof()) : Optional.empty());
  }

  private StatementPart.MapProof proof() {
    var bits = world.endings.proof(world.record.commitment());
    return new StatementPart.MapProof(
        bits.siblings(),
        bits.leaf().map(leaf -> new org.portolan.record.Ending(leaf.key(), leaf.value())));
  }

  Json.Obj ledger() {
    return new LogTrust(
            World.ORIGIN,
            List.of(World.LOG.spki()),
            World.WITNESSES.stream()
                .map(name -> new NoteKey(name, World.witness(name).spki()))
                .toList(),
            2,
            Optional.empty())
        .json();
  }

  TrustEpoch epoch() {
    List<AttestorEntry> entries = new ArrayList<>();
    attestors.forEach(attestor -> entries.addAll(attestor.entries()));
    return new TrustEpoch(EPOCH, world.algorithm, 3, Optional.empty(), ledger(), entries);
  }

  IssuerEntry issuer() {
    return new IssuerEntry(
        World.ISSUER,
        world.issuer.stream().map(Signer::algNumber).toList(),
        world.issuer.stream()
            .map(k -> new IssuerEntry.Key(k.algNumber(), k.spki(), 2, Optional.of(1_000L)))
            .toList(),
        List.of(World.PUBLISHER.keyId()));
  }

  TrustFile trust() {
    TrustEpoch old =
        new TrustEpoch(
            OLD_EPOCH,
            world.algorithm,
            0,
            Optional.of(3L),
            ledger(),
            Attesting.cose("Gone", Keys.ed25519("attestor gone")).entries());
    return new TrustFile(
        World.TIME,
        List.of(
            new TrustFile.Network(
                world.network,
                List.of(
                    new TrustFile.Registry(
                        World.REGISTRY, List.of(old, epoch()), List.of(issuer()))))),
        List.of(
            new TrustFile.Lane(
                lane(),
                destination.caip2().startsWith("eip155:")
                    ? Optional.of(CONTRACT)
                    : Optional.empty())),
        List.of(policy),
        List.of(new TrustFile.FormRules(Documents.FORM, Documents.MANDATORY, Documents.SETS)));
  }

  /** The bundle with these leaves shown, some evidence and some statements. */
  Bundle bundle(
      List<Integer> leaves, List<Bundle.EvidencePart> evidence, List<StatementPart> statements) {
    var tree = world.record.tree();
    var opened = (org.portolan.record.BatchOpening.SignedSheaf) world.batch.leaves().get(2);
    return new Bundle(
        world.algorithm,
        new Names(
            world.network,
            World.ISSUER,
            Documents.FORM,
            statements.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new Names.LaneNames(
                        destination, destinationRegistry, Sha256.hash(policy.canonical())))),
        world.record.header().encode(),
        leaves.stream()
            .map(i -> new Bundle.DisclosedLeaf(tree.leaves().get(i), tree.paths().get(i)))
            .toList(),
        new Bundle.SheafPart(
            world.sheaf.count(), world.shown, world.sheaf.paths().get(world.shown), world.cose),
        new Bundle.BatchPart(
            opened.leaf(world.algorithm).encode(),
            2,
            org.portolan.record.MerkleTree.of(world.algorithm).path(world.batch.hashes(), 2),
            world.batch.root(),
            world.batch.count(),
            World.REGISTRY,
            World.PUBLISHER.keyId(),
            2,
            world.position(),
            world.anchorHash()),
        evidence,
        statements,
        Optional.empty());
  }

  Bundle.EvidencePart evidence(boolean current) {
    return new Bundle.EvidencePart(
        "tlog",
        current ? "current" : "existed",
        world.size(),
        World.TIME,
        world.evidence(current).encode());
  }

  /** Everything of the record that fits, by evidence and by statements. */
  Bundle whole() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < world.record.tree().leaves().size(); i++) {
      all.add(i);
    }
    return bundle(all, List.of(), List.of(signed(batchStatement(), true)));
  }

  static Json.Obj json(byte[] canonical) {
    return (Json.Obj) CanonicalJson.parse(canonical, 1 << 24);
  }
}

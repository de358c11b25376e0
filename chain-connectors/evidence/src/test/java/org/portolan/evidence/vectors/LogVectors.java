package org.portolan.evidence.vectors;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.evidence.tlog.Receipt;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.evidence.tlog.TlogEvidence;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.ConsistencyProof;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.Position;
import org.portolan.record.PublisherStatus;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;
import org.portolan.record.json.Json;

/** A log's evidence, and its checkpoints one after the other. */
final class LogVectors {
  private static final String SUBJECT = "tlog-evidence";

  private final Vectors out;
  private final World world = World.plain();
  private final Scene scene = Scene.plain(world);
  private final MerkleTree tree = MerkleTree.of(HashAlgorithm.SHA256);

  private LogVectors(Vectors out) {
    this.out = out;
  }

  static void make(Vectors out) {
    LogVectors made = new LogVectors(out);
    made.existed();
    made.notes();
    made.current();
    made.checkpoints();
  }

  private void existed() {
    Json.Obj valid = input("existed", world.evidence(false));
    accept("valid-existed", valid, "existed");
    refuse(30, "time-one-more", Edits.set(valid, "time", Json.of(World.TIME + 1)), "PTL-LOG-008");
    refuse(
        30,
        "time-of-the-later-witness",
        Edits.set(valid, "time", Json.of(World.TIME + 5)),
        "PTL-LOG-008");
    refuse(
        30,
        "time-in-milliseconds",
        Edits.set(valid, "time", Json.of(World.TIME * 1_000)),
        "PTL-LOG-008");
    refuse(15, "height-0", Edits.set(valid, "height", Json.of(0)), "PTL-LOG-007");
    refuse(
        29,
        "height-one-less",
        Edits.set(valid, "height", Json.of(world.size() - 1)),
        "PTL-LOG-007");
    refuse(
        30,
        "height-one-more",
        Edits.set(valid, "height", Json.of(world.size() + 1)),
        "PTL-LOG-007");
    for (String field : List.of("publisher", "root", "anchorHash")) {
      refuse(
          16,
          field + "-changed",
          Edits.set(valid, "anchor/" + field, Vectors.hex(Keys.secret("other"))),
          "PTL-LOG-009");
      refuse(
          15,
          field + "-zero",
          Edits.set(valid, "anchor/" + field, Vectors.hex(Bytes32.ZERO)),
          "PTL-LOG-009");
    }
    refuse(43, "ordinal-one-more", Edits.set(valid, "anchor/ordinal", Json.of(3)), "PTL-LOG-009");
    refuse(41, "count-one-more", Edits.set(valid, "anchor/count", Json.of(6)), "PTL-LOG-009");
    refuse(
        41,
        "position-of-the-next-entry",
        Edits.set(valid, "anchor/position", Vectors.hex(Position.ofIndex(world.index + 1))),
        "PTL-LOG-005");
    refuse(
        28,
        "registry-of-another-log",
        Edits.set(valid, "registry", Vectors.hex(Keys.secret("other"))),
        "PTL-LOG-004");
    refuse(
        28,
        "network-of-another-genesis",
        Edits.set(valid, "network/genesis", Vectors.hex(Keys.secret("other"))),
        "PTL-LOG-009");
    refuse(
        28,
        "network-of-another-name",
        Edits.set(valid, "network/caip2", Json.of("tlog:other")),
        "PTL-LOG-009");
    refuse(
        26,
        "epoch-of-another-origin",
        Edits.set(valid, "epoch/ledger/origin", Json.of("log.other.example/x")),
        "PTL-LOG-004");
    refuse(
        26,
        "epoch-without-keys",
        Edits.set(valid, "epoch/ledger/keys", Json.of(List.of())),
        "PTL-TRU-001");
    refuse(
        7,
        "epoch-quorum-above-its-witnesses",
        Edits.set(valid, "epoch/ledger/quorum", Json.of(4)),
        "PTL-TRU-001");
    refuse(
        26,
        "epoch-of-another-kind",
        Edits.set(valid, "epoch/ledger/kind", Json.of("eip155")),
        "PTL-JSN-006");
    byte[] data = world.evidence(false).encode();
    data(2, "trailing-byte", valid, Bytes.join(data, new byte[1]), "PTL-CBR-001");
    data(2, "cut-short", valid, java.util.Arrays.copyOf(data, data.length - 1), "PTL-CBR-001");
    data(2, "no-bytes", valid, new byte[0], "PTL-CBR-001");
    data(28, "version-2", valid, changedAt(data, 1, (byte) 2), "PTL-CBR-001");
    data(
        37,
        "entry-length-2-to-the-31",
        valid,
        new byte[] {(byte) 0x85, 1, 0x5a, (byte) 0x80, 0, 0, 0},
        "PTL-CBR-001");
    data(
        37,
        "deep-nesting",
        valid,
        org.portolan.record.Hex.decode("81".repeat(5_000)),
        "PTL-CBR-001");
    entries(valid);
    receipts(valid);
  }

  private void entries(Json.Obj valid) {
    TlogEvidence e = world.evidence(false);
    Signer nobody = Keys.ed25519("nobody");
    entry(
        1,
        "entry-by-another-key",
        valid,
        LogEntry.anchor(nobody, world.network.id(), World.REGISTRY, 2, world.batch.root(), 5));
    entry(
        28,
        "entry-for-another-network",
        valid,
        LogEntry.anchor(
            World.PUBLISHER, Keys.secret("net"), World.REGISTRY, 2, world.batch.root(), 5));
    entry(
        28,
        "entry-for-another-registry",
        valid,
        LogEntry.anchor(
            World.PUBLISHER, world.network.id(), Keys.secret("reg"), 2, world.batch.root(), 5));
    entry(
        41,
        "entry-of-an-ending",
        valid,
        LogEntry.ending(
            World.PUBLISHER,
            world.network.id(),
            World.REGISTRY,
            new Ending(world.record.commitment(), Bytes32.ZERO)));
    entry(2, "entry-changed", valid, TreeVectors.changed(e.entry(), e.entry().length - 1));
    entry(2, "entry-trailing-byte", valid, Bytes.join(e.entry(), new byte[1]));
    entry(
        2,
        "entry-without-payload",
        valid,
        org.portolan.record.cose.CoseSign1.signDetached(World.PUBLISHER, new byte[8]));
  }

  private void receipts(Json.Obj valid) {
    Bytes32 root = world.checkpoint().root();
    List<Bytes32> path = tree.path(world.leaves(), world.index);
    receipt(
        1,
        "receipt-by-another-key",
        valid,
        Receipt.sign(Keys.ed25519("nobody"), world.size(), world.index, path, root),
        "PTL-LOG-006");
    receipt(
        16,
        "receipt-over-another-root",
        valid,
        Receipt.sign(World.LOG, world.size(), world.index, path, Keys.secret("root")),
        "PTL-LOG-006");
    receipt(
        41,
        "receipt-at-another-index",
        valid,
        Receipt.sign(World.LOG, world.size(), world.index + 1, path, root),
        "PTL-LOG-006");
    receipt(
        18,
        "receipt-of-size-0",
        valid,
        Receipt.sign(World.LOG, 0, 0, List.of(), root),
        "PTL-LOG-006");
    receipt(
        18,
        "receipt-with-index-at-size",
        valid,
        Receipt.sign(World.LOG, world.size(), world.size(), path, root),
        "PTL-LOG-006");
    TreeVectors.wrongPaths(
        path,
        (name, wrong) ->
            receipt(
                18,
                "receipt-" + name,
                valid,
                Receipt.sign(World.LOG, world.size(), world.index, wrong, root),
                name.equals("path-of-300") ? "PTL-CBR-001" : "PTL-LOG-006"));
    Bytes32 leaf = world.anchorHash();
    Bytes32 alone = leaf;
    receipt(
        26,
        "receipt-of-a-log-of-one-entry",
        valid,
        Receipt.sign(World.LOG, 1, 0, List.of(), alone),
        "PTL-LOG-005");
    byte[] encoded = world.evidence(false).receipt();
    receiptBytes(
        13,
        "receipt-of-another-algorithm",
        valid,
        Receipt.sign(World.LOG, world.size(), world.index, path, root).encode(Alg.ES256));
    receiptBytes(2, "receipt-trailing-byte", valid, Bytes.join(encoded, new byte[1]));
    receiptBytes(2, "receipt-no-bytes", valid, new byte[0]);
  }

  private void notes() {
    Json.Obj valid = input("existed", world.evidence(false));
    Checkpoint checkpoint = world.checkpoint();
    SignedCheckpoint unsigned = SignedCheckpoint.unsigned(checkpoint);
    String good = world.note().note();
    Signer first = World.witness("chamber");
    Signer second = World.witness("insurer");
    note(
        26,
        "note-not-signed-by-the-log",
        valid,
        unsigned
            .cosigned("chamber", first, World.TIME)
            .cosigned("insurer", second, World.TIME + 5)
            .note(),
        "PTL-LOG-007");
    note(
        1,
        "note-signed-by-another-key",
        valid,
        unsigned
            .signed(World.ORIGIN, Keys.ed25519("nobody"))
            .cosigned("chamber", first, World.TIME)
            .cosigned("insurer", second, World.TIME + 5)
            .note(),
        "PTL-LOG-007");
    SignedCheckpoint signed = unsigned.signed(World.ORIGIN, World.LOG);
    note(26, "note-without-witnesses", valid, signed.note(), "PTL-LOG-008");
    note(
        26,
        "note-with-one-witness",
        valid,
        signed.cosigned("chamber", first, World.TIME).note(),
        "PTL-LOG-008");
    note(
        3,
        "note-with-one-witness-twice",
        valid,
        signed
            .cosigned("chamber", first, World.TIME)
            .cosigned("chamber", first, World.TIME + 5)
            .note(),
        "PTL-LOG-008");
    note(
        9,
        "note-with-a-witness-unknown",
        valid,
        signed
            .cosigned("chamber", first, World.TIME)
            .cosigned("nobody", Keys.ed25519("nobody"), World.TIME + 5)
            .note(),
        "PTL-LOG-008");
    note(
        1,
        "note-with-a-witness-of-another-key",
        valid,
        signed
            .cosigned("chamber", first, World.TIME)
            .cosigned("insurer", first, World.TIME + 5)
            .note(),
        "PTL-LOG-008");
    Checkpoint other =
        new Checkpoint(
            World.ORIGIN, checkpoint.size(), Keys.secret("root"), checkpoint.statusRoot());
    note(26, "note-of-another-root", valid, full(other), "PTL-LOG-007");
    note(
        26,
        "note-of-another-size",
        valid,
        full(
            new Checkpoint(
                World.ORIGIN, checkpoint.size() + 1, checkpoint.root(), checkpoint.statusRoot())),
        "PTL-LOG-007");
    note(
        26,
        "note-of-another-log",
        valid,
        full(
            new Checkpoint(
                "log.other.example/x",
                checkpoint.size(),
                checkpoint.root(),
                checkpoint.statusRoot())),
        "PTL-LOG-007");
    note(
        26,
        "note-with-the-signatures-of-another",
        valid,
        checkpoint.body() + full(other).substring(other.body().length()),
        "PTL-LOG-007");
    note(2, "note-without-an-empty-line", valid, good.replace("\n\n", "\n"), "PTL-LOG-002");
    note(
        2,
        "note-without-line-feed-at-the-end",
        valid,
        good.substring(0, good.length() - 1),
        "PTL-LOG-002");
    note(2, "note-with-carriage-returns", valid, good.replace("\n", "\r\n"), "PTL-LOG-002");
    note(2, "note-with-a-hyphen-for-the-dash", valid, good.replace('\u2014', '-'), "PTL-LOG-002");
    note(
        2,
        "note-with-a-second-extension-line",
        valid,
        good.replace("\n\n", "\nmore\n\n"),
        "PTL-LOG-001");
    note(
        2,
        "note-without-status-line",
        valid,
        good.replaceFirst("portolan-status:1 [^\n]*\n", ""),
        "PTL-LOG-001");
    note(
        2,
        "note-size-with-a-zero-before",
        valid,
        good.replaceFirst("\n" + world.size(), "\n0" + world.size()),
        "PTL-LOG-001");
    note(
        37,
        "note-size-of-30-digits",
        valid,
        good.replaceFirst("\n" + world.size() + "\n", "\n" + "9".repeat(30) + "\n"),
        "PTL-LOG-001");
    note(
        37,
        "note-of-100-signature-lines",
        valid,
        good + good.substring(good.lastIndexOf('\u2014')).repeat(100),
        "PTL-LOG-002");
    note(2, "note-empty", valid, "", "PTL-LOG-002");
  }

  private static String full(Checkpoint checkpoint) {
    return SignedCheckpoint.unsigned(checkpoint)
        .signed(checkpoint.origin(), World.LOG)
        .cosigned("chamber", World.witness("chamber"), World.TIME)
        .cosigned("insurer", World.witness("insurer"), World.TIME + 5)
        .note();
  }

  private void current() {
    TlogEvidence e = world.evidence(true);
    Json.Obj valid = input("current", e);
    accept("valid-current", valid, "current");
    TlogEvidence.Current c = e.current().orElseThrow();
    PublisherStatus status = c.status();
    current(
        43,
        "an-ending-left-out",
        valid,
        new PublisherStatus(status.endings() - 1, status.head(), status.map()),
        c.line(),
        c.commitment());
    data(
        37,
        "endings-below-zero",
        valid,
        withCurrent(
                e,
                new TlogEvidence.Current(
                    new PublisherStatus(-6, status.head(), status.map()), c.line(), c.commitment()))
            .encode(),
        "PTL-CBR-001");
    current(
        43,
        "another-head",
        valid,
        new PublisherStatus(status.endings(), Keys.secret("head"), status.map()),
        c.line(),
        c.commitment());
    current(
        15,
        "an-empty-map",
        valid,
        new PublisherStatus(0, Bytes32.ZERO, Bytes32.ZERO),
        c.line(),
        new TlogEvidence.Proof(List.of(), Optional.empty()));
    current(
        43,
        "the-status-of-another-publisher",
        valid,
        PublisherStatus.NONE,
        TlogEvidence.Proof.of(world.replay.statusProof(World.OTHER_PUBLISHER.keyId())),
        new TlogEvidence.Proof(List.of(), Optional.empty()));
    TlogEvidence.Standing beside =
        new TlogEvidence.Standing(World.PUBLISHER.keyId(), Keys.secret("other"));
    current(
        41,
        "another-status-beside-the-proven-one",
        valid,
        status,
        new TlogEvidence.Proof(c.line().siblings(), Optional.of(beside)),
        c.commitment());
    current(
        21,
        "nothing-in-the-line",
        valid,
        status,
        new TlogEvidence.Proof(c.line().siblings(), Optional.empty()),
        c.commitment());
    current(
        21,
        "no-siblings-of-the-commitment",
        valid,
        status,
        c.line(),
        new TlogEvidence.Proof(List.of(), c.commitment().standing()));
    current(
        21,
        "no-siblings-of-the-publisher",
        valid,
        status,
        new TlogEvidence.Proof(List.of(), c.line().standing()),
        c.commitment());
    refuse(
        29, "claim-current-without-status", input("current", world.evidence(false)), "PTL-LOG-011");
    refuse(
        43,
        "another-commitment",
        Edits.set(valid, "commitment", Vectors.hex(Keys.secret("ended 2"))),
        "PTL-LOG-012");
    Json.Obj unwatched =
        Edits.set(
            Edits.set(valid, "epoch/ledger/quorum", Json.of(0)),
            "epoch/ledger/witnesses",
            Json.of(List.of()));
    refuse(
        26,
        "a-status-line-nobody-recomputed",
        Edits.set(cosignedByTheLog(unwatched), "time", Json.of(World.TIME)),
        "PTL-LOG-010");
    World ended = World.plain().end(new Ending(world.record.commitment(), Keys.secret("next")));
    Json.Obj over = input("current", ended, ended.evidence(true));
    refuse(29, "ended-since", over, "PTL-LOG-013");
    Json.Obj old =
        Edits.set(
            input("current", ended, ended.evidence(true)),
            "data",
            Vectors.hex(withCurrent(ended.evidence(true), c).encode()));
    refuse(29, "status-of-before-the-ending", old, "PTL-LOG-012");
  }

  /** The same data under a checkpoint that the log cosigned alone. */
  private Json.Obj cosignedByTheLog(Json.Obj input) {
    TlogEvidence e = world.evidence(true);
    String note =
        SignedCheckpoint.unsigned(world.checkpoint())
            .signed(World.ORIGIN, World.LOG)
            .cosigned(World.ORIGIN, World.LOG, World.TIME)
            .note();
    return Edits.set(
        input,
        "data",
        Vectors.hex(new TlogEvidence(e.entry(), e.receipt(), note, e.current()).encode()));
  }

  private void current(
      int item,
      String name,
      Json.Obj valid,
      PublisherStatus status,
      TlogEvidence.Proof line,
      TlogEvidence.Proof commitment) {
    TlogEvidence changed =
        withCurrent(world.evidence(true), new TlogEvidence.Current(status, line, commitment));
    data(item, name, valid, changed.encode(), "PTL-LOG-012");
  }

  private static TlogEvidence withCurrent(TlogEvidence e, TlogEvidence.Current current) {
    return new TlogEvidence(e.entry(), e.receipt(), e.checkpoint(), Optional.of(current));
  }

  private void checkpoints() {
    List<Bytes32> leaves = world.leaves();
    Checkpoint known = at(5, Keys.secret("status 5"));
    Checkpoint next = at(leaves.size(), Keys.secret("status 9"));
    List<Bytes32> path = ConsistencyProof.of(tree, leaves, 5);
    out.accepted(
        "later-checkpoint", "valid-grown", "from 5 entries to more", pair(known, next, path));
    out.accepted(
        "later-checkpoint",
        "valid-same",
        "the same checkpoint again",
        pair(known, known, List.of()));
    later(26, "rolled-back", pair(next, known, path), "PTL-LOG-015");
    later(
        26,
        "rolled-back-to-0",
        pair(next, new Checkpoint(World.ORIGIN, 0, Bytes32.ZERO, Bytes32.ZERO), List.of()),
        "PTL-LOG-015");
    later(
        26,
        "one-size-two-roots",
        pair(
            known,
            new Checkpoint(World.ORIGIN, 5, Keys.secret("other"), known.statusRoot()),
            List.of()),
        "PTL-LOG-016");
    later(
        26,
        "one-size-two-status-roots",
        pair(known, at(5, Keys.secret("other status")), List.of()),
        "PTL-LOG-016");
    later(
        26,
        "another-log",
        pair(
            known,
            new Checkpoint("log.other.example/x", next.size(), next.root(), next.statusRoot()),
            path),
        "PTL-LOG-014");
    later(
        26,
        "history-rewritten",
        pair(new Checkpoint(World.ORIGIN, 5, Keys.secret("other"), known.statusRoot()), next, path),
        "PTL-LOG-017");
    TreeVectors.wrongPaths(
        path, (name, wrong) -> later(18, name, pair(known, next, wrong), "PTL-LOG-017"));
  }

  private Checkpoint at(int size, Bytes32 status) {
    return new Checkpoint(World.ORIGIN, size, tree.root(world.leaves().subList(0, size)), status);
  }

  private void later(int item, String name, Json.Obj input, String code) {
    out.refused("later-checkpoint", name, item, name.replace('-', ' '), input, code);
  }

  private static Json.Obj pair(Checkpoint known, Checkpoint next, List<Bytes32> path) {
    return Json.object(
        "known", Json.of(known.body()), "next", Json.of(next.body()), "path", Vectors.hashes(path));
  }

  private Json.Obj input(String claim, TlogEvidence evidence) {
    return input(claim, world, evidence);
  }

  private Json.Obj input(String claim, World of, TlogEvidence evidence) {
    return Json.object(
        "claim", Json.of(claim),
        "height", Json.of(of.size()),
        "time", Json.of(World.TIME),
        "data", Vectors.hex(evidence.encode()),
        "network",
            Json.object(
                "caip2", Json.of(of.network.caip2()),
                "genesis", Vectors.hex(of.network.genesis())),
        "registry", Vectors.hex(World.REGISTRY),
        "anchor",
            Json.object(
                "publisher", Vectors.hex(World.PUBLISHER.keyId()),
                "ordinal", Json.of(2),
                "root", Vectors.hex(of.batch.root()),
                "count", Json.of(of.batch.count()),
                "position", Vectors.hex(of.position()),
                "anchorHash", Vectors.hex(of.anchorHash())),
        "commitment", claim.equals("current") ? Vectors.hex(of.record.commitment()) : Json.NULL,
        "epoch", Trusts.epoch(scene));
  }

  private void accept(String name, Json.Obj input, String claim) {
    out.accepted(
        SUBJECT,
        name,
        name.replace('-', ' '),
        input,
        "claim",
        Json.of(claim),
        "height",
        Json.of(world.size()),
        "time",
        Json.of(World.TIME));
  }

  private void entry(int item, String name, Json.Obj valid, byte[] entry) {
    TlogEvidence e = world.evidence(false);
    data(
        item,
        name,
        valid,
        new TlogEvidence(entry, e.receipt(), e.checkpoint(), Optional.empty()).encode(),
        "PTL-LOG-009");
  }

  private void receipt(int item, String name, Json.Obj valid, Receipt receipt, String code) {
    TlogEvidence e = world.evidence(false);
    data(
        item,
        name,
        valid,
        new TlogEvidence(e.entry(), receipt.encode(Alg.ED25519), e.checkpoint(), Optional.empty())
            .encode(),
        code);
  }

  private void receiptBytes(int item, String name, Json.Obj valid, byte[] receipt) {
    TlogEvidence e = world.evidence(false);
    data(
        item,
        name,
        valid,
        new TlogEvidence(e.entry(), receipt, e.checkpoint(), Optional.empty()).encode(),
        "PTL-CBR-001");
  }

  private void note(int item, String name, Json.Obj valid, String note, String code) {
    TlogEvidence e = world.evidence(false);
    data(
        item,
        name,
        valid,
        new TlogEvidence(e.entry(), e.receipt(), note, Optional.empty()).encode(),
        code);
  }

  private void data(int item, String name, Json.Obj valid, byte[] data, String code) {
    refuse(item, name, Edits.set(valid, "data", Vectors.hex(data)), code);
  }

  private void refuse(int item, String name, Json.Obj input, String code) {
    out.refused(SUBJECT, name, item, name.replace('-', ' '), input, code);
  }

  private static byte[] changedAt(byte[] bytes, int at, byte value) {
    byte[] copy = bytes.clone();
    copy[at] = value;
    return copy;
  }
}

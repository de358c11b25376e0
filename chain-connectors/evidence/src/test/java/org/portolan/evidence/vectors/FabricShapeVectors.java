package org.portolan.evidence.vectors;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestSeals;
import org.portolan.evidence.fabric.message.EndorserAnswer;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Bytes;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;

/** Another spelling of the same, signed as it stands: nothing is read in two ways. */
final class FabricShapeVectors {
  private final FabricCases cases;

  private FabricShapeVectors(FabricCases cases) {
    this.cases = cases;
  }

  static void make(FabricCases cases) {
    FabricShapeVectors made = new FabricShapeVectors(cases);
    made.container();
    made.messages();
    made.trust();
  }

  private void container() {
    FabricScene scene = FabricScene.existed();
    FabricEvidence evidence = scene.make();
    byte[] data = evidence.encode();
    cases.accept("existed", "A batch by two organisations' views", scene, evidence);
    bytes(2, "trailing-byte", "A byte behind the evidence", Bytes.join(data, new byte[1]));
    bytes(2, "cut-short", "The last byte left out", Arrays.copyOf(data, data.length - 1));
    bytes(2, "no-bytes", "No evidence", new byte[0]);
    bytes(28, "version-2", "Another version", at(data, 1, 2));
    bytes(37, "deep-nesting", "5,000 arrays in each other", Hex.decode("81".repeat(5_000)));
    bytes(
        37,
        "length-2-to-the-31",
        "A challenge that says it has 2^31 bytes",
        Hex.decode("88015a80000000"));
    bytes(
        37,
        "peers-33",
        "More peers than are read",
        FabricCases.with(evidence, Collections.nCopies(33, evidence.peers().get(0))).encode());
    bytes(
        37,
        "peers-2-to-the-31",
        "An array that says it has 2^31 peers",
        Bytes.join(Arrays.copyOf(data, 2 + 34), Hex.decode("409a80000000")));
    cases.refuse(
        37,
        "creator-of-17-kib",
        "Who asks has an identity of 17 KiB",
        "PTL-FAB-001",
        FabricCases.input(
            scene,
            new FabricEvidence(
                evidence.challenge(),
                new byte[17 << 10],
                evidence.peers(),
                evidence.view(),
                evidence.headers(),
                evidence.transaction(),
                evidence.seals())));
  }

  private void bytes(int item, String name, String says, byte[] data) {
    cases.refuse(item, name, says, "PTL-CBR-001", FabricCases.input(FabricScene.existed(), data));
  }

  private void messages() {
    view("unknown-field", "A field that the answer does not have", "PTL-PRB-001", end("4a0101"));
    view("field-zero", "A field of number 0", "PTL-PRB-001", end("020101"));
    view("field-twice", "The proposal's hash twice", "PTL-PRB-001", v -> twice(v, 0, 34));
    view("fields-out-of-order", "The action first", "PTL-PRB-001", v -> swapped(v, 34));
    view("hash-of-31-bytes", "A hash that is short", "PTL-PRB-004", v -> cut(at(v, 1, 31), 33));
    view("tag-of-two-bytes", "A tag in a longer form", "PTL-PRB-002", v -> longer(v, 0));
    view("length-of-two-bytes", "A length in a longer form", "PTL-PRB-002", v -> longer(v, 1));
    view("length-beyond-the-end", "A length of more bytes", "PTL-PRB-003", v -> at(v, 36, 0x7f));
    view(
        "length-beyond-64-bits",
        "A length of more than 64 bits",
        "PTL-PRB-002",
        v -> Bytes.join(new byte[] {0x0a}, Hex.decode("ffffffffffffffffff02"), v));
    view(
        "length-below-zero",
        "A length of 2^63",
        "PTL-PRB-003",
        v -> Bytes.join(Hex.decode("0a" + "80".repeat(9) + "01"), v));
    view("wire-type-fixed", "A hash as eight bytes", "PTL-PRB-004", v -> at(v, 0, 0x09));
    view("cut-in-a-field", "An answer that ends in a field", "PTL-PRB-003", v -> cut(v, -1));
    action("status-zero", "A status of zero, written", "", "0800");
    action("status-longer", "A status in a longer form", "", "08c88100");
    action("event-empty", "An event that is there and empty", "1200", "08c801");
    FabricScene tip = FabricScene.existed();
    tip.tip = answer -> answer.payload(Bytes.join(answer.payload(), Hex.decode("2a00")));
    cases.refuse(2, "tip-unknown-field", "A field in how far the ledger is", "PTL-PRB-001", tip);
  }

  private void view(String name, String says, String code, UnaryOperator<byte[]> change) {
    FabricScene scene = FabricScene.existed();
    scene.viewBytes = change;
    cases.refuse(2, "answer-" + name, says, code, scene);
  }

  /** The action with an event and a status in these bytes. */
  private void action(String name, String says, String event, String status) {
    view(
        name,
        says,
        "PTL-PRB-002",
        v -> {
          EndorserAnswer read = EndorserAnswer.read("answer", v);
          byte[] payload = new ProtoWriter().bytes(3, read.payload()).toByteArray();
          ProtoWriter id = new ProtoWriter().text(2, read.chaincode()).text(3, "1");
          byte[] action =
              Bytes.join(
                  new ProtoWriter().bytes(1, read.results()).toByteArray(),
                  Hex.decode(event),
                  new ProtoWriter()
                      .message(3, Bytes.join(Hex.decode(status), payload))
                      .message(4, id)
                      .toByteArray());
          return new ProtoWriter()
              .bytes(1, read.proposalHash().toByteArray())
              .message(2, action)
              .toByteArray();
        });
  }

  private static UnaryOperator<byte[]> end(String hex) {
    return v -> Bytes.join(v, Hex.decode(hex));
  }

  private static byte[] twice(byte[] v, int from, int to) {
    return Bytes.join(Arrays.copyOfRange(v, from, to), v);
  }

  private static byte[] swapped(byte[] v, int at) {
    return Bytes.join(Arrays.copyOfRange(v, at, v.length), Arrays.copyOf(v, at));
  }

  private static byte[] longer(byte[] v, int at) {
    return Bytes.join(
        Arrays.copyOf(v, at),
        new byte[] {(byte) (v[at] | 0x80), 0},
        Arrays.copyOfRange(v, at + 1, v.length));
  }

  /** Without the byte at a place, counted from the end where it is below zero. */
  private static byte[] cut(byte[] v, int at) {
    int place = at < 0 ? v.length + at : at;
    return Bytes.join(Arrays.copyOf(v, place), Arrays.copyOfRange(v, place + 1, v.length));
  }

  private static byte[] at(byte[] v, int at, int value) {
    byte[] changed = v.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private void trust() {
    FabricScene scene = FabricScene.existed();
    Json.Obj valid = FabricCases.input(scene, scene.make());
    String customs = FabricScene.CUSTOMS.msp();
    String port = FabricScene.PORT.msp();
    policy(valid, "quorum-0", "No organisation is enough", FabricScene.policy(0, customs, port));
    policy(valid, "quorum-3-of-2", "More than there are", FabricScene.policy(3, customs, port));
    policy(valid, "quorum-1-in-silence", "One is enough", FabricScene.policy(1, customs, port));
    policy(valid, "no-organisations", "Nobody is asked", FabricScene.policy(0));
    policy(valid, "organisation-twice", "One twice", FabricScene.policy(2, customs, customs));
    policy(valid, "organisation-without-msp", "One has no MSP", FabricScene.policy(2, customs));
    cases.refuse(
        7,
        "epoch-msp-without-roots",
        "An MSP that anybody could be of",
        "PTL-FAB-003",
        FabricCases.ledger(valid, "msps/0/roots", Json.of(List.of())));
    cases.refuse(
        7,
        "epoch-consenter-twice",
        "One orderer under two numbers",
        "PTL-FAB-003",
        Edits.set(
            FabricCases.ledger(valid, "consenters", TestSeals.json()),
            "epoch/ledger/consenters/1/certificate",
            Edits.get(TestSeals.json(), "0/certificate")));
    cases.refuse(
        28,
        "epoch-of-another-kind",
        "An epoch of a log",
        "PTL-JSN-006",
        FabricCases.ledger(valid, "kind", Json.of("tlog")));
  }

  private void policy(Json.Obj valid, String name, String says, Json policy) {
    cases.refuse(
        7, "epoch-" + name, says, "PTL-FAB-003", FabricCases.ledger(valid, "policy", policy));
  }
}

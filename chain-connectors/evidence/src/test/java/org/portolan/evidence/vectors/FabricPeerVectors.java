package org.portolan.evidence.vectors;

import static org.portolan.evidence.fabric.kit.FabricScene.CUSTOMS;
import static org.portolan.evidence.fabric.kit.FabricScene.PORT;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestCertificate;
import org.portolan.evidence.fabric.kit.TestKey;
import org.portolan.evidence.fabric.kit.TestMember;
import org.portolan.evidence.fabric.kit.TestOrganisation;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Bytes;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;

/** Who signs: of which organisation, by whose certificate, when. */
final class FabricPeerVectors {
  private static final TestOrganisation BANK = new TestOrganisation("Bank");

  private final FabricCases cases;

  private FabricPeerVectors(FabricCases cases) {
    this.cases = cases;
  }

  static void make(FabricCases cases) {
    FabricPeerVectors made = new FabricPeerVectors(cases);
    made.organisations();
    made.certificates();
    made.chains();
    made.lists();
    made.spellings();
  }

  private void organisations() {
    FabricScene three = scene(CUSTOMS.peer(), PORT.peer(), BANK.peer());
    three.tips = List.of(11L, 12L, 12L);
    cases.accept("three-organisations", "All of three organisations", three, ofThree(three));
    cases.accept(
        "two-of-three-organisations",
        "Two of three organisations",
        FabricScene.existed(),
        ofThree(FabricScene.existed()));
    refuse(8, "one-organisation", "One of two organisations", "PTL-FAB-014", CUSTOMS.peer());
    FabricScene nobody = FabricScene.existed();
    cases.refuse(
        8,
        "no-peers",
        "Nobody signed",
        "PTL-FAB-014",
        nobody,
        FabricCases.with(nobody.make(), List.of()));
    refuse(
        8,
        "quorum-inside-one-organisation",
        "Two peers of one organisation",
        "PTL-FAB-010",
        CUSTOMS.peer(),
        CUSTOMS.member("peer1", "peer"));
    refuse(3, "peer-twice", "One peer twice", "PTL-FAB-010", CUSTOMS.peer(), CUSTOMS.peer());
    TestMember shared =
        new TestMember(
            PORT.msp(),
            PORT.issue(PORT.certificate("peer0", "peer").spki(CUSTOMS.peer().key().spki())),
            CUSTOMS.peer().key());
    refuse(
        3,
        "key-of-two-organisations",
        "Two organisations certify one key",
        "PTL-FAB-010",
        CUSTOMS.peer(),
        shared);
    refuse(
        9,
        "organisation-unknown",
        "A peer of an organisation outside the policy",
        "PTL-FAB-005",
        CUSTOMS.peer(),
        BANK.peer());
    refuse(
        9,
        "organisation-of-another-name",
        "A peer of Customs under Port's name",
        "PTL-FAB-006",
        CUSTOMS.peer(),
        new TestMember(
            PORT.msp(), CUSTOMS.member("peer1", "peer").certificate(), CUSTOMS.key("peer1")));
  }

  private void certificates() {
    long time = FabricScene.TIME;
    port(
        9,
        "certificate-expired",
        "Expired a second before the view",
        "PTL-FAB-007",
        PORT.certificate("peer0", "peer").valid(TestCertificate.FROM, time - 1));
    port(
        9,
        "certificate-not-yet-valid",
        "Valid a second after the view",
        "PTL-FAB-007",
        PORT.certificate("peer0", "peer").valid(time + 1, TestCertificate.UNTIL));
    FabricScene last = FabricScene.existed();
    last.peers =
        List.of(
            CUSTOMS.peer(),
            holding(PORT.certificate("peer0", "peer").valid(TestCertificate.FROM, time)));
    cases.accept("certificate-in-its-last-second", "Valid to the view's second", last, last.make());
    FabricScene department = FabricScene.existed();
    TestCertificate both =
        new TestCertificate(
            "CN=peer0,OU=peer+OU=department1,O=Port",
            PORT.key("peer0").spki(),
            TestCertificate.FROM,
            TestCertificate.UNTIL,
            OptionalInt.empty());
    department.peers = List.of(CUSTOMS.peer(), holding(both));
    cases.accept(
        "unit-beside-a-department",
        "A peer of a department, both in one name",
        department,
        department.make());
    port(
        9,
        "unit-client",
        "A client's certificate",
        "PTL-FAB-009",
        PORT.certificate("peer0", "client"));
    port(
        9,
        "unit-missing",
        "A certificate without a unit",
        "PTL-FAB-009",
        PORT.certificate("peer0", ""));
    port(
        9,
        "unit-peer-and-admin",
        "Two parts at once",
        "PTL-FAB-009",
        PORT.certificate("peer0", "peer admin"));
    port(
        9,
        "unit-of-another-case",
        "The unit Peer",
        "PTL-FAB-009",
        PORT.certificate("peer0", "Peer"));
    port(
        13,
        "key-of-another-curve",
        "A key on P-384",
        "PTL-KEY-001",
        PORT.certificate("peer0", "peer").spki(P384));
    byte[] off = PORT.key("peer0").spki().clone();
    off[off.length - 1] ^= 1;
    port(
        6,
        "key-off-the-curve",
        "A point that is not on the curve",
        "PTL-KEY-001",
        PORT.certificate("peer0", "peer").spki(off));
  }

  private static final byte[] P384 =
      Hex.decode(
          "3076301006072a8648ce3d020106052b8104002203620004aa87ca22be8b05378eb1c71ef320ad746e1d3b628b"
              + "a79b9859f741e082542a385502f25dbf55296c3a545e3872760ab73617de4a96262c6f5d9e98bf9292dc29"
              + "f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f");

  private void chains() {
    TestKey middle = new TestKey("middle of Port");
    String name = "CN=middle.Port,O=Port";
    byte[] intermediate = PORT.issue(TestCertificate.authority(name, middle, 0));
    byte[] below = PORT.certificate("peer0", "peer").signedBy(name, middle);
    FabricScene scene = scene(CUSTOMS.peer(), PORT.holding("peer0", below));
    Json.Obj valid = FabricCases.input(scene, scene.make());
    Json.Obj known = msp(valid, List.of(intermediate), List.of(), Optional.empty());
    cases.accept("intermediate-ca", "A CA of the MSP between", scene, known);
    cases.refuse(
        12,
        "intermediate-ca-not-of-the-msp",
        "A CA that the epoch does not have",
        "PTL-FAB-006",
        valid);
    TestKey lower = new TestKey("lower of Port");
    byte[] second =
        TestCertificate.authority("CN=lower.Port,O=Port", lower, -1).signedBy(name, middle);
    FabricScene deep =
        scene(
            CUSTOMS.peer(),
            PORT.holding(
                "peer0",
                PORT.certificate("peer0", "peer").signedBy("CN=lower.Port,O=Port", lower)));
    cases.refuse(
        12,
        "path-length",
        "A CA below one that allows none",
        "PTL-FAB-006",
        msp(
            FabricCases.input(deep, deep.make()),
            List.of(intermediate, second),
            List.of(),
            Optional.empty()));
    Json.Obj bound = msp(valid, List.of(intermediate), List.of(), Optional.of(PORT.root()));
    cases.refuse(
        9,
        "unit-of-another-ca",
        "The unit is the root's to give, the CA between gave it",
        "PTL-FAB-009",
        bound);
    member(
        12,
        "issued-by-a-peer",
        "A peer issued it",
        PORT.holding(
            "peer1",
            PORT.certificate("peer1", "peer")
                .signedBy("CN=peer0,OU=peer,O=Port", PORT.key("peer0"))));
    member(
        10,
        "issued-by-another-ca-of-the-name",
        "A CA of the same name, of before",
        PORT.holding(
            "peer0",
            PORT.certificate("peer0", "peer")
                .signedBy(PORT.authority(), new TestKey("old ca of Port"))));
    member(
        12,
        "ca-as-a-peer",
        "A CA signs itself",
        PORT.holding(
            "peer0",
            PORT.issue(
                new TestCertificate(
                    "CN=peer0,OU=peer,O=Port",
                    PORT.key("peer0").spki(),
                    TestCertificate.FROM,
                    TestCertificate.UNTIL,
                    OptionalInt.of(0)))));
    member(
        12,
        "self-signed",
        "A certificate that signed itself",
        PORT.holding(
            "peer0",
            PORT.certificate("peer0", "peer")
                .signedBy("CN=peer0,OU=peer,O=Port", PORT.key("peer0"))));
  }

  private void lists() {
    FabricScene scene = FabricScene.existed();
    Json.Obj valid = FabricCases.input(scene, scene.make());
    byte[] revoked = PORT.revoking(List.of(PORT.certificate("peer0", "peer")));
    cases.refuse(
        9,
        "certificate-revoked",
        "On the list of its CA",
        "PTL-FAB-008",
        msp(valid, List.of(), List.of(revoked), Optional.empty()));
    byte[] another = PORT.revoking(List.of(PORT.certificate("peer1", "peer")));
    cases.accept(
        "another-certificate-revoked",
        "Another is on the list",
        scene,
        msp(valid, List.of(), List.of(another), Optional.empty()));
    cases.refuse(
        9,
        "list-by-another-ca",
        "A list that Port's CA did not sign",
        "PTL-FAB-003",
        msp(valid, List.of(), List.of(CUSTOMS.revoking(List.of())), Optional.empty()));
    TestKey middle = new TestKey("middle of Port");
    TestCertificate ca = TestCertificate.authority("CN=middle.Port,O=Port", middle, 0);
    FabricScene below =
        scene(
            CUSTOMS.peer(),
            PORT.holding(
                "peer0",
                PORT.certificate("peer0", "peer").signedBy("CN=middle.Port,O=Port", middle)));
    cases.refuse(
        9,
        "intermediate-ca-revoked",
        "The CA between is on the list",
        "PTL-FAB-008",
        msp(
            FabricCases.input(below, below.make()), List.of(PORT.issue(ca)),
            List.of(PORT.revoking(List.of(ca))), Optional.empty()));
  }

  private void spellings() {
    byte[] pem = Identity.pem(PORT.peer().certificate());
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    identity(
        "pem-twice", "Its root behind the certificate", Bytes.join(pem, Identity.pem(PORT.root())));
    identity(
        "pem-with-other-line-ends",
        "Lines end as elsewhere",
        text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    identity(
        "pem-with-a-line-before",
        "A line before the certificate",
        ("a\n" + text).getBytes(StandardCharsets.ISO_8859_1));
    identity(
        "pem-without-its-last-line-end",
        "No line end behind it",
        text.strip().getBytes(StandardCharsets.ISO_8859_1));
    identity("der-and-no-pem", "The certificate as it is", PORT.peer().certificate());
    identity(
        "der-with-a-byte-behind",
        "A byte behind the certificate",
        Identity.pem(Bytes.join(PORT.peer().certificate(), new byte[1])));
    identity("identity-too-large", "17 KiB", new byte[17 << 10]);
  }

  private void identity(String name, String says, byte[] bytes) {
    FabricScene scene = FabricScene.existed();
    byte[] identity = new ProtoWriter().text(1, PORT.msp()).bytes(2, bytes).toByteArray();
    FabricEvidence made = scene.make();
    FabricEvidence.Peer port = made.peers().get(1);
    TestKey key = PORT.peer().key();
    FabricEvidence.Peer other =
        new FabricEvidence.Peer(
            identity,
            port.tip(),
            key.sign(Bytes.join(port.tip(), identity)),
            key.sign(Bytes.join(made.view(), identity)));
    cases.refuse(
        3,
        name,
        says,
        "PTL-FAB-004",
        scene,
        FabricCases.with(made, List.of(made.peers().get(0), other)));
  }

  private static FabricScene scene(TestMember... peers) {
    FabricScene scene = FabricScene.existed();
    scene.peers = List.of(peers);
    return scene;
  }

  private static Json.Obj ofThree(FabricScene scene) {
    Json.Obj valid = FabricCases.input(scene, scene.make());
    Json.Obj msps =
        FabricCases.ledger(
            valid, "msps", Json.of(List.of(CUSTOMS.json(), PORT.json(), BANK.json())));
    return FabricCases.ledger(
        msps, "policy", FabricScene.policy(2, CUSTOMS.msp(), PORT.msp(), BANK.msp()));
  }

  private static TestMember holding(TestCertificate certificate) {
    return PORT.holding("peer0", PORT.issue(certificate));
  }

  private void port(int item, String name, String says, String code, TestCertificate certificate) {
    refuse(item, name, says, code, CUSTOMS.peer(), holding(certificate));
  }

  private void member(int item, String name, String says, TestMember member) {
    refuse(item, name, says, "PTL-FAB-006", CUSTOMS.peer(), member);
  }

  private void refuse(int item, String name, String says, String code, TestMember... peers) {
    cases.refuse(item, name, says, code, scene(peers));
  }

  private static Json.Obj msp(
      Json.Obj valid, List<byte[]> intermediates, List<byte[]> crls, Optional<byte[]> issuer) {
    Json.Obj port = PORT.json(List.of(PORT.root()), intermediates, crls, issuer);
    return FabricCases.ledger(valid, "msps", Json.of(List.of(CUSTOMS.json(), port)));
  }
}

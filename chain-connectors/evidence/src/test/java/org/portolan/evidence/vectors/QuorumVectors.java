package org.portolan.evidence.vectors;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;
import org.portolan.record.json.Json;

/** Signatures under a statement: which count, and for whom. */
final class QuorumVectors {
  private static final String SUBJECT = "statement-signatures";
  private static final BigInteger N =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private final Vectors out;

  private QuorumVectors(Vectors out) {
    this.out = out;
  }

  static void make(Vectors out) {
    QuorumVectors made = new QuorumVectors(out);
    made.cose();
    made.fields();
    made.eip712();
    made.hybrid();
    made.policies();
  }

  private void cose() {
    Scene scene = Scene.plain();
    Statement s = scene.batchStatement();
    List<SignaturePart> two = signatures(scene, s, 0, 1);
    Json.Obj valid = input(scene, s, two);
    accept("valid-two-of-three", valid, "Bank", "Chamber");
    accept(
        "valid-three-of-three",
        with(valid, signatures(scene, s, 0, 1, 2)),
        "Bank",
        "Chamber",
        "Insurer");
    accept(
        "valid-status-statement",
        input(scene, scene.statusStatement(), signatures(scene, scene.statusStatement(), 1, 2)),
        "Chamber",
        "Insurer");
    SignaturePart nobody = Attesting.cose("Nobody", Keys.ed25519("nobody")).sign(s);
    List<SignaturePart> more = new ArrayList<>(List.of(nobody));
    more.addAll(two);
    accept("valid-with-one-that-does-not-count", with(valid, more), "Bank", "Chamber");
    refuse(8, "one-organisation", with(valid, two.subList(0, 1)));
    refuse(3, "one-signature-twice", with(valid, List.of(two.get(0), two.get(0))));
    refuse(7, "no-signature", with(valid, List.of()));
    refuse(9, "signer-unknown", with(valid, List.of(two.get(0), nobody)));
    refuse(
        10,
        "signer-of-the-epoch-before",
        with(
            valid,
            List.of(two.get(0), Attesting.cose("Gone", Keys.ed25519("attestor gone")).sign(s))));
    refuse(
        1,
        "second-signature-by-a-wrong-key",
        with(
            valid,
            List.of(
                two.get(0), new SignaturePart(two.get(1).attestor(), "cose", nobody.signature()))));
    refuse(1, "second-signature-changed", with(valid, List.of(two.get(0), changed(two.get(1)))));
    refuse(
        1,
        "signatures-exchanged",
        with(
            valid,
            List.of(
                new SignaturePart(two.get(0).attestor(), "cose", two.get(1).signature()),
                new SignaturePart(two.get(1).attestor(), "cose", two.get(0).signature()))));
    refuse(
        13,
        "kind-eip712-for-a-cose-attestor",
        with(
            valid,
            List.of(
                two.get(0),
                new SignaturePart(two.get(1).attestor(), "eip712", two.get(1).signature()))));
    refuse(
        13,
        "kind-unknown",
        with(
            valid,
            List.of(
                two.get(0),
                new SignaturePart(two.get(1).attestor(), "none", two.get(1).signature()))));
    refuse(
        2,
        "trailing-byte",
        with(
            valid,
            List.of(
                two.get(0),
                new SignaturePart(
                    two.get(1).attestor(),
                    "cose",
                    Bytes.join(two.get(1).signature(), new byte[1])))));
    refuse(
        2,
        "no-bytes",
        with(
            valid,
            List.of(two.get(0), new SignaturePart(two.get(1).attestor(), "cose", new byte[0]))));
    refuse(
        2,
        "with-its-payload",
        with(
            valid,
            List.of(
                two.get(0),
                new SignaturePart(
                    two.get(1).attestor(),
                    "cose",
                    CoseMutations.withPayload(two.get(1).signature(), s.signedBytes())))));
    BigInteger n =
        new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    byte[] cose = two.get(1).signature();
    SignaturePart twin =
        new SignaturePart(
            two.get(1).attestor(),
            "cose",
            CoseMutations.resigned(
                cose, CoseMutations.highS(CoseMutations.signature(cose, 64), n)));
    refuse(4, "a-signature-and-its-twin", with(valid, List.of(two.get(1), twin)));
    List<SignaturePart> flood = new ArrayList<>(Collections.nCopies(256, nobody));
    flood.addAll(two);
    refuse(37, "after-256-that-do-not-count", with(valid, flood));
    Json.Obj epoch = (Json.Obj) valid.members().get("epoch");
    refuse(
        10,
        "judged-by-another-epoch",
        Vectors.with(valid, "epoch", Vectors.with(epoch, "digest", Vectors.hex(Scene.OLD_EPOCH))));
    refuse(8, "two-keys-of-one-organisation", sameOrganisation());
  }

  private static Json.Obj sameOrganisation() {
    List<Attesting> attestors =
        List.of(
            Attesting.cose("Bank", Keys.ed25519("attestor bank")),
            Attesting.cose("Bank", Keys.es256("attestor bank")),
            Attesting.cose("Chamber", Keys.ed25519("attestor chamber")));
    Scene scene =
        new Scene(World.plain(), "tlog:bank", attestors, Json.object("organisations", Json.of(2)));
    return input(scene, scene.batchStatement(), signatures(scene, scene.batchStatement(), 0, 1));
  }

  /** Any field of the statement changed after it was signed. */
  private void fields() {
    Scene scene = Scene.plain();
    Json.Obj valid =
        input(scene, scene.batchStatement(), signatures(scene, scene.batchStatement(), 0, 1));
    Json.Obj statement = (Json.Obj) valid.members().get("statement");
    for (String hash : List.of("lane", "publisher", "position", "anchorHash", "root", "status")) {
      refuse(
          hash.equals("lane") ? 28 : 2,
          hash + "-changed",
          Vectors.with(
              valid,
              "statement",
              Vectors.with(statement, hash, Vectors.hex(Keys.secret("other")))));
      refuse(
          15,
          hash + "-zero",
          Vectors.with(
              valid, "statement", Vectors.with(statement, hash, Vectors.hex(Bytes32.ZERO))));
    }
    refuse(
        10,
        "epoch-changed",
        Vectors.with(
            valid, "statement", Vectors.with(statement, "epoch", Vectors.hex(Scene.OLD_EPOCH))));
    for (String number : List.of("ordinal", "count", "asOfHeight", "asOfTime")) {
      long value = ((Json.Num) statement.members().get(number)).value();
      refuse(
          number.startsWith("as") ? 30 : 2,
          number + "-one-more",
          Vectors.with(valid, "statement", Vectors.with(statement, number, Json.of(value + 1))));
      refuse(
          15,
          number + "-zero",
          Vectors.with(valid, "statement", Vectors.with(statement, number, Json.of(0))));
    }
    refuse(
        30,
        "asOfTime-in-milliseconds",
        Vectors.with(
            valid,
            "statement",
            Vectors.with(statement, "asOfTime", Json.of((World.TIME + 30) * 1_000))));
    refuse(
        28,
        "batch-statement-shown-as-status-statement",
        Vectors.with(valid, "statement", Vectors.with(statement, "type", Json.of("status"))));
  }

  private void eip712() {
    Scene scene =
        new Scene(
            World.plain(),
            "eip155:31337",
            Scene.ethereums(),
            Json.object("organisations", Json.of(2)));
    Statement s = scene.batchStatement();
    List<SignaturePart> two = signatures(scene, s, 0, 1);
    Json.Obj valid = input(scene, s, two);
    accept("valid-eip712", valid, "Bank", "Chamber");
    accept(
        "valid-eip712-status-statement",
        input(scene, scene.statusStatement(), signatures(scene, scene.statusStatement(), 0, 2)),
        "Bank",
        "Insurer");
    byte[] signature = two.get(1).signature();
    byte[] r = Arrays.copyOf(signature, 32);
    byte[] low = Arrays.copyOfRange(signature, 32, 64);
    byte v = signature[64];
    byte[] high = CoseMutations.highS(Arrays.copyOf(signature, 64), N);
    byte[] otherV = {(byte) (55 - v)};
    byte[] zero = new byte[32];
    eip(4, "high-s-twin", valid, two, Bytes.join(high, otherV));
    eip(4, "high-s", valid, two, Bytes.join(high, new byte[] {v}));
    eip(5, "v-other", valid, two, Bytes.join(r, low, otherV));
    for (int wrong : List.of(0, 1, 26, 29, 255)) {
      eip(5, "v-" + wrong, valid, two, Bytes.join(r, low, new byte[] {(byte) wrong}));
    }
    eip(5, "r-zero", valid, two, Bytes.join(zero, low, new byte[] {v}));
    eip(5, "s-zero", valid, two, Bytes.join(r, zero, new byte[] {v}));
    eip(5, "r-is-the-order", valid, two, Bytes.join(CoseMutations.word(N), low, new byte[] {v}));
    eip(5, "s-is-the-order", valid, two, Bytes.join(r, CoseMutations.word(N), new byte[] {v}));
    eip(5, "r-of-no-point", valid, two, Bytes.join(noPoint(), low, new byte[] {v}));
    eip(5, "all-zero", valid, two, new byte[65]);
    eip(5, "64-bytes", valid, two, Arrays.copyOf(signature, 64));
    eip(5, "66-bytes", valid, two, Arrays.copyOf(signature, 66));
    eip(5, "no-bytes", valid, two, new byte[0]);
    eip(
        1,
        "signed-by-another-key",
        valid,
        two,
        Keys.ethereum("nobody").sign(Eip712.digest(Scene.CONTRACT, s)));
    eip(
        28,
        "signed-without-a-domain",
        valid,
        two,
        Keys.ethereum("attestor Chamber").sign(org.portolan.record.Sha256.hash(s.signedBytes())));
    refuse(
        28,
        "eip712-another-chain",
        Vectors.with(
            valid, "eip712", contract(new TrustFile.Eip712Domain(1, Scene.CONTRACT.contract()))));
    refuse(
        28,
        "eip712-another-contract",
        Vectors.with(valid, "eip712", contract(new TrustFile.Eip712Domain(31_337, new byte[20]))));
    refuse(28, "eip712-no-contract", Vectors.with(valid, "eip712", Json.NULL));
    refuse(
        28,
        "eip712-of-the-other-statement-type",
        Vectors.with(valid, "statement", statement(scene.statusStatement())));
    refuse(
        13,
        "kind-cose-for-an-eip712-attestor",
        with(
            valid,
            List.of(two.get(0), new SignaturePart(two.get(1).attestor(), "cose", signature))));
    refuse(
        4,
        "eip712-a-signature-and-its-twin",
        with(
            valid,
            List.of(
                two.get(1),
                new SignaturePart(two.get(1).attestor(), "eip712", Bytes.join(high, otherV)))));
  }

  /** An x for which the curve has no point. */
  private static byte[] noPoint() {
    return CoseMutations.word(BigInteger.valueOf(5));
  }

  private void hybrid() {
    List<Attesting> attestors = new ArrayList<>();
    for (String name : List.of("Bank", "Chamber", "Insurer")) {
      attestors.add(Attesting.hybrid(name, pair(name)));
    }
    Json.Obj policy =
        Json.object(
            "organisations", Json.of(2), "attestorAlgorithms", Vectors.numbers(List.of(-8L, -49L)));
    Scene scene = new Scene(World.plain(), "tlog:bank", attestors, policy);
    Statement s = scene.batchStatement();
    byte[] bytes = s.signedBytes();
    List<SignaturePart> two = signatures(scene, s, 0, 1);
    Json.Obj valid = input(scene, s, two);
    accept("valid-hybrid", valid, "Bank", "Chamber");
    Signer classical = pair("Chamber").get(0);
    Signer quantum = pair("Chamber").get(1);
    half("hybrid-classical-half-as-sign1", valid, two, CoseSign1.signDetached(classical, bytes));
    half(
        "hybrid-classical-half-alone",
        valid,
        two,
        CoseSign.signDetached(List.of(classical), bytes));
    half("hybrid-quantum-half-alone", valid, two, CoseSign.signDetached(List.of(quantum), bytes));
    half(
        "hybrid-in-another-order",
        valid,
        two,
        CoseSign.signDetached(List.of(quantum, classical), bytes));
    half(
        "hybrid-one-half-twice",
        valid,
        two,
        CoseSign.signDetached(List.of(classical, classical), bytes));
    half(
        "hybrid-quantum-half-of-another-organisation",
        valid,
        two,
        CoseSign.signDetached(List.of(classical, pair("Insurer").get(1)), bytes));
    half(
        "hybrid-quantum-half-of-nobody",
        valid,
        two,
        CoseSign.signDetached(List.of(classical, Keys.mlDsa65("nobody")), bytes));
    half(
        "hybrid-for-other-bytes",
        valid,
        two,
        CoseSign.signDetached(List.of(classical, quantum), new byte[32]));
    byte[] alone = CoseMutations.signature(CoseSign1.signDetached(quantum, bytes), 3309);
    half(
        "hybrid-quantum-half-of-a-sign1",
        valid,
        two,
        CoseMutations.resigned(two.get(1).signature(), alone));
    half(
        "hybrid-quantum-half-zero",
        valid,
        two,
        CoseMutations.resigned(two.get(1).signature(), new byte[3309]));
    Json.Obj one =
        Json.object(
            "organisations", Json.of(2), "attestorAlgorithms", Vectors.numbers(List.of(-8L)));
    refuse(13, "two-algorithms-where-one-is-demanded", Vectors.with(valid, "policy", one));
  }

  private static List<Signer> pair(String name) {
    return List.of(Keys.ed25519("attestor " + name), Keys.mlDsa65("attestor " + name));
  }

  private void policies() {
    Scene scene = Scene.plain();
    Statement s = scene.batchStatement();
    Json.Obj valid = input(scene, s, signatures(scene, s, 0, 1));
    Json.Obj role =
        Json.object(
            "role",
            Json.of("insurer"),
            "of",
            Json.of(List.of(Json.of("Insurer"))),
            "organisations",
            Json.of(1));
    Json.Obj policy = Json.object("organisations", Json.of(2), "roles", Json.of(List.of(role)));
    accept(
        "valid-with-its-role",
        Vectors.with(with(valid, signatures(scene, s, 1, 2)), "policy", policy),
        "Chamber",
        "Insurer");
    out.refused(
        SUBJECT,
        "without-its-role",
        8,
        "nobody of the role signed",
        Vectors.with(valid, "policy", policy),
        "PTL-POL-021");
    refuse(
        7,
        "three-demanded-of-two",
        Vectors.with(valid, "policy", Json.object("organisations", Json.of(3))));
    out.refused(
        SUBJECT,
        "threshold-0",
        7,
        "a policy that asks for nobody",
        Vectors.with(valid, "policy", Json.object("organisations", Json.of(0))),
        "PTL-POL-001");
    refuse(
        13,
        "an-algorithm-that-the-policy-does-not-take",
        Vectors.with(
            valid,
            "policy",
            Json.object(
                "organisations", Json.of(2), "attestorAlgorithms", Vectors.numbers(List.of(-8L)))));
  }

  private void half(String name, Json.Obj valid, List<SignaturePart> two, byte[] cose) {
    refuse(
        14,
        name,
        with(valid, List.of(two.get(0), new SignaturePart(two.get(1).attestor(), "cose", cose))));
  }

  private void eip(
      int item, String name, Json.Obj valid, List<SignaturePart> two, byte[] signature) {
    refuse(
        item,
        "eip712-" + name,
        with(
            valid,
            List.of(two.get(0), new SignaturePart(two.get(1).attestor(), "eip712", signature))));
  }

  private void accept(String name, Json.Obj input, String... organisations) {
    List<Json> counted = new ArrayList<>();
    for (String organisation : organisations) {
      counted.add(Json.of(organisation));
    }
    out.accepted(SUBJECT, name, name.replace('-', ' '), input, "organisations", Json.of(counted));
  }

  private void refuse(int item, String name, Json.Obj input) {
    out.refused(SUBJECT, name, item, name.replace('-', ' '), input, "PTL-POL-020");
  }

  private static SignaturePart changed(SignaturePart part) {
    byte[] signature = part.signature();
    return new SignaturePart(
        part.attestor(), part.kind(), TreeVectors.changed(signature, signature.length - 1));
  }

  static List<SignaturePart> signatures(Scene scene, Statement s, int... who) {
    return Arrays.stream(who).mapToObj(i -> scene.attestors.get(i).sign(s)).toList();
  }

  private static Json.Obj with(Json.Obj input, List<SignaturePart> signatures) {
    return Vectors.with(input, "signatures", parts(signatures));
  }

  private static Json parts(List<SignaturePart> signatures) {
    return Json.of(
        signatures.stream()
            .map(
                part ->
                    Json.object(
                        "attestor", Vectors.hex(part.attestor()),
                        "kind", Json.of(part.kind()),
                        "signature", Vectors.hex(part.signature())))
            .toList());
  }

  static Json.Obj input(Scene scene, Statement s, List<SignaturePart> signatures) {
    return Json.object(
        "statement", statement(s),
        "signatures", parts(signatures),
        "epoch", Trusts.epoch(scene),
        "policy", scene.policy,
        "eip712",
            scene.destination.caip2().startsWith("eip155:") ? contract(Scene.CONTRACT) : Json.NULL);
  }

  private static Json contract(TrustFile.Eip712Domain domain) {
    return Json.object(
        "chainId", Json.of(domain.chainId()), "contract", Vectors.hex(domain.contract()));
  }

  static Json.Obj statement(Statement statement) {
    return Statements.json(statement);
  }
}

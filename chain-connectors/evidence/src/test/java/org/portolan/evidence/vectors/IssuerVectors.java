package org.portolan.evidence.vectors;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sheaf;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;
import org.portolan.record.json.Json;

/** An issuer's signature over a sheaf: with one algorithm, with two, with SM2. */
final class IssuerVectors {
  private static final String SUBJECT = "issuer-signature";
  private static final BigInteger ED25519_L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger P256_N =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger SM2_N =
      new BigInteger("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123", 16);

  private final Vectors out;

  private IssuerVectors(Vectors out) {
    this.out = out;
  }

  static void make(Vectors out) {
    IssuerVectors made = new IssuerVectors(out);
    made.ed25519();
    made.p256();
    made.sm2();
    made.hybrid();
  }

  private void ed25519() {
    Signer key = Keys.ed25519("issuer");
    World world = new World(HashAlgorithm.SHA256, List.of(key), 1);
    Scene scene = Scene.plain(world);
    Json.Obj valid = input(scene, world.cose);
    out.accepted(SUBJECT, "valid-ed25519", "one Ed25519 signature", valid);
    byte[] signature = CoseMutations.signature(world.cose, 64);
    CoseMutations.spellings(world.cose)
        .forEach(
            (name, cose) ->
                refuse(2, "cose-" + name, valid, "cose", Vectors.hex(cose), "PTL-CBR-001"));
    refuse(
        2,
        "cose-with-its-payload",
        valid,
        "cose",
        Vectors.hex(CoseMutations.withPayload(world.cose, world.signed)),
        "PTL-CBR-001");
    cose(
        1,
        "signed-by-another-key",
        valid,
        CoseSign1.signDetached(Keys.ed25519("nobody"), world.signed),
        "PTL-ISS-004");
    cose(
        1,
        "signature-of-another-key-under-this-kid",
        valid,
        CoseMutations.resigned(world.cose, Keys.ed25519("nobody").sign(world.signed)),
        "PTL-ISS-001");
    cose(
        1,
        "signature-zero",
        valid,
        CoseMutations.resigned(world.cose, new byte[64]),
        "PTL-ISS-001");
    cose(
        1,
        "signature-of-the-bytes-alone",
        valid,
        CoseMutations.resigned(world.cose, key.sign(world.signed)),
        "PTL-ISS-001");
    byte[] tooLarge = Bytes.join(Arrays.copyOf(signature, 32), plusL(signature));
    cose(6, "ed25519-s-plus-l", valid, CoseMutations.resigned(world.cose, tooLarge), "PTL-ISS-001");
    byte[] smallR = Bytes.join(new byte[] {1}, new byte[31], Arrays.copyOfRange(signature, 32, 64));
    cose(
        6,
        "ed25519-r-of-small-order",
        valid,
        CoseMutations.resigned(world.cose, smallR),
        "PTL-ISS-001");
    signed(
        28,
        "for-another-registry",
        valid,
        bytes(world, Keys.secret("other registry"), World.PUBLISHER.keyId(), 3));
    signed(
        28,
        "for-another-publisher",
        valid,
        bytes(world, World.REGISTRY, World.OTHER_PUBLISHER.keyId(), 3));
    signed(
        41, "for-another-count", valid, bytes(world, World.REGISTRY, World.PUBLISHER.keyId(), 4));
    signed(
        13,
        "for-another-hash",
        valid,
        Sheaf.signedBytes(
            HashAlgorithm.SM3,
            world.origin,
            World.REGISTRY,
            World.PUBLISHER.keyId(),
            3,
            world.sheaf.root()));
    signed(
        28,
        "for-another-origin",
        valid,
        Sheaf.signedBytes(
            HashAlgorithm.SHA256,
            Keys.secret("other origin"),
            World.REGISTRY,
            World.PUBLISHER.keyId(),
            3,
            world.sheaf.root()));
    refuse(
        28,
        "publisher-not-listed",
        valid,
        "publisher",
        Vectors.hex(World.OTHER_PUBLISHER.keyId()),
        "PTL-ISS-002");
    refuse(9, "before-the-key", valid, "height", Json.of(1), "PTL-ISS-004");
    refuse(46, "after-the-key-was-retired", valid, "height", Json.of(1_000), "PTL-ISS-004");
    require(13, "directory-demands-p256", valid, List.of(-7L), "PTL-ISS-003");
    require(14, "directory-demands-a-second-half", valid, List.of(-8L, -49L), "PTL-ISS-005");
    Json.Obj issuer = (Json.Obj) valid.members().get("issuer");
    refuse(
        9,
        "no-key-left",
        valid,
        "issuer",
        Vectors.with(issuer, "keys", Json.of(List.of())),
        "PTL-ISS-004");
    refuse(
        7,
        "demands-nothing",
        valid,
        "issuer",
        Vectors.with(issuer, "require", Json.of(List.of())),
        "PTL-TRU-001");
    refuse(
        7,
        "demands-one-twice",
        valid,
        "issuer",
        Vectors.with(issuer, "require", Vectors.numbers(List.of(-8L, -8L))),
        "PTL-TRU-001");
    out.accepted(
        SUBJECT,
        "valid-directory-writes-minus-19",
        "-19 names Ed25519 too",
        Vectors.with(
            valid, "issuer", Vectors.with(issuer, "require", Vectors.numbers(List.of(-19L)))));
  }

  private void p256() {
    Signer key = Keys.es256("issuer");
    World world = new World(HashAlgorithm.SHA256, List.of(key), 1);
    Json.Obj valid = input(Scene.plain(world), world.cose);
    byte[] signature = CoseMutations.signature(world.cose, 64);
    out.accepted(SUBJECT, "valid-p256", "one P-256 signature", valid);
    out.accepted(
        SUBJECT,
        "valid-p256-high-s",
        "ECDSA of COSE does not say which s; its bytes are bound by their hash in the batch leaf",
        Vectors.with(
            valid,
            "cose",
            Vectors.hex(
                CoseMutations.resigned(world.cose, CoseMutations.highS(signature, P256_N)))));
    pair("p256", P256_N, world.cose, signature, valid);
    byte[] der = Bytes.join(new byte[] {0x30, 0x44, 2, 32}, signature);
    cose(
        5,
        "p256-der",
        valid,
        Bytes.join(
            Arrays.copyOf(world.cose, world.cose.length - 66),
            new byte[] {0x58, (byte) der.length},
            der),
        "PTL-ISS-001");
    cose(
        13,
        "p256-labelled-ed25519",
        valid,
        CoseSign1.signDetached(Keys.ed25519("issuer"), world.signed),
        "PTL-ISS-003");
  }

  private void sm2() {
    long number = -70_001;
    Signer key = Keys.sm2("issuer", number);
    World world = new World(HashAlgorithm.SM3, List.of(key), 1);
    Json.Obj valid = input(Scene.plain(world), world.cose);
    out.accepted(SUBJECT, "valid-sm2", "SM2 under the number that the epoch chose", valid);
    pair("sm2", SM2_N, world.cose, CoseMutations.signature(world.cose, 64), valid);
    cose(
        13,
        "sm2-under-another-private-number",
        valid,
        CoseSign1.signDetached(Keys.sm2("issuer", -70_002), world.signed),
        "PTL-ISS-003");
    cose(
        13,
        "sm2-of-another-key",
        valid,
        CoseSign1.signDetached(Keys.sm2("nobody", number), world.signed),
        "PTL-ISS-004");
    cose(
        13,
        "sm2-user-id-left-out",
        valid,
        CoseMutations.resigned(
            world.cose, Keys.sm2WithoutUserId("issuer", tbs(world.cose, world.signed))),
        "PTL-ISS-001");
  }

  private void pair(String name, BigInteger n, byte[] cose, byte[] signature, Json.Obj valid) {
    byte[] r = Arrays.copyOf(signature, 32);
    byte[] s = Arrays.copyOfRange(signature, 32, 64);
    byte[] zero = new byte[32];
    cose(
        5,
        name + "-r-zero",
        valid,
        CoseMutations.resigned(cose, Bytes.join(zero, s)),
        "PTL-ISS-001");
    cose(
        5,
        name + "-s-zero",
        valid,
        CoseMutations.resigned(cose, Bytes.join(r, zero)),
        "PTL-ISS-001");
    cose(
        5,
        name + "-r-is-the-order",
        valid,
        CoseMutations.resigned(cose, Bytes.join(CoseMutations.word(n), s)),
        "PTL-ISS-001");
    cose(
        5,
        name + "-s-is-the-order",
        valid,
        CoseMutations.resigned(cose, Bytes.join(r, CoseMutations.word(n))),
        "PTL-ISS-001");
    cose(
        5,
        name + "-r-and-s-swapped",
        valid,
        CoseMutations.resigned(cose, Bytes.join(s, r)),
        "PTL-ISS-001");
  }

  private void hybrid() {
    Signer classical = Keys.ed25519("issuer");
    Signer quantum = Keys.mlDsa65("issuer");
    World world = new World(HashAlgorithm.SHA256, List.of(classical, quantum), 1);
    Json.Obj valid = input(Scene.plain(world), world.cose);
    byte[] signed = world.signed;
    out.accepted(SUBJECT, "valid-hybrid", "Ed25519 and ML-DSA-65 in one COSE_Sign", valid);
    cose(
        14,
        "hybrid-classical-half-alone-as-sign1",
        valid,
        CoseSign1.signDetached(classical, signed),
        "PTL-ISS-005");
    cose(
        14,
        "hybrid-quantum-half-alone-as-sign1",
        valid,
        CoseSign1.signDetached(quantum, signed),
        "PTL-ISS-005");
    cose(
        14,
        "hybrid-classical-half-alone",
        valid,
        CoseSign.signDetached(List.of(classical), signed),
        "PTL-ISS-005");
    cose(
        14,
        "hybrid-quantum-half-alone",
        valid,
        CoseSign.signDetached(List.of(quantum), signed),
        "PTL-ISS-005");
    cose(
        14,
        "hybrid-in-another-order",
        valid,
        CoseSign.signDetached(List.of(quantum, classical), signed),
        "PTL-ISS-003");
    cose(
        14,
        "hybrid-one-half-twice",
        valid,
        CoseSign.signDetached(List.of(classical, classical), signed),
        "PTL-ISS-003");
    cose(
        14,
        "hybrid-with-a-third",
        valid,
        CoseSign.signDetached(List.of(classical, quantum, Keys.es256("issuer")), signed),
        "PTL-ISS-005");
    cose(
        14,
        "hybrid-quantum-half-of-another-key",
        valid,
        CoseSign.signDetached(List.of(classical, Keys.mlDsa65("nobody")), signed),
        "PTL-ISS-004");
    cose(
        14,
        "hybrid-classical-half-of-another-key",
        valid,
        CoseSign.signDetached(List.of(Keys.ed25519("nobody"), quantum), signed),
        "PTL-ISS-004");
    byte[] other = CoseSign.signDetached(List.of(classical, quantum), new byte[32]);
    cose(14, "hybrid-for-other-bytes", valid, other, "PTL-ISS-001");
    cose(
        14,
        "hybrid-quantum-half-for-other-bytes",
        valid,
        Bytes.join(
            Arrays.copyOf(world.cose, world.cose.length - 3309),
            CoseMutations.signature(other, 3309)),
        "PTL-ISS-001");
    byte[] context = CoseMutations.signature(CoseSign1.signDetached(quantum, signed), 3309);
    cose(
        14,
        "hybrid-quantum-half-of-a-sign1",
        valid,
        Bytes.join(Arrays.copyOf(world.cose, world.cose.length - 3309), context),
        "PTL-ISS-001");
    cose(
        14,
        "hybrid-quantum-half-zero",
        valid,
        Bytes.join(Arrays.copyOf(world.cose, world.cose.length - 3309), new byte[3309]),
        "PTL-ISS-001");
    cose(2, "hybrid-trailing-byte", valid, Bytes.join(world.cose, new byte[1]), "PTL-CBR-001");
    cose(
        14,
        "hybrid-where-one-is-demanded",
        input(Scene.plain(World.plain()), World.plain().cose),
        CoseSign.signDetached(List.of(classical, quantum), signed),
        "PTL-CBR-001");
  }

  /** What was signed, in the frame of COSE_Sign1. */
  private static byte[] tbs(byte[] cose, byte[] payload) {
    var in = new org.portolan.record.cbor.CborReader(cose);
    in.tag();
    in.array();
    return new org.portolan.record.cbor.CborWriter()
        .array(4)
        .text("Signature1")
        .bytes(in.bytes())
        .bytes(new byte[0])
        .bytes(payload)
        .toByteArray();
  }

  private static byte[] plusL(byte[] signature) {
    byte[] little = Arrays.copyOfRange(signature, 32, 64);
    byte[] big = new byte[32];
    for (int i = 0; i < 32; i++) {
      big[i] = little[31 - i];
    }
    byte[] sum = CoseMutations.word(new BigInteger(1, big).add(ED25519_L));
    byte[] back = new byte[32];
    for (int i = 0; i < 32; i++) {
      back[i] = sum[31 - i];
    }
    return back;
  }

  private static byte[] bytes(World world, Bytes32 registry, Bytes32 publisher, long count) {
    return Sheaf.signedBytes(
        world.algorithm, world.origin, registry, publisher, count, world.sheaf.root());
  }

  private static Json.Obj input(Scene scene, byte[] cose) {
    return Json.object(
        "issuer", Trusts.issuer(scene),
        "height", Json.of(scene.world.index + 1L),
        "publisher", Vectors.hex(World.PUBLISHER.keyId()),
        "signed", Vectors.hex(scene.world.signed),
        "cose", Vectors.hex(cose));
  }

  private void require(int item, String name, Json.Obj valid, List<Long> algorithms, String code) {
    Json.Obj issuer = (Json.Obj) valid.members().get("issuer");
    refuse(
        item,
        name,
        valid,
        "issuer",
        Vectors.with(issuer, "require", Vectors.numbers(algorithms)),
        code);
  }

  private void signed(int item, String name, Json.Obj valid, byte[] signed) {
    refuse(item, name, valid, "signed", Vectors.hex(signed), "PTL-ISS-001");
  }

  private void cose(int item, String name, Json.Obj valid, byte[] cose, String code) {
    refuse(item, name, valid, "cose", Vectors.hex(cose), code);
  }

  private void refuse(
      int item, String name, Json.Obj valid, String member, Json value, String code) {
    out.refused(
        SUBJECT, name, item, name.replace('-', ' '), Vectors.with(valid, member, value), code);
  }
}

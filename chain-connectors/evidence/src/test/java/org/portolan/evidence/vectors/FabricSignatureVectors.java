package org.portolan.evidence.vectors;

import static org.portolan.evidence.fabric.kit.FabricScene.CUSTOMS;
import static org.portolan.evidence.fabric.kit.FabricScene.PORT;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.FabricEvidence.Peer;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestKey;
import org.portolan.record.Bytes;
import org.portolan.record.Hex;

/** Signatures of peers: whose, over what, in which spelling. */
final class FabricSignatureVectors {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final FabricCases cases;

  private FabricSignatureVectors(FabricCases cases) {
    this.cases = cases;
  }

  static void make(FabricCases cases) {
    FabricSignatureVectors made = new FabricSignatureVectors(cases);
    made.others();
    made.forms();
  }

  private void others() {
    byte[] another = PORT.peer().identity();
    view(
        1,
        "by-another-peer",
        "Another peer of the organisation signed",
        "PTL-FAB-012",
        v -> PORT.key("peer1").sign(Bytes.join(v, another)));
    view(
        1,
        "by-the-other-organisation",
        "The other organisation's peer signed",
        "PTL-FAB-012",
        v -> CUSTOMS.peer().key().sign(Bytes.join(v, another)));
    view(
        2,
        "without-the-endorser",
        "The answer alone is signed",
        "PTL-FAB-012",
        v -> PORT.peer().key().sign(v));
    view(
        2,
        "over-another-identity",
        "Signed with the other peer's identity",
        "PTL-FAB-012",
        v -> PORT.peer().key().sign(Bytes.join(v, CUSTOMS.peer().identity())));
    FabricEvidence made = FabricScene.existed().make();
    byte[] tip = made.peers().get(1).tipSignature();
    view(
        24,
        "of-its-tip-for-the-view",
        "What it signed of its tip stands for the view",
        "PTL-FAB-012",
        v -> tip);
    lying("one-peer-signed-another-payload", "One peer saw another root, the first answer is used");
    Peer port = made.peers().get(1);
    peer(
        24,
        "tip-of-the-other-peer",
        "The other peer's tip, with its signature",
        "PTL-FAB-012",
        new Peer(
            port.endorser(),
            made.peers().get(0).tip(),
            made.peers().get(0).tipSignature(),
            port.viewSignature()));
  }

  /** Both sign, each over what it saw; the evidence shows what the first one saw. */
  private void lying(String name, String says) {
    FabricScene truth = FabricScene.existed();
    FabricScene lie = FabricScene.existed();
    lie.view =
        answer -> {
          byte[] payload = answer.payload().clone();
          payload[50] ^= 1;
          return answer.payload(payload);
        };
    FabricEvidence made = truth.make();
    Peer port = made.peers().get(1);
    peer(
        24,
        name,
        says,
        "PTL-FAB-012",
        new Peer(
            port.endorser(),
            port.tip(),
            port.tipSignature(),
            lie.make().peers().get(1).viewSignature()));
  }

  private void forms() {
    byte[] identity = PORT.peer().identity();
    view(
        4,
        "high-s",
        "The twin with s in the upper half",
        "PTL-FAB-011",
        v -> PORT.peer().key().signHigh(Bytes.join(v, identity)));
    numbers("r-zero", "r is zero", "PTL-FAB-011", (r, s) -> der(BigInteger.ZERO, s));
    numbers("s-zero", "s is zero", "PTL-FAB-011", (r, s) -> der(r, BigInteger.ZERO));
    numbers(
        "r-is-the-order", "r is the order of the group", "PTL-FAB-012", (r, s) -> der(ORDER, s));
    numbers(
        "s-is-the-order", "s is the order of the group", "PTL-FAB-011", (r, s) -> der(r, ORDER));
    numbers("r-below-zero", "r is below zero", "PTL-FAB-011", (r, s) -> der(negative(r), s));
    numbers(
        "r-of-34-bytes",
        "r has 34 bytes",
        "PTL-FAB-011",
        (r, s) -> der(new BigInteger(r).shiftLeft(16), s));
    form("trailing-byte", "A byte behind the sequence", d -> Bytes.join(d, new byte[1]));
    form("trailing-within", "A byte behind s", d -> resized(Bytes.join(d, new byte[1])));
    form(
        "long-length",
        "A length in the long form",
        d -> Bytes.join(new byte[] {0x30, (byte) 0x81}, Arrays.copyOfRange(d, 1, d.length)));
    form(
        "zero-in-front",
        "A zero in front of r",
        d ->
            resized(
                Bytes.join(
                    Arrays.copyOf(d, 3),
                    new byte[] {(byte) (d[3] + 1), 0},
                    Arrays.copyOfRange(d, 4, d.length))));
    form("set-in-place-of-sequence", "A SET", d -> at(d, 0, 0x31));
    form("r-no-integer", "r is no INTEGER", d -> at(d, 2, 0x04));
    form("s-longer-than-it-is", "s says that it has more bytes", d -> at(d, 5 + d[3], 0x40));
    form("r-of-no-bytes", "r has no bytes", d -> Hex.decode("3006020002020101"));
    form("empty", "No signature", d -> new byte[0]);
    form(
        "raw",
        "r and s without DER",
        d -> {
          BigInteger[] pair = TestKey.numbers(d);
          return Bytes.join(fixed(pair[0]), fixed(pair[1]));
        });
  }

  private static byte[] fixed(BigInteger n) {
    byte[] bytes = n.toByteArray();
    byte[] out = new byte[32];
    int skip = Math.max(0, bytes.length - 32);
    System.arraycopy(bytes, skip, out, 32 - bytes.length + skip, bytes.length - skip);
    return out;
  }

  private static byte[] negative(byte[] r) {
    return new BigInteger(1, r).negate().toByteArray();
  }

  private static byte[] der(Object r, Object s) {
    return TestKey.der(number(r), number(s));
  }

  private static BigInteger number(Object n) {
    return n instanceof BigInteger big ? big : new BigInteger((byte[]) n);
  }

  private static byte[] resized(byte[] der) {
    return at(der, 1, der.length - 2);
  }

  private static byte[] at(byte[] v, int at, int value) {
    byte[] changed = v.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private void numbers(String name, String says, String code, BinaryOperator<byte[]> change) {
    view(
        5,
        name,
        says,
        code,
        v -> {
          BigInteger[] pair = TestKey.numbers(good(v));
          return change.apply(pair[0].toByteArray(), pair[1].toByteArray());
        });
  }

  private void form(String name, String says, UnaryOperator<byte[]> change) {
    view(5, name, says, "PTL-FAB-011", v -> change.apply(good(v)));
  }

  private static byte[] good(byte[] view) {
    return PORT.peer().endorse(view);
  }

  private void view(
      int item, String name, String says, String code, UnaryOperator<byte[]> signing) {
    FabricEvidence made = FabricScene.existed().make();
    Peer port = made.peers().get(1);
    peer(
        item,
        "signature-" + name,
        says,
        code,
        new Peer(port.endorser(), port.tip(), port.tipSignature(), signing.apply(made.view())));
  }

  private void peer(int item, String name, String says, String code, Peer second) {
    FabricScene scene = FabricScene.existed();
    FabricEvidence made = scene.make();
    List<Peer> peers = new ArrayList<>(made.peers());
    peers.set(1, second);
    cases.refuse(item, name, says, code, scene, FabricCases.with(made, peers));
  }
}

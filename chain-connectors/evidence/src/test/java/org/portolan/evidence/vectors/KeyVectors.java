package org.portolan.evidence.vectors;

import java.util.Arrays;
import org.portolan.record.Bytes;
import org.portolan.record.Hex;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;
import org.portolan.record.json.Json;

/** Public keys that prove nothing: off the curve, at infinity, of small order, oddly spelled. */
final class KeyVectors {
  private static final String ED25519 = "302a300506032b6570032100";
  private static final String P256 = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

  private KeyVectors() {}

  static void make(Vectors out) {
    Signer[] keys = {
      Keys.ed25519("key"), Keys.es256("key"), Keys.mlDsa65("key"), Keys.sm2("key", -65_537)
    };
    for (Signer key : keys) {
      String name = name(key.alg());
      out.accepted("public-key", "valid-" + name, "a key of " + name, input(key.alg(), key.spki()));
      refuse(out, name + "-trailing-byte", key.alg(), Bytes.join(key.spki(), new byte[1]));
      refuse(out, name + "-cut-short", key.alg(), Arrays.copyOf(key.spki(), key.spki().length - 1));
      refuse(out, name + "-long-form-length", key.alg(), longForm(key.spki()));
      refuse(out, name + "-no-bytes", key.alg(), new byte[0]);
    }
    refuse(out, "ed25519-key-of-p256", Alg.ED25519, keys[1].spki());
    refuse(out, "p256-key-of-ed25519", Alg.ES256, keys[0].spki());
    refuse(out, "p256-key-of-sm2", Alg.ES256, keys[3].spki());
    refuse(out, "sm2-key-of-p256", Alg.SM2, keys[1].spki());
    refuse(out, "ml-dsa-65-key-of-ed25519", Alg.ML_DSA_65, keys[0].spki());
    String[] small = {
      "0100000000000000000000000000000000000000000000000000000000000000",
      "0000000000000000000000000000000000000000000000000000000000000000",
      "0000000000000000000000000000000000000000000000000000000000000080",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
    };
    for (int i = 0; i < small.length; i++) {
      refuse(out, "ed25519-of-small-order-" + (i + 1), Alg.ED25519, Hex.decode(ED25519 + small[i]));
    }
    refuse(
        out,
        "ed25519-y-not-reduced",
        Alg.ED25519,
        Hex.decode(ED25519 + "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
    refuse(
        out,
        "ed25519-not-on-the-curve",
        Alg.ED25519,
        Hex.decode(ED25519 + "0200000000000000000000000000000000000000000000000000000000000000"));
    byte[] off = keys[1].spki();
    off[off.length - 1] ^= 1;
    refuse(out, "p256-off-the-curve", Alg.ES256, off);
    refuse(out, "p256-zero", Alg.ES256, Hex.decode(P256 + "04" + "00".repeat(64)));
    refuse(out, "p256-infinity", Alg.ES256, infinity());
    byte[] sm2 = keys[3].spki();
    sm2[sm2.length - 1] ^= 1;
    refuse(out, "sm2-off-the-curve", Alg.SM2, sm2);
  }

  /** A point of one byte, 00. */
  private static byte[] infinity() {
    return Hex.decode("3019301306072a8648ce3d020106082a8648ce3d03010703020000");
  }

  /** The outer length one byte longer than it has to be. */
  private static byte[] longForm(byte[] spki) {
    int length = spki[1] & 0xff;
    byte[] frame =
        length < 0x80
            ? new byte[] {0x30, (byte) 0x81, spki[1]}
            : new byte[] {0x30, (byte) 0x83, 0, spki[2], spki[3]};
    return Bytes.join(frame, Arrays.copyOfRange(spki, length < 0x80 ? 2 : 4, spki.length));
  }

  private static String name(Alg alg) {
    return switch (alg) {
      case ED25519 -> "ed25519";
      case ES256 -> "p256";
      case ML_DSA_65 -> "ml-dsa-65";
      case SM2 -> "sm2";
    };
  }

  private static void refuse(Vectors out, String name, Alg alg, byte[] spki) {
    out.refused("public-key", name, 6, name.replace('-', ' '), input(alg, spki), "PTL-KEY-001");
  }

  private static Json.Obj input(Alg alg, byte[] spki) {
    return Json.object("alg", Json.of(alg.number()), "spki", Vectors.hex(spki));
  }
}

package org.portolan.ethereum.contract;

import java.util.Arrays;
import org.portolan.record.Bytes;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;

/** An issuer's signature of a sheaf, as a contract can check it: by a key on P-256. */
public final class IssuerSignature {
  /** An uncompressed point ends a SubjectPublicKeyInfo, a signature its COSE message. */
  private static final int PAIR = 64;

  private IssuerSignature() {}

  /**
   * @param spki the issuer's key, SubjectPublicKeyInfo DER
   * @param cose the sheaf's COSE_Sign1, as its batch leaf commits to it
   * @return x, y, r, s
   */
  public static byte[] packed(byte[] spki, byte[] cose) {
    long alg = CoseSign1.parse(cose).algNumber();
    if (alg != Alg.ES256.number()) {
      throw new RecordRefused(
          "PTL-EVM-020", "sheaf/cose", "algorithm " + alg, "-7, a key on P-256");
    }
    return Bytes.join(last(spki), last(cose));
  }

  private static byte[] last(byte[] bytes) {
    return Arrays.copyOfRange(bytes, bytes.length - PAIR, bytes.length);
  }
}

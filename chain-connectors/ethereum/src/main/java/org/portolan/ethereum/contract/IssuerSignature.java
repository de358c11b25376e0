package org.portolan.ethereum.contract;

import java.util.Arrays;
import org.portolan.record.Bytes;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CosePart;
import org.portolan.record.cose.CoseSign1;

/** An issuer's signature of a sheaf, as a contract can check it: by a key on P-256. */
public final class IssuerSignature {
  /** r and s end a COSE message. */
  private static final int PAIR = 64;

  private IssuerSignature() {}

  /**
   * @param cose the sheaf's COSE_Sign1, as its batch leaf commits to it
   * @param signed what the issuer signed, as {@code Sheaf.signedBytes} makes it
   * @return x, y, r, s
   */
  public static byte[] packed(byte[] cose, byte[] signed) {
    CosePart part = CoseSign1.parse(cose).requireDetached();
    if (part.algNumber() != Alg.ES256.number()) {
      throw new RecordRefused(
          "PTL-EVM-020", "sheaf/cose", "algorithm " + part.algNumber(), "-7, a key on P-256");
    }
    byte[] pair = Arrays.copyOfRange(cose, cose.length - PAIR, cose.length);
    byte[] key =
        P256Recovery.key(part.kid(), Sha256.hash(part.toBeSigned(signed)), pair)
            .orElseThrow(
                () ->
                    new RecordRefused(
                        "PTL-EVM-020",
                        "sheaf/cose",
                        "no signature by key " + part.kid(),
                        "the signature of this sheaf, for this registry and publisher"));
    return Bytes.join(key, pair);
  }
}

package org.portolan.evidence.fabric.view;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.portolan.record.Bytes;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.VerificationKey;

/**
 * An ECDSA signature as Fabric takes it: strict DER of r and s, s in the lower half, so that nobody
 * can make a second signature of one.
 */
public final class PeerSignature {
  private static final BigInteger HALF_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16)
          .shiftRight(1);
  private static final int SIZE = 32;

  private PeerSignature() {}

  /** Refuses unless the key signed the parts, one behind the other. */
  public static void require(String path, VerificationKey key, byte[] der, byte[]... parts) {
    byte[] pair =
        pair(der)
            .orElseThrow(
                () ->
                    new RecordRefused(
                        "PTL-FAB-011",
                        path,
                        der.length + " bytes of another form",
                        "r and s in DER, s in the lower half"));
    if (!key.verifies(Bytes.join(parts), pair)) {
      throw new RecordRefused(
          "PTL-FAB-012", path, "a signature of something else, or by another", "one by this key");
    }
  }

  /** r and s, 32 bytes each; empty where the bytes are no signature as Fabric takes it. */
  public static Optional<byte[]> pair(byte[] der) {
    if (der.length < 8 || der.length > 72 || der[0] != 0x30 || der[1] != der.length - 2) {
      return Optional.empty();
    }
    int second = 4 + der[3];
    if (second < 4 || second + 2 > der.length || second + 2 + der[second + 1] != der.length) {
      return Optional.empty();
    }
    byte[] pair = new byte[2 * SIZE];
    boolean strict = put(pair, 0, der, 2) && put(pair, SIZE, der, second);
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(pair, SIZE, 2 * SIZE));
    return strict && s.compareTo(HALF_ORDER) <= 0 ? Optional.of(pair) : Optional.empty();
  }

  /** An INTEGER above zero in its shortest form, into 32 bytes. */
  private static boolean put(byte[] pair, int to, byte[] der, int at) {
    int length = der[at + 1];
    int begin = at + 2;
    if (der[at] != 0x02 || length < 1 || der[begin] < 0) {
      return false;
    }
    if (der[begin] == 0) {
      if (length == 1 || der[begin + 1] >= 0) {
        return false;
      }
      begin++;
      length--;
    }
    if (length > SIZE) {
      return false;
    }
    System.arraycopy(der, begin, pair, to + SIZE - length, length);
    return true;
  }
}

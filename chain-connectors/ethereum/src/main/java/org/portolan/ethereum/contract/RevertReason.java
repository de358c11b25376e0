package org.portolan.ethereum.contract;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.RefusalTable;
import org.portolan.evidence.crypto.Keccak256;

/** Reads {@code Refused(bytes11,uint256,uint256)} out of what a reverted call returned. */
public final class RevertReason {
  private static final int LENGTH = 4 + 3 * 32;
  private static final int CODE = 11;

  private RevertReason() {}

  /** Empty where the data is none of the registry's refusals. */
  public static Optional<Refusal> of(byte[] data) {
    if (data.length != LENGTH || !Arrays.equals(data, 0, 4, selector(), 0, 4)) {
      return Optional.empty();
    }
    String code = new String(data, 4, CODE, StandardCharsets.US_ASCII);
    if (!RefusalTable.lines().containsKey(code)) {
      return Optional.empty();
    }
    return Optional.of(Refusal.of(code, "registry", number(data, 36), number(data, 68)));
  }

  private static byte[] selector() {
    return Keccak256.hash("Refused(bytes11,uint256,uint256)".getBytes(StandardCharsets.US_ASCII))
        .toByteArray();
  }

  /** Small ones as a person writes them, hashes in hexadecimal. */
  private static String number(byte[] data, int from) {
    BigInteger value = new BigInteger(1, data, from, 32);
    return value.bitLength() <= 64 ? value.toString() : "0x" + value.toString(16);
  }
}

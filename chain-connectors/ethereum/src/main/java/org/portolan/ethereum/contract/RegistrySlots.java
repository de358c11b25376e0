package org.portolan.ethereum.contract;

import java.math.BigInteger;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;

/** Where the registry keeps what it holds as a source, and in what form. */
public final class RegistrySlots {
  /** The slot of {@code mapping(address => mapping(bytes32 => bytes32)) ended}. */
  public static final long ENDED = 1;

  private static final long ANCHORED = 0;
  private static final long ENDINGS = 2;
  private static final int NUMBER_AT = 216;

  private RegistrySlots() {}

  /** The slot of a publisher's last ordinal and the chain over its batches. */
  public static Bytes32 ofAnchored(Bytes32 publisher) {
    return at(publisher, number(ANCHORED));
  }

  /** The slot of a publisher's number of endings and the digest of their head. */
  public static Bytes32 ofEndings(Bytes32 publisher) {
    return at(publisher, number(ENDINGS));
  }

  /** The slot of one commitment's ending; zero while nothing ended it. */
  public static Bytes32 ofEnded(Bytes32 publisher, Bytes32 commitment) {
    return at(commitment, at(publisher, number(ENDED)));
  }

  /** The ordinal in the value of {@link #ofAnchored}. */
  public static long ordinal(Bytes32 value) {
    return new BigInteger(1, value.toByteArray()).shiftRight(NUMBER_AT).longValueExact();
  }

  /**
   * The value of {@link #ofEndings} after so many endings with this head; zero before the first.
   */
  public static Bytes32 endings(long count, Bytes32 head) {
    if (count == 0) {
      return Bytes32.ZERO;
    }
    BigInteger low =
        new BigInteger(1, Keccak256.hash(head.toByteArray()).toByteArray())
            .mod(BigInteger.ONE.shiftLeft(NUMBER_AT));
    byte[] value = BigInteger.valueOf(count).shiftLeft(NUMBER_AT).or(low).toByteArray();
    return Bytes32.leftPadded(value);
  }

  private static Bytes32 number(long slot) {
    return Bytes32.leftPadded(BigEndian.u64(slot));
  }

  /** Solidity's place of a mapping's value. */
  private static Bytes32 at(Bytes32 key, Bytes32 mapping) {
    return Keccak256.hash(key.toByteArray(), mapping.toByteArray());
  }
}

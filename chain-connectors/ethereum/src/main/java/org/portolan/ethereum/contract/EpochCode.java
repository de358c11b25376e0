package org.portolan.ethereum.contract;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;

/** An epoch as the contract keeps it: in the code of an account of its own. */
public record EpochCode(
    Bytes32 digest, Bytes32 sourceNetwork, long fromHeight, AttestorSet attestors) {
  /** Zero, digest, source network, first height. */
  static final int HEAD = 1 + 32 + 32 + 8;

  private static final int ENTRY = 21;

  /** The digest of an epoch, whoever is believed in it; empty where the code is of none. */
  public static Optional<Bytes32> digestIn(byte[] code) {
    return code.length > HEAD && code[0] == 0 ? Optional.of(Bytes32.at(code, 1)) : Optional.empty();
  }

  /** Whose records an epoch is about, whoever is believed in it. */
  public static Optional<Bytes32> sourceIn(byte[] code) {
    return digestIn(code).map(digest -> Bytes32.at(code, 33));
  }

  /** Empty where the code is none of an epoch of attestors. */
  public static Optional<EpochCode> read(byte[] code) {
    if (code.length <= HEAD || (code.length - HEAD) % ENTRY != 0 || code[0] != 0) {
      return Optional.empty();
    }
    List<AttestorSet.Member> members = new ArrayList<>();
    for (int at = HEAD; at < code.length; at += ENTRY) {
      members.add(
          new AttestorSet.Member(
              Bytes32.leftPadded(Arrays.copyOfRange(code, at, at + ENTRY - 1)),
              Integer.toString(code[at + ENTRY - 1] & 0xff)));
    }
    return Optional.of(
        new EpochCode(
            Bytes32.at(code, 1),
            Bytes32.at(code, 33),
            ByteBuffer.wrap(code).getLong(65),
            new AttestorSet(members)));
  }
}

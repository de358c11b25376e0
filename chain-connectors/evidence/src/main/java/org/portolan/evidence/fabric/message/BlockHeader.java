package org.portolan.evidence.fabric.message;

import java.math.BigInteger;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/**
 * A block's header; its hash is that of the DER sequence of its number and the two hashes.
 *
 * @param previousHash empty for block 0
 * @param dataHash of the block's envelopes, one behind the other
 */
public record BlockHeader(long number, byte[] previousHash, Bytes32 dataHash) {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;

  public byte[] der() {
    byte[] body =
        Bytes.join(
            item(INTEGER, BigInteger.valueOf(number).toByteArray()),
            item(OCTETS, previousHash),
            item(OCTETS, dataHash.toByteArray()));
    return item(SEQUENCE, body);
  }

  public Bytes32 hash() {
    return Sha256.hash(der());
  }

  /** The header of the block behind this one. */
  public BlockHeader next(Bytes32 nextDataHash) {
    return new BlockHeader(number + 1, hash().toByteArray(), nextDataHash);
  }

  private static byte[] item(int tag, byte[] content) {
    return Bytes.join(new byte[] {(byte) tag, (byte) content.length}, content);
  }
}

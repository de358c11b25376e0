package org.portolan.ethereum.contract;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Statement;
import org.web3j.crypto.Hash;

/**
 * What an attestor signs for a contract: EIP-712 of the statement, bound to a chain and a contract.
 */
public final class Eip712 {
  private static final Bytes32 DOMAIN =
      keccak(
          ascii(
              "EIP712Domain(string name,string version,uint256 chainId,address"
                  + " verifyingContract)"));
  private static final Bytes32 EPOCH =
      keccak(
          ascii(
              "EpochChange(bytes32 lane,bytes32 from,bytes32 to,uint64 fromHeight,"
                  + "bytes32 attestors)"));

  private final Bytes32 domain;

  /**
   * @param contract left-padded address
   */
  public Eip712(BigInteger chainId, Bytes32 contract) {
    this.domain =
        keccak(
            DOMAIN.toByteArray(),
            keccak(ascii("Portolan")).toByteArray(),
            keccak(ascii("1")).toByteArray(),
            Bytes32.leftPadded(chainId.toByteArray()).toByteArray(),
            contract.toByteArray());
  }

  public Bytes32 digest(Statement statement) {
    return bound(keccak(keccak(ascii(statement.type())).toByteArray(), statement.words()));
  }

  /** What the attestors of one epoch sign of the next. */
  public Bytes32 epochChange(
      Bytes32 lane, Bytes32 from, Bytes32 to, long fromHeight, AttestorSet attestors) {
    return bound(
        keccak(
            EPOCH.toByteArray(),
            lane.toByteArray(),
            from.toByteArray(),
            to.toByteArray(),
            Bytes32.leftPadded(BigEndian.u64(fromHeight)).toByteArray(),
            keccak(attestors.packed()).toByteArray()));
  }

  private Bytes32 bound(Bytes32 struct) {
    return keccak(new byte[] {0x19, 0x01}, domain.toByteArray(), struct.toByteArray());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Bytes32 keccak(byte[]... parts) {
    return Bytes32.of(Hash.sha3(Bytes.join(parts)));
  }
}

package org.portolan.evidence.eip712;

import java.nio.charset.StandardCharsets;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Statement;

/**
 * The EIP-712 digest of a statement: keccak(0x1901 || domain separator || keccak(keccak(type) ||
 * fields)). The domain is Portolan, version 1, of one chain and one contract, so that a signature
 * for one destination is none for another.
 */
public final class Eip712 {
  private static final String DOMAIN =
      "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
  private static final Bytes32 NAME = keccak("Portolan");
  private static final Bytes32 VERSION = keccak("1");
  private static final byte[] PREFIX = {0x19, 0x01};

  private Eip712() {}

  public static Bytes32 digest(Eip712Domain domain, Statement statement) {
    Bytes32 struct = Keccak256.hash(keccak(statement.type()).toByteArray(), statement.words());
    return Keccak256.hash(PREFIX, separator(domain).toByteArray(), struct.toByteArray());
  }

  public static Bytes32 separator(Eip712Domain domain) {
    return Keccak256.hash(
        keccak(DOMAIN).toByteArray(),
        NAME.toByteArray(),
        VERSION.toByteArray(),
        Bytes32.leftPadded(BigEndian.u64(domain.chainId())).toByteArray(),
        Bytes32.leftPadded(domain.contract()).toByteArray());
  }

  private static Bytes32 keccak(String text) {
    return Keccak256.hash(text.getBytes(StandardCharsets.UTF_8));
  }
}

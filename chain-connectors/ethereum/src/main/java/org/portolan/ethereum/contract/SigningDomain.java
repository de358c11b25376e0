package org.portolan.ethereum.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Statement;

/** What attestors sign for one registry: EIP-712, bound to its chain and its address. */
public record SigningDomain(long chainId, Bytes32 registry) {
  private static final Bytes32 EPOCH_CHANGE =
      Keccak256.hash(
          ("EpochChange(bytes32 lane,bytes32 from,bytes32 to,uint64 fromHeight,"
                  + "bytes32 attestors)")
              .getBytes(StandardCharsets.US_ASCII));
  private static final byte[] PREFIX = {0x19, 0x01};

  /** As a trust file names it. */
  public Eip712Domain domain() {
    return new Eip712Domain(
        chainId, Arrays.copyOfRange(registry.toByteArray(), 12, Bytes32.LENGTH));
  }

  public Bytes32 digest(Statement statement) {
    return Eip712.digest(domain(), statement);
  }

  /** What the attestors of one epoch sign of the next. */
  public Bytes32 epochChange(
      Bytes32 lane, Bytes32 from, Bytes32 to, long fromHeight, AttestorSet attestors) {
    Bytes32 struct =
        Keccak256.hash(
            EPOCH_CHANGE.toByteArray(),
            lane.toByteArray(),
            from.toByteArray(),
            to.toByteArray(),
            Bytes32.leftPadded(BigEndian.u64(fromHeight)).toByteArray(),
            Keccak256.hash(attestors.packed()).toByteArray());
    return Keccak256.hash(PREFIX, Eip712.separator(domain()).toByteArray(), struct.toByteArray());
  }
}

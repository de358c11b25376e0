package org.portolan.evidence.fabric.message;

import org.portolan.evidence.fabric.proto.ProtoReader;
import org.portolan.record.Bytes32;

/**
 * How far a peer's ledger is: {@code BlockchainInfo {1 height, 2 currentBlockHash, 3
 * previousBlockHash, 4 BootstrappingSnapshotInfo}}.
 *
 * @param number of the newest block, one less than the height
 * @param hash of its header
 * @param previousHash empty for block 0
 */
public record ChainInfo(long number, Bytes32 hash, byte[] previousHash) {
  public static ChainInfo read(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    long height = in.number(1);
    if (height == 0) {
      throw in.refused("PTL-PRB-004", "no block", "a height");
    }
    ChainInfo info = new ChainInfo(height - 1, in.hash(2), in.bytes(3));
    in.skip(4);
    in.end();
    return info;
  }
}

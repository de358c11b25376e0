package org.portolan.evidence.fabric.message;

import java.util.List;
import org.portolan.evidence.fabric.proto.ProtoReader;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;

/**
 * {@code Block {1 BlockHeader {1 number, 2 previous_hash, 3 data_hash}, 2 BlockData {1 envelopes},
 * 3 BlockMetadata {1 repeated}}}. Its header's data hash is that of its envelopes; its metadata is
 * in no hash.
 *
 * @param seals the first metadata: the orderers' signatures
 */
public record Block(BlockHeader header, List<byte[]> envelopes, byte[] seals) {
  private static final int MOST = 1 << 16;

  public Block {
    envelopes = List.copyOf(envelopes);
  }

  public static Block read(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    ProtoReader header = new ProtoReader(path + "/header", in.required(1));
    BlockHeader read = new BlockHeader(header.number(1), header.bytes(2), header.hash(3));
    header.end();
    ProtoReader data = new ProtoReader(path + "/data", in.required(2));
    List<byte[]> envelopes = data.repeated(1, MOST);
    data.end();
    ProtoReader metadata = new ProtoReader(path + "/metadata", in.required(3));
    List<byte[]> all = metadata.repeated(1, MOST);
    metadata.end();
    in.end();
    Bytes32 hash = Sha256.hash(Bytes.join(envelopes.toArray(byte[][]::new)));
    if (!hash.equals(read.dataHash())) {
      throw new RecordRefused(
          "PTL-FAB-024", path, "envelopes of hash " + hash, read.dataHash().hex());
    }
    return new Block(read, envelopes, all.isEmpty() ? new byte[0] : all.get(0));
  }
}

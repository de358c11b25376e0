package org.portolan.evidence.fabric.message;

import java.util.List;
import org.portolan.evidence.fabric.proto.ProtoReader;
import org.portolan.record.RecordRefused;

/**
 * Signatures of orderers of a block, {@code Metadata {1 value, 2 repeated MetadataSignature {1
 * signature_header, 2 signature, 3 identifier_header {1 identifier, 2 nonce}}}}: of a BFT ordering
 * service those with an identifier, which is a consenter's number in the channel's configuration.
 *
 * @param value what is signed before the identifier header and the block's header
 */
public record BlockSeals(byte[] value, List<Seal> seals) {
  private static final int MOST = 1024;

  public record Seal(long consenter, byte[] identifierHeader, byte[] signature) {}

  public BlockSeals {
    seals = List.copyOf(seals);
  }

  public static BlockSeals read(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    byte[] value = in.bytes(1);
    List<Seal> seals = in.repeated(2, MOST).stream().map(s -> seal(path + "/seal", s)).toList();
    in.end();
    return new BlockSeals(value, seals);
  }

  private static Seal seal(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    if (in.bytes(1).length != 0) {
      throw new RecordRefused(
          "PTL-FAB-031", path, "a seal by certificate", "one by a consenter's number");
    }
    byte[] signature = in.some(2);
    byte[] header = in.bytes(3);
    in.end();
    ProtoReader identifier = new ProtoReader(path + "/identifier", header);
    Seal seal = new Seal(identifier.number(1), header, signature);
    identifier.bytes(2);
    identifier.end();
    return seal;
  }
}

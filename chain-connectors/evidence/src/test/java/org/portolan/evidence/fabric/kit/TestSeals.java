package org.portolan.evidence.fabric.kit;

import java.util.List;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Base64Url;
import org.portolan.record.Bytes;
import org.portolan.record.json.Json;

/** A BFT ordering service of four. */
public final class TestSeals {
  private static final TestOrganisation ORDERERS = new TestOrganisation("Orderer");
  public static final List<Long> ALL = List.of(1L, 2L, 3L, 4L);
  private static final byte[] VALUE = {0x0a, 0x02, 0x08, 0x05};

  private TestSeals() {}

  public static TestMember consenter(long id) {
    return ORDERERS.member("o" + id, "orderer");
  }

  public static Json json() {
    return Json.of(ALL.stream().map(TestSeals::json).toList());
  }

  public static Json json(long id) {
    return Json.object(
        "id", Json.of(id),
        "msp", Json.of(ORDERERS.msp()),
        "certificate", Json.of(Base64Url.encode(consenter(id).certificate())));
  }

  /** The metadata of a block, sealed by these. */
  public static byte[] seal(BlockHeader header, List<Long> consenters) {
    ProtoWriter out = new ProtoWriter().bytes(1, VALUE);
    for (long id : consenters) {
      byte[] identifier = identifier(id);
      byte[] message = Bytes.join(VALUE, identifier, header.der());
      out.message(2, seal(identifier, consenter(id).key().sign(message)));
    }
    return out.toByteArray();
  }

  /** Sealed by one consenter under the number of another. */
  public static byte[] named(BlockHeader header, long signer, long name) {
    byte[] identifier = identifier(name);
    byte[] message = Bytes.join(VALUE, identifier, header.der());
    return new ProtoWriter()
        .bytes(1, VALUE)
        .message(2, seal(identifier, consenter(signer).key().sign(message)))
        .toByteArray();
  }

  /** As an orderer of another service than BFT seals: by its certificate. */
  public static byte[] byCertificate(BlockHeader header) {
    byte[] creator = new ProtoWriter().bytes(1, consenter(1).identity()).toByteArray();
    byte[] message = Bytes.join(VALUE, creator, header.der());
    return new ProtoWriter()
        .bytes(1, VALUE)
        .message(2, new ProtoWriter().bytes(1, creator).bytes(2, consenter(1).key().sign(message)))
        .toByteArray();
  }

  static byte[] identifier(long id) {
    return new ProtoWriter().number(1, id).bytes(2, new byte[] {7, (byte) id}).toByteArray();
  }

  static ProtoWriter seal(byte[] identifier, byte[] signature) {
    return new ProtoWriter().bytes(2, signature).bytes(3, identifier);
  }
}

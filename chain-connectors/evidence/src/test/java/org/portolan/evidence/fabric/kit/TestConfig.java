package org.portolan.evidence.fabric.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Sha256;

/** A configuration block of the scene's channel; what a field holds is in it. */
public final class TestConfig {
  public String channel = FabricScene.CHANNEL;
  public long type = 1;
  public long sequence = 5;
  public long number = 8;
  public byte[] previousHash = FabricScene.hash("block before").toByteArray();
  public List<TestOrganisation> organisations = List.of(FabricScene.CUSTOMS, FabricScene.PORT);
  public UnaryOperator<TestMspConfig> msp = made -> made;
  public String ordering = "BFT";
  public List<Long> consenters = TestSeals.ALL;
  public List<Long> sealing = List.of(1L, 2L, 3L);
  public int envelopes = 1;

  public BlockHeader header() {
    byte[] data = new byte[0];
    for (int i = 0; i < envelopes; i++) {
      data = org.portolan.record.Bytes.join(data, envelope());
    }
    return new BlockHeader(number, previousHash, Sha256.hash(data));
  }

  public byte[] block() {
    BlockHeader header = header();
    ProtoWriter data = new ProtoWriter();
    for (int i = 0; i < envelopes; i++) {
      data.message(1, envelope());
    }
    return new ProtoWriter()
        .message(
            1,
            new ProtoWriter()
                .number(1, header.number())
                .bytes(2, header.previousHash())
                .bytes(3, header.dataHash().toByteArray()))
        .message(2, data)
        .message(3, new ProtoWriter().message(1, TestSeals.seal(header, sealing)))
        .toByteArray();
  }

  private byte[] envelope() {
    ProtoWriter config = new ProtoWriter().number(1, sequence).message(2, root());
    ProtoWriter channelHeader =
        new ProtoWriter()
            .number(1, type)
            .message(3, new ProtoWriter().number(1, FabricScene.TIME))
            .text(4, channel);
    ProtoWriter signatureHeader =
        new ProtoWriter().bytes(1, TestSeals.consenter(1).identity()).bytes(2, new byte[24]);
    ProtoWriter header = new ProtoWriter().message(1, channelHeader).message(2, signatureHeader);
    ProtoWriter payload =
        new ProtoWriter()
            .message(1, header)
            .message(2, new ProtoWriter().message(1, config).message(2, new byte[] {0x0a, 0}));
    return new ProtoWriter().message(1, payload).bytes(2, new byte[] {1}).toByteArray();
  }

  private ProtoWriter root() {
    ProtoWriter application = new ProtoWriter().number(1, 1);
    for (TestOrganisation each : organisations) {
      byte[] bytes = msp.apply(TestMspConfig.of(each)).encode();
      ProtoWriter organisation =
          new ProtoWriter().message(3, entry("MSP", value(bytes))).text(5, "Admins");
      application.message(2, entry(each.name(), organisation));
    }
    List<ProtoWriter> mapping = new ArrayList<>();
    consenters.forEach(id -> mapping.add(consenter(id)));
    ProtoWriter orderers = new ProtoWriter();
    mapping.forEach(consenter -> orderers.message(1, consenter));
    ProtoWriter orderer =
        new ProtoWriter()
            .message(
                3,
                entry(
                    "ConsensusType",
                    value(new ProtoWriter().text(1, ordering).bytes(2, new byte[9]).toByteArray())))
            .message(3, entry("Orderers", value(orderers.toByteArray())));
    return new ProtoWriter()
        .message(2, entry("Orderer", orderer))
        .message(2, entry("Application", application))
        .message(4, entry("Admins", new ProtoWriter().number(1, 1)))
        .text(5, "Admins");
  }

  private static ProtoWriter consenter(long id) {
    TestMember orderer = TestSeals.consenter(id);
    return new ProtoWriter()
        .number(1, id)
        .text(2, "orderer" + id + ".example")
        .number(3, 7050)
        .text(4, orderer.msp())
        .bytes(5, Identity.pem(orderer.certificate()))
        .bytes(6, new byte[] {1})
        .bytes(7, new byte[] {1});
  }

  private static ProtoWriter entry(String name, ProtoWriter value) {
    return new ProtoWriter().text(1, name).message(2, value);
  }

  private static ProtoWriter value(byte[] bytes) {
    return new ProtoWriter().number(1, 1).bytes(2, bytes).text(3, "Admins");
  }
}

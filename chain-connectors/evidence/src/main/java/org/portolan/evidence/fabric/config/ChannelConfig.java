package org.portolan.evidence.fabric.config;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.fabric.message.Block;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.message.SignedPayload;
import org.portolan.evidence.fabric.msp.Msp;
import org.portolan.evidence.fabric.proto.ProtoReader;
import org.portolan.evidence.fabric.trust.Consenter;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.record.RecordRefused;

/**
 * A configuration block: the channel's whole configuration, as of that block.
 *
 * @param header of the block
 * @param seals its orderers' signatures
 * @param sequence of the configuration
 * @param msps of the organisations of the channel's applications
 * @param consenters of a BFT ordering service; none of any other
 */
public record ChannelConfig(
    BlockHeader header,
    byte[] seals,
    String channel,
    long sequence,
    ConfigGroup root,
    List<Consenter> consenters) {
  private static final String PATH = "config";
  private static final int MOST = 1024;

  public ChannelConfig {
    consenters = List.copyOf(consenters);
  }

  /** Refuses a block that holds anything but one configuration of a channel. */
  public static ChannelConfig read(byte[] bytes) {
    Block block = Block.read("block", bytes);
    require(block.envelopes().size() == 1, block.envelopes().size() + " envelopes");
    SignedPayload payload = SignedPayload.read(PATH, block.envelopes().get(0));
    require(payload.type() == SignedPayload.CONFIG, "an envelope of type " + payload.type());
    ProtoReader envelope = new ProtoReader(PATH, payload.data());
    ProtoReader config = new ProtoReader(PATH, envelope.some(1));
    envelope.skip(2);
    envelope.end();
    long sequence = config.number(1);
    ConfigGroup root = ConfigGroup.read(PATH, config.some(2));
    config.end();
    ConfigGroup orderer = group(root, "Orderer");
    return new ChannelConfig(
        block.header(), block.seals(), payload.channel(), sequence, root, consenters(orderer));
  }

  /** The organisations that a policy names, as they are now. */
  public List<Msp> msps(List<String> ids) {
    ConfigGroup application = group(root, "Application");
    List<Msp> msps = new ArrayList<>();
    for (String name : application.groups().keySet()) {
      application
          .group(name)
          .flatMap(organisation -> organisation.value("MSP"))
          .filter(bytes -> ids.contains(name(bytes)))
          .ifPresent(bytes -> msps.add(MspConfig.read(PATH + "/" + name, bytes)));
    }
    List<String> found = msps.stream().map(Msp::id).toList();
    if (msps.size() != ids.size() || !found.containsAll(ids)) {
      throw new RecordRefused("PTL-FAB-035", PATH, "organisations " + found, ids.toString());
    }
    return msps;
  }

  public FabricTrust.ConfigPin pin() {
    return new FabricTrust.ConfigPin(sequence, header.number(), header.hash());
  }

  private static String name(byte[] mspConfig) {
    ProtoReader outer = new ProtoReader(PATH, mspConfig);
    outer.number(1);
    return new ProtoReader(PATH, outer.bytes(2)).text(1);
  }

  /** {@code Orderers {1 repeated Consenter}}, where {@code ConsensusType {1 type}} is BFT. */
  private static List<Consenter> consenters(ConfigGroup orderer) {
    byte[] consensus = orderer.value("ConsensusType").orElseGet(() -> new byte[0]);
    ProtoReader type = new ProtoReader(PATH + "/ConsensusType", consensus);
    boolean bft = type.text(1).equals("BFT");
    type.bytes(2);
    type.number(3);
    type.end();
    List<Consenter> consenters = new ArrayList<>();
    if (bft) {
      ProtoReader in =
          new ProtoReader(
              PATH + "/Orderers", orderer.value("Orderers").orElseGet(() -> new byte[0]));
      in.repeated(1, MOST).forEach(bytes -> consenters.add(consenter(bytes)));
      in.end();
      require(!consenters.isEmpty(), "BFT without consenters");
    }
    return consenters;
  }

  /** {@code Consenter {1 id, 2 host, 3 port, 4 msp_id, 5 identity, 6, 7 certificates of TLS}}. */
  private static Consenter consenter(byte[] bytes) {
    String path = PATH + "/consenter";
    ProtoReader in = new ProtoReader(path, bytes);
    long id = in.number(1);
    in.text(2);
    in.number(3);
    String msp = in.text(4);
    byte[] identity = in.some(5);
    in.bytes(6);
    in.bytes(7);
    in.end();
    return Consenter.of(path, id, msp, MspConfig.der(path, identity));
  }

  private static ConfigGroup group(ConfigGroup parent, String name) {
    return parent
        .group(name)
        .orElseThrow(
            () -> new RecordRefused("PTL-FAB-033", PATH, "no group " + name, "a channel's groups"));
  }

  private static void require(boolean rule, String seen) {
    if (!rule) {
      throw new RecordRefused("PTL-FAB-033", PATH, seen, "one configuration of a channel");
    }
  }
}

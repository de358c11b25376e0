package org.portolan.evidence.fabric;

import java.util.List;
import java.util.stream.Stream;
import org.portolan.evidence.fabric.config.ChannelConfig;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.trust.ViewPolicy;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * From the trust of one configuration block to that of the next, so that certificates and orderers
 * change without anybody changing a file. Channel, chaincode, policy and trusting period are the
 * verifier's own and stay; organisations' certificates and the consenters are the block's.
 *
 * <p>Who was trusted so far says what is trusted next: a quorum of the old consenters seals the
 * block, or peers of enough of the old organisations have it. No block is skipped: each changes the
 * sequence by one.
 */
public final class ConfigFollower {
  private ConfigFollower() {}

  /**
   * Where following begins: at a block whose hash the verifier knows, as the network's name holds
   * that of block 0.
   *
   * @param pinned hash of the block's header
   */
  public static FabricTrust pinned(
      byte[] block,
      Bytes32 pinned,
      String chaincode,
      Version definition,
      ViewPolicy policy,
      long trustingPeriod) {
    ChannelConfig config = ChannelConfig.read(block);
    if (!config.header().hash().equals(pinned)) {
      throw new RecordRefused(
          "PTL-FAB-034", "config", "block of hash " + config.header().hash(), pinned.hex());
    }
    FabricTrust trust =
        new FabricTrust(
            config.channel(),
            chaincode,
            definition,
            policy,
            config.msps(policy.organisations()),
            config.consenters(),
            config.pin(),
            trustingPeriod);
    return FabricTrust.read(trust.json());
  }

  /** Of a BFT ordering service: its seals stand alone. */
  public static FabricTrust sealed(FabricTrust trust, byte[] block) {
    ChannelConfig next = following(trust, block);
    Seals.require("block/metadata", trust, next.header(), next.seals());
    return derived(trust, next);
  }

  /**
   * Of any ordering service: one orderer could sign a block that replaces every root, so the old
   * organisations' peers must have it.
   *
   * @param views how far their ledgers are
   * @param behind data hashes of the blocks behind this one, up to the newest that a peer named
   * @param now UTC seconds by which their answers are young enough
   */
  public static FabricTrust seen(
      FabricTrust trust, byte[] block, TipViews views, List<Bytes32> behind, long now) {
    ChannelConfig next = following(trust, block);
    ViewTimes.require(views.time(), now, trust);
    List<ChainInfo> tips = views.tips(trust);
    List<Bytes32> dataHashes =
        Stream.concat(Stream.of(next.header().dataHash()), behind.stream()).toList();
    new LinkedHeaders(
            next.header().number(),
            new FabricEvidence.Headers(Bytes32.of(next.header().previousHash()), dataHashes))
        .requireLeadTo(tips);
    return derived(trust, next);
  }

  private static ChannelConfig following(FabricTrust trust, byte[] block) {
    ChannelConfig next = ChannelConfig.read(block);
    FabricTrust.ConfigPin before = trust.config();
    if (!next.channel().equals(trust.channel())) {
      throw new RecordRefused("PTL-FAB-033", "config", next.channel(), trust.channel());
    }
    if (next.sequence() != before.sequence() + 1
        || next.header().number() <= before.block()
        || next.header().previousHash().length != Bytes32.LENGTH) {
      throw new RecordRefused(
          "PTL-FAB-034",
          "config",
          "sequence " + next.sequence() + " in block " + next.header().number(),
          "sequence " + (before.sequence() + 1) + " behind block " + before.block());
    }
    return next;
  }

  private static FabricTrust derived(FabricTrust trust, ChannelConfig next) {
    FabricTrust derived =
        new FabricTrust(
            trust.channel(),
            trust.chaincode(),
            trust.definition(),
            trust.policy(),
            next.msps(trust.policy().organisations()),
            next.consenters(),
            next.pin(),
            trust.trustingPeriod());
    // What a trust file would refuse is refused here too.
    return FabricTrust.read(derived.json());
  }
}

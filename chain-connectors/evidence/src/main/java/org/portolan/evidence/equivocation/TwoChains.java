package org.portolan.evidence.equivocation;

import java.util.List;
import org.portolan.evidence.fabric.TipViews;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.record.RecordRefused;

/**
 * Two blocks of one number on one Fabric channel, each of them the newest of peers of enough
 * organisations: the network is frozen until a person looks. Orderers' seals would not prove it:
 * they name no channel.
 */
public record TwoChains(TipViews first, TipViews second) {
  public boolean proves(FabricTrust trust) {
    try {
      List<ChainInfo> some = first.tips(trust);
      List<ChainInfo> others = second.tips(trust);
      return some.stream()
          .filter(tip -> shared(some, tip, trust))
          .anyMatch(
              tip ->
                  others.stream()
                      .filter(other -> shared(others, other, trust))
                      .anyMatch(
                          other ->
                              other.number() == tip.number() && !other.hash().equals(tip.hash())));
    } catch (RecordRefused e) {
      return false;
    }
  }

  private static boolean shared(List<ChainInfo> tips, ChainInfo tip, FabricTrust trust) {
    long same =
        tips.stream()
            .filter(t -> t.number() == tip.number() && t.hash().equals(tip.hash()))
            .count();
    return same >= trust.policy().quorum();
  }
}

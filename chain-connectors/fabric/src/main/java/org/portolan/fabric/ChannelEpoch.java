package org.portolan.fabric;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.fabric.config.ChannelConfig;
import org.portolan.evidence.fabric.message.ReadWriteSets;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.trust.ViewPolicy;
import org.portolan.fabric.peer.Answer;
import org.portolan.fabric.peer.ChannelReader;

/**
 * What a channel says now that an epoch would pin: certificates, consenters, the chaincode's
 * definition. One peer's word: whoever writes it into a trust file has checked it by other means.
 */
final class ChannelEpoch {
  private ChannelEpoch() {}

  /**
   * @param organisations whose peers shall sign, chosen by who believes them
   */
  static FabricTrust now(
      Connection connection, List<String> organisations, long quorum, long trustingPeriod) {
    return connection.ask(
        peer -> {
          ChannelReader reader = connection.reader(peer);
          ChannelConfig config =
              ChannelConfig.read(
                  reader.ask("cscc", "GetConfigBlock", connection.channel()).value());
          Answer settings = reader.ask(connection.chaincode(), "getSettings");
          ReadVersions.Version definition =
              ReadVersions.of(settings.signedPayload(), "_lifecycle")
                  .of("namespaces/fields/" + connection.chaincode() + "/Sequence");
          return new FabricTrust(
              connection.channel(),
              connection.chaincode(),
              new ReadWriteSets.Version(definition.block(), definition.transaction()),
              new ViewPolicy(organisations, quorum, Optional.empty()),
              config.msps(organisations),
              config.consenters(),
              config.pin(),
              trustingPeriod);
        });
  }
}

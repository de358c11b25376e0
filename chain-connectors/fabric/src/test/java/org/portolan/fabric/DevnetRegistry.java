package org.portolan.fabric;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.Peers;
import org.portolan.ledger.Ledger;
import org.portolan.record.json.Json;

/** A registry of its own on a development network, for the tests of others too. */
public final class DevnetRegistry {
  /** Customs anchors, delivers and governs alone. */
  static final String RULES =
      """
      {"anchor":[{"attributes":{},"msp":"CustomsMSP","units":[]}],\
      "deliver":[{"attributes":{},"msp":"CustomsMSP","units":[]}],\
      "govern":[{"attributes":{},"msp":"CustomsMSP","units":["admin"]}],\
      "governors":1,"privateRecognitions":null}\
      """;

  private DevnetRegistry() {}

  /** Defines the chaincode under a name, and puts settings in force. */
  public static void create(FabricDevnet network, String chaincode) {
    create(network, chaincode, RULES);
  }

  static void create(FabricDevnet network, String chaincode, String rules) {
    network.define(chaincode);
    FabricSettings settings = FabricSettings.read(network.settings(chaincode));
    Configuration.put(
        settings, settings.ownAccount(), rules.getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
  }

  public static Ledger open(Map<String, String> settings) {
    return new FabricFamily().open(settings, null, Clock.systemUTC());
  }

  /** The {@code ledger} member of an epoch that believes both organisations. */
  public static Json.Obj trust(FabricDevnet network, String chaincode) {
    FabricSettings settings = FabricSettings.read(network.settings(chaincode));
    try (Peers peers =
        new Peers(
            settings.endpoints().stream().map(e -> new Peer(e, settings.ownAccount())).toList())) {
      return ChannelEpoch.now(
              new Connection(peers, settings.channel(), chaincode, Clock.systemUTC()),
              List.of("CustomsMSP", "PortMSP"),
              2,
              86_400)
          .json();
    }
  }
}

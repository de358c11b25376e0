package org.portolan.fabric;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.portolan.fabric.devnet.DevnetAuthority;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.fabric.peer.Peers;

/** A change of the channel's configuration, as an organisation's administrator makes one. */
public final class ChannelUpdate {
  private static final String APPLICATION = "Application";
  private static final String ORGANISATION = "CustomsMSP";
  private static final String MSP = "MSP";

  private ChannelUpdate() {}

  /** Puts a certificate of Customs on its list of revoked ones, which peers then go by. */
  public static void revoke(FabricDevnet network, X509Certificate certificate) throws Exception {
    FabricSettings settings = FabricSettings.read(network.settings("registry"));
    try (Peers peers =
        new Peers(
            settings.endpoints().stream().map(e -> new Peer(e, settings.ownAccount())).toList())) {
      Connection connection =
          new Connection(peers, settings.channel(), settings.chaincode(), Clock.systemUTC());
      long before = sequence(connection);
      X509CRL list = DevnetAuthority.customs(network).revoking(List.of(certificate));
      Path file = Files.createTempFile("channel-update", ".pb");
      Files.write(file, revoking(config(connection), settings.channel(), list).toByteArray());
      network.update(file);
      Files.delete(file);
      for (int tries = 0; sequence(connection) == before; tries++) {
        if (tries == 300) {
          throw new IOException("the channel's configuration does not change");
        }
        Thread.sleep(100);
      }
    }
  }

  private static long sequence(Connection connection) throws Exception {
    return config(connection).getSequence();
  }

  private static Config config(Connection connection) throws Exception {
    byte[] block = connection.ask(peer -> configBlock(connection, peer));
    Envelope envelope = Envelope.parseFrom(Block.parseFrom(block).getData().getData(0));
    return ConfigEnvelope.parseFrom(Payload.parseFrom(envelope.getPayload()).getData()).getConfig();
  }

  private static byte[] configBlock(Connection connection, Peer peer) throws PeerFailed {
    return connection.reader(peer).ask("cscc", "GetConfigBlock", connection.channel()).value();
  }

  private static Envelope revoking(Config config, String channel, X509CRL list) throws Exception {
    ConfigGroup root = config.getChannelGroup();
    ConfigGroup application = root.getGroupsOrThrow(APPLICATION);
    ConfigGroup organisation = application.getGroupsOrThrow(ORGANISATION);
    ConfigValue msp = organisation.getValuesOrThrow(MSP);
    MSPConfig before = MSPConfig.parseFrom(msp.getValue());
    FabricMSPConfig after =
        FabricMSPConfig.parseFrom(before.getConfig()).toBuilder()
            .addRevocationList(ByteString.copyFromUtf8(pem(list)))
            .build();
    ConfigValue changed =
        msp.toBuilder()
            .setVersion(msp.getVersion() + 1)
            .setValue(before.toBuilder().setConfig(after.toByteString()).build().toByteString())
            .build();
    ConfigGroup same = version(organisation);
    ConfigUpdate update =
        ConfigUpdate.newBuilder()
            .setChannelId(channel)
            .setReadSet(within(root, application, same))
            .setWriteSet(
                within(root, application, same.toBuilder().putValues(MSP, changed).build()))
            .build();
    Header header =
        Header.newBuilder()
            .setChannelHeader(
                ChannelHeader.newBuilder()
                    .setType(HeaderType.CONFIG_UPDATE_VALUE)
                    .setChannelId(channel)
                    .build()
                    .toByteString())
            .build();
    return Envelope.newBuilder()
        .setPayload(
            Payload.newBuilder()
                .setHeader(header)
                .setData(
                    ConfigUpdateEnvelope.newBuilder()
                        .setConfigUpdate(update.toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString())
        .build();
  }

  private static ConfigGroup version(ConfigGroup of) {
    return ConfigGroup.newBuilder().setVersion(of.getVersion()).build();
  }

  private static ConfigGroup within(
      ConfigGroup root, ConfigGroup application, ConfigGroup organisation) {
    return version(root).toBuilder()
        .putGroups(
            APPLICATION,
            version(application).toBuilder().putGroups(ORGANISATION, organisation).build())
        .build();
  }

  private static String pem(X509CRL list) throws Exception {
    return "-----BEGIN X509 CRL-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(list.getEncoded())
        + "\n-----END X509 CRL-----\n";
  }
}

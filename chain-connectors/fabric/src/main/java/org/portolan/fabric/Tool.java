package org.portolan.fabric;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.Peers;

/** {@code configure SETTINGS RULES} and {@code trust SETTINGS ORGANISATIONS QUORUM SECONDS}. */
public final class Tool {
  private Tool() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 3 && arguments[0].equals("configure")) {
      FabricSettings settings = settings(Path.of(arguments[1]));
      byte[] rules =
          Files.readString(Path.of(arguments[2])).strip().getBytes(StandardCharsets.UTF_8);
      Configuration.Result result =
          Configuration.put(settings, settings.ownAccount(), rules, Clock.systemUTC());
      System.out.println(
          result == Configuration.Result.IN_FORCE
              ? "The settings are in force."
              : "The vote is written down; other organisations have to agree.");
    } else if (arguments.length == 5
        && arguments[0].equals("trust")
        && arguments[3].matches("[1-9][0-9]{0,2}")
        && arguments[4].matches("[1-9][0-9]{0,9}")) {
      trust(settings(Path.of(arguments[1])), arguments);
    } else {
      System.err.println(
          "Usage: portolan configure fabric SETTINGS RULES\n"
              + "       portolan trust fabric SETTINGS ORGANISATIONS QUORUM SECONDS\n"
              + "SETTINGS is a properties file, ORGANISATIONS are MSP ids with commas between.");
      System.exit(2);
    }
  }

  private static void trust(FabricSettings settings, String[] arguments) {
    List<Peer> peers =
        settings.endpoints().stream().map(e -> new Peer(e, settings.ownAccount())).toList();
    try (Peers all = new Peers(peers)) {
      byte[] ledger =
          ChannelEpoch.now(
                  new Connection(all, settings.channel(), settings.chaincode(), Clock.systemUTC()),
                  List.of(arguments[2].split(",")),
                  Long.parseLong(arguments[3]),
                  Long.parseLong(arguments[4]))
              .json()
              .canonical();
      System.out.println(new String(ledger, StandardCharsets.UTF_8));
    }
  }

  private static FabricSettings settings(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    return FabricSettings.read(settings);
  }
}

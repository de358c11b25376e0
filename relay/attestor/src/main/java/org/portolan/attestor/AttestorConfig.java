package org.portolan.attestor;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.record.Bytes32;

/**
 * What the organisation that runs an attestor decides; docs/attestors.md explains each setting.
 *
 * @param folder where the journal and the newest trust are kept
 * @param monitor where health and metrics are shown without TLS; nowhere if empty
 * @param source the connector's settings for the source ledger
 * @param sameOperator why two endpoints of one operator are enough, in words
 * @param former public keys of this attestor before, SubjectPublicKeyInfo DER
 */
record AttestorConfig(
    String organisation,
    Path folder,
    InetSocketAddress listen,
    Optional<InetSocketAddress> monitor,
    Tls tls,
    Limits limits,
    Map<String, String> source,
    Optional<String> sameOperator,
    Trust trust,
    List<LaneConfig> lanes,
    List<KeyConfig> keys,
    List<byte[]> former) {

  /**
   * @param authorities PEM file of those who may vouch for a relay's certificate
   * @param pins SHA-256 of the SubjectPublicKeyInfo of the relays that are let in; all that the
   *     authorities vouch for if empty
   */
  record Tls(Path keyStore, Path passwordFile, Path authorities, Set<String> pins) {}

  /**
   * @param maxBytes of a request
   * @param atOnce how many requests are worked on
   * @param perSecond how many a relay may send in the long run
   * @param burst how many at once
   */
  record Limits(int maxBytes, int atOnce, int perSecond, int burst) {}

  /**
   * @param first digest of the first epoch, told by other means
   */
  record Trust(Bytes32 first, Path epochs, Path directory) {}

  /**
   * @param contract address of the contract at the destination, for EIP-712
   */
  record LaneConfig(
      String network, Bytes32 genesis, Bytes32 registry, Path policy, Optional<String> contract) {}

  /**
   * @param store PKCS#12 file
   * @param token configuration of the JDK's PKCS#11 provider
   */
  record KeyConfig(Optional<Path> store, Optional<Path> token, Path passwordFile, String alias) {}

  static AttestorConfig read(Path file) {
    Settings in = Settings.read(file);
    AttestorConfig config =
        new AttestorConfig(
            in.text("organisation"),
            in.path("folder"),
            in.address("listen"),
            in.optionalAddress("monitor.listen"),
            new Tls(
                in.path("tls.keyStore"),
                in.path("tls.passwordFile"),
                in.path("client.authorities"),
                pins(in)),
            new Limits(
                (int) in.number("request.maxBytes", 1_024, 256 << 20, 16 << 20),
                (int) in.number("request.atOnce", 1, 1_000, 16),
                (int) in.number("rate.perSecond", 1, 10_000, 20),
                (int) in.number("rate.burst", 1, 10_000, 100)),
            in.all("source."),
            in.optional("acceptRisk.sameOperator"),
            new Trust(in.hash("trust.first"), in.path("trust.epochs"), in.path("trust.directory")),
            lanes(in),
            keys(in),
            former(in));
    in.nothingElse();
    return config;
  }

  private static Set<String> pins(Settings in) {
    Set<String> pins = new TreeSet<>();
    for (String pin : in.optional("client.pins").map(all -> all.split(",")).orElse(new String[0])) {
      if (!pin.strip().matches("[0-9a-f]{64}")) {
        throw in.wrong("client.pins", "are SHA-256 in lower-case hex, not " + pin.strip());
      }
      pins.add(pin.strip());
    }
    return pins;
  }

  private static List<LaneConfig> lanes(Settings in) {
    List<LaneConfig> lanes = new ArrayList<>();
    for (int i = 1; i == 1 || in.has("lane." + i + "."); i++) {
      String name = "lane." + i + ".";
      lanes.add(
          new LaneConfig(
              in.text(name + "destination.network"),
              in.hash(name + "destination.genesis"),
              in.hash(name + "destination.registry"),
              in.path(name + "policy"),
              in.optional(name + "contract")));
    }
    return lanes;
  }

  private static List<KeyConfig> keys(Settings in) {
    List<KeyConfig> keys = new ArrayList<>();
    for (int i = 1; i == 1 || in.has("key." + i + "."); i++) {
      String name = "key." + i + ".";
      KeyConfig key =
          new KeyConfig(
              in.optionalPath(name + "store"),
              in.optionalPath(name + "token"),
              in.path(name + "passwordFile"),
              in.text(name + "alias"));
      if (key.store().isPresent() == key.token().isPresent()) {
        throw in.wrong(name + "store", "or " + name + "token says where the key is, one of both");
      }
      keys.add(key);
    }
    return keys;
  }

  private static List<byte[]> former(Settings in) {
    List<byte[]> former = new ArrayList<>();
    for (int i = 1; in.has("former." + i); i++) {
      try {
        former.add(Base64.getDecoder().decode(in.text("former." + i)));
      } catch (IllegalArgumentException e) {
        throw in.wrong("former." + i, "is the base64 of a public key, SubjectPublicKeyInfo DER");
      }
    }
    return former;
  }
}

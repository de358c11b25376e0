package org.portolan.ethereum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.ethereum.node.Endpoint;
import org.portolan.ethereum.node.Finality;
import org.portolan.record.Bytes32;

/**
 * What an operator configures of one chain; docs/ethereum.md explains each.
 *
 * @param network CAIP-2, {@code eip155:1337}
 * @param genesis hash of block 0, so that another chain under the same id is not taken for it
 * @param registry address of the contract
 * @param fromBlock the block in which it was deployed
 * @param confirmations blocks above one before its events are told; empty: once it is final
 * @param qbft how evidence follows a QBFT chain's validators; empty where blocks have no seals
 * @param peers of channels whose signed views a registry of views is to believe; a governor's
 * @param feeLimit wei for a unit of gas that are never passed
 */
record EthereumSettings(
    String network,
    Optional<Bytes32> genesis,
    String registry,
    long fromBlock,
    List<Endpoint> endpoints,
    Finality finality,
    Optional<Long> confirmations,
    Optional<QbftSettings> qbft,
    List<PeerCertificate> peers,
    BigInteger feeLimit,
    Optional<Path> keystore,
    Optional<Path> passwordFile) {
  private static final BigInteger DEFAULT_FEE_LIMIT = BigInteger.TEN.pow(12);

  /** Endpoints are {@code endpoint.1.url}, {@code endpoint.1.operator}, ... in their order. */
  static EthereumSettings read(Map<String, String> settings) {
    Map<String, String> left = new HashMap<>(settings);
    String network = required(left, "network");
    if (!network.matches("eip155:[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("network is eip155: and the chain id, not " + network);
    }
    String registry = required(left, "registry");
    if (!registry.matches("0x[0-9a-fA-F]{40}")) {
      throw new IllegalArgumentException("registry is an address of 20 bytes, not " + registry);
    }
    EthereumSettings read =
        new EthereumSettings(
            network,
            genesis(left),
            registry.toLowerCase(java.util.Locale.ROOT),
            number(left, "fromBlock").orElse(0L),
            endpoints(left),
            Finality.parse(required(left, "finality")),
            number(left, "confirmations"),
            QbftSettings.read(left),
            PeerCertificate.read(left),
            Optional.ofNullable(left.remove("maxFeePerGas"))
                .map(BigInteger::new)
                .orElse(DEFAULT_FEE_LIMIT),
            Optional.ofNullable(left.remove("keystore")).map(Path::of),
            Optional.ofNullable(left.remove("keystorePasswordFile")).map(Path::of));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("unknown settings: " + left.keySet());
    }
    return read;
  }

  private static Optional<Bytes32> genesis(Map<String, String> left) {
    String value = left.remove("genesis");
    if (value != null && !value.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("genesis is a hash, 64 lower-case digits, not " + value);
    }
    return Optional.ofNullable(value).map(Bytes32::fromHex);
  }

  long chainId() {
    return Long.parseLong(network.substring(network.indexOf(':') + 1));
  }

  private static List<Endpoint> endpoints(Map<String, String> left) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 1; left.containsKey("endpoint." + i + ".url"); i++) {
      String name = "endpoint." + i + ".";
      endpoints.add(
          new Endpoint(
              http(name + "url", left.remove(name + "url")),
              required(left, name + "operator"),
              headers(left, name),
              Optional.ofNullable(left.remove(name + "certificates")).map(Path::of)));
    }
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("endpoint.1.url is missing");
    }
    return endpoints;
  }

  /**
   * Events are polled: a cursor that the caller keeps loses none over a dropped connection, which a
   * subscription would, so that there is nothing that a WebSocket would give.
   */
  private static String http(String name, String url) {
    if (!url.matches("https?://.+")) {
      throw new IllegalArgumentException(
          name
              + " is an http or https URL, not "
              + url
              + "; nodes have one beside their WebSocket");
    }
    return url;
  }

  /** Secrets come from files, so that they stand in no configuration and no process list. */
  private static Map<String, String> headers(Map<String, String> left, String name) {
    Map<String, String> headers = new HashMap<>();
    String user = left.remove(name + "user");
    if (user != null) {
      String password = line(required(left, name + "passwordFile"));
      byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    String token = left.remove(name + "tokenFile");
    if (token != null) {
      headers.put("Authorization", "Bearer " + line(token));
    }
    String header = left.remove(name + "header");
    if (header != null) {
      headers.put(header, line(required(left, name + "headerFile")));
    }
    return headers;
  }

  private static String line(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String required(Map<String, String> left, String name) {
    String value = left.remove(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the setting " + name + " is missing");
    }
    return value;
  }

  static Optional<Long> number(Map<String, String> left, String name) {
    String value = left.remove(name);
    if (value != null && !value.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(name + " is a number, not " + value);
    }
    return Optional.ofNullable(value).map(Long::valueOf);
  }
}

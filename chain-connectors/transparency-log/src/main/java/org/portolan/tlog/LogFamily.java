package org.portolan.tlog;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerFamily;
import org.portolan.ledger.LedgerReader;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.Signer;

/**
 * The transparency log as a family of ledgers. Its settings, as docs/transparency-log.md explains
 * them: {@code network}, {@code origin}, {@code key}, {@code governor}, one of {@code folder} and
 * {@code url}, {@code algorithm} if it is not sha256, and {@code listen} to show it to readers.
 */
public final class LogFamily implements LedgerFamily {
  @Override
  public String namespace() {
    return "tlog";
  }

  @Override
  public Ledger open(Map<String, String> settings, Signer account, Clock clock) {
    Map<String, String> left = new HashMap<>(settings);
    LogSettings log =
        new LogSettings(
            required(left, "network"), required(left, "origin"), algorithm(left), url(left));
    Path key = Path.of(required(left, "key"));
    byte[] governor = key(required(left, "governor"), "governor");
    Optional<InetSocketAddress> listen = Optional.ofNullable(left.remove("listen")).map(Listen::at);
    nothingElse(left);
    TransparencyLog opened =
        TransparencyLog.open(log, KeyFile.loadOrCreate(key, Alg.ED25519), account, governor, clock);
    listen.ifPresent(opened::serve);
    return opened;
  }

  /**
   * Over HTTP, from one operator or several: {@code endpoint.1.url}, {@code endpoint.1.operator}.
   */
  @Override
  public LedgerReader read(Map<String, String> settings, Clock clock) {
    Map<String, String> left = new HashMap<>(settings);
    LogSettings log =
        new LogSettings(
            required(left, "network"), required(left, "origin"), algorithm(left), "over HTTP");
    byte[] key = key(required(left, "key"), "key");
    List<HttpLog.Endpoint> endpoints = new ArrayList<>();
    for (int i = 1; left.containsKey("endpoint." + i + ".url"); i++) {
      String name = "endpoint." + i + ".";
      endpoints.add(
          new HttpLog.Endpoint(
              URI.create(left.remove(name + "url")),
              required(left, name + "operator"),
              Optional.ofNullable(left.remove(name + "certificates")).map(Path::of)));
    }
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("a log needs the setting endpoint.1.url");
    }
    nothingElse(left);
    return new LogReader(log, key, endpoints);
  }

  private static void nothingElse(Map<String, String> left) {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("unknown settings of a log: " + left.keySet());
    }
  }

  private static String required(Map<String, String> left, String name) {
    String value = left.remove(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a log needs the setting " + name);
    }
    return value;
  }

  private static HashAlgorithm algorithm(Map<String, String> left) {
    String label = left.remove("algorithm");
    return label == null ? HashAlgorithm.SHA256 : HashAlgorithm.ofLabel(label);
  }

  private static String url(Map<String, String> left) {
    String folder = left.remove("folder");
    String url = left.remove("url");
    if ((folder == null) == (url == null)) {
      throw new IllegalArgumentException(
          "a log needs one of the settings folder, for an embedded database, and url");
    }
    if (url != null && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "url is that of a PostgreSQL database, jdbc:postgresql://..., not " + url);
    }
    return url != null ? url : LogSettings.embedded(Path.of(folder).resolve("log"));
  }

  private static byte[] key(String text, String name) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + " is the base64 of a public key, SubjectPublicKeyInfo DER", e);
    }
  }
}

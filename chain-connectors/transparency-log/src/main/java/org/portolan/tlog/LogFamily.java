package org.portolan.tlog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerFamily;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.Signer;

/**
 * The transparency log as a family of ledgers. Its settings, as docs/transparency-log.md explains
 * them: {@code network}, {@code origin}, {@code key}, {@code governor}, one of {@code folder} and
 * {@code url}, and {@code algorithm} if it is not sha256.
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
    byte[] governor = governor(required(left, "governor"));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("unknown settings of a log: " + left.keySet());
    }
    return TransparencyLog.open(
        log, KeyFile.loadOrCreate(key, Alg.ED25519), account, governor, clock);
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

  private static byte[] governor(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "governor is the base64 of a public key, SubjectPublicKeyInfo DER", e);
    }
  }
}

package org.portolan.attestor.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.portolan.evidence.trust.AttestorEntry;

/**
 * A folder with everything that one attestor is started from: key stores, password files, and
 * {@code attestor.properties}.
 *
 * @param keys in the order in which a hybrid signature has them
 */
public record AttestorFolder(Path folder, String organisation, List<StatementKey> keys) {
  /** Of every key store of an evaluation; each in a file of its own, as in operation. */
  static final String PASSWORD = "evaluation";

  /** How the epoch lists this attestor's keys. */
  public List<AttestorEntry> entries() {
    return keys.stream().map(key -> key.entry(organisation)).toList();
  }

  /**
   * Writes it.
   *
   * @param authority vouches for the attestor and for its relays
   * @param others settings besides those of keys and TLS; an empty value takes one away
   * @return the configuration
   */
  public Path write(Authority authority, Map<String, String> others) {
    Path password = folder.resolve("password");
    try {
      Files.createDirectories(folder);
      Files.writeString(password, PASSWORD + "\n");
      authority.issue(folder.resolve("tls.p12"), PASSWORD.toCharArray(), organisation);
      authority.writePem(folder.resolve("authorities.pem"));
      Map<String, String> settings = new TreeMap<>(settings());
      settings.putAll(others);
      settings.values().removeIf(String::isEmpty);
      Properties properties = new Properties();
      properties.putAll(settings);
      for (int i = 0; i < keys.size(); i++) {
        keys.get(i).store(authority, keyStore(i), PASSWORD.toCharArray());
      }
      Path config = folder.resolve("attestor.properties");
      try (Writer out = Files.newBufferedWriter(config)) {
        properties.store(out, "The attestor of " + organisation);
      }
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the attestor's folder " + folder, e);
    }
  }

  private Path keyStore(int number) {
    return folder.resolve("statement-" + (number + 1) + ".p12");
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("organisation", organisation);
    settings.put("folder", "state");
    settings.put("tls.keyStore", "tls.p12");
    settings.put("tls.passwordFile", "password");
    settings.put("client.authorities", "authorities.pem");
    for (int i = 0; i < keys.size(); i++) {
      String name = "key." + (i + 1) + ".";
      settings.put(name + "store", keyStore(i).getFileName().toString());
      settings.put(name + "passwordFile", "password");
      settings.put(name + "alias", "statement");
    }
    return settings;
  }
}

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
 * @param keys in the order in which a hybrid signature has them; not known of a folder that was
 *     made earlier
 */
public record AttestorFolder(Path folder, String organisation, List<StatementKey> keys) {
  /** Of every key store of an evaluation; each in a file of its own, as in operation. */
  static final String PASSWORD = "evaluation";

  /** How the epoch lists this attestor's keys. */
  public List<AttestorEntry> entries() {
    return keys.stream().map(key -> key.entry(organisation)).toList();
  }

  /**
   * Writes keys and certificates.
   *
   * @param authority vouches for the attestor and for its relays
   */
  public void create(Authority authority) {
    tls(folder, authority, organisation);
    for (int i = 0; i < keys.size(); i++) {
      keys.get(i).store(authority, keyStore(i), PASSWORD.toCharArray());
    }
  }

  /** The same for a relay: what it shows to attestors, and whom it believes. */
  public static void relay(Path folder, Authority authority) {
    tls(folder, authority, "relay");
  }

  private static void tls(Path folder, Authority authority, String name) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    authority.issue(folder.resolve("tls.p12"), PASSWORD.toCharArray(), name);
    authority.writePem(folder.resolve("authorities.pem"));
  }

  /**
   * Writes the configuration for the keys that are there.
   *
   * @param others settings besides those of keys and TLS; an empty value takes one away
   * @return the configuration
   */
  public Path configure(Map<String, String> others) {
    Map<String, String> settings = new TreeMap<>(settings());
    settings.putAll(others);
    settings.values().removeIf(String::isEmpty);
    Properties properties = new Properties();
    properties.putAll(settings);
    Path config = folder.resolve("attestor.properties");
    try (Writer out = Files.newBufferedWriter(config)) {
      properties.store(out, "The attestor of " + organisation);
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + config, e);
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
    for (int i = 0; Files.exists(keyStore(i)); i++) {
      String name = "key." + (i + 1) + ".";
      settings.put(name + "store", keyStore(i).getFileName().toString());
      settings.put(name + "passwordFile", "password");
      settings.put(name + "alias", "statement");
    }
    return settings;
  }
}

package org.portolan.hub.network;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerFamilies;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.Signer;

/**
 * One network, before it is opened: the settings that its family's documentation names, and three
 * of the hub's own. {@code account} and {@code governorKey} are key files, of a family whose
 * accounts or governors are such keys; what begins with {@code governor.} takes the place of other
 * settings for a connection of the governor's own account. Without any of these two the hub does
 * not govern the network.
 *
 * @param values as in the file; {@code ${here}} in a value stands for the file's folder
 */
public record NetworkSettings(Map<String, String> values) {
  private static final String ACCOUNT = "account";
  private static final String GOVERNOR_KEY = "governorKey";
  private static final String GOVERNOR = "governor.";
  private static final String HERE = "${here}";

  public NetworkSettings {
    values = Map.copyOf(values);
  }

  public static NetworkSettings read(Path file) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the settings of a network: " + file, e);
    }
    String here = file.toAbsolutePath().getParent().toString();
    Map<String, String> values = new HashMap<>();
    read.stringPropertyNames()
        .forEach(name -> values.put(name, read.getProperty(name).strip().replace(HERE, here)));
    return new NetworkSettings(values);
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) {
    Properties written = new Properties();
    String here = file.toAbsolutePath().getParent().toString();
    new TreeMap<>(values)
        .forEach((name, value) -> written.setProperty(name, value.replace(here, HERE)));
    try {
      StringWriter text = new StringWriter();
      written.store(text, "what each line means: docs/operating.md and the family's own page");
      Path whole = file.resolveSibling(file.getFileName() + ".new");
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(whole, text.toString(), StandardCharsets.UTF_8);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** A transparency log in the hub's own folder, with a database of its own. */
  static NetworkSettings embedded(Path folder, String name, String account) {
    Path keys = folder.resolve("keys");
    Path governor = keys.resolve(name + "-governor.key");
    return new NetworkSettings(
        Map.of(
            "network",
            "tlog:" + name,
            "origin",
            "log." + name + ".example/main",
            "folder",
            folder.resolve(name).toString(),
            "key",
            keys.resolve(name + "-log.key").toString(),
            "governor",
            Base64.getEncoder().encodeToString(KeyFile.loadOrCreate(governor, Alg.ED25519).spki()),
            ACCOUNT,
            keys.resolve(account + ".key").toString(),
            GOVERNOR_KEY,
            governor.toString()));
  }

  /** The same network, shown on this machine to whoever reads it; a log alone has to be told. */
  NetworkSettings shown() {
    if (!namespace().equals("tlog") || values.containsKey("listen")) {
      return this;
    }
    Map<String, String> more = new HashMap<>(values);
    more.put("listen", "127.0.0.1:0");
    return new NetworkSettings(more);
  }

  /** The family's namespace. */
  public String namespace() {
    String network = values.getOrDefault("network", "");
    return network.substring(0, Math.max(0, network.indexOf(':')));
  }

  /** Opens the network under the hub's own account. */
  public Ledger open(Clock clock) {
    Signer account =
        Optional.ofNullable(values.get(ACCOUNT))
            .map(file -> KeyFile.loadOrCreate(Path.of(file), Alg.ED25519))
            .orElse(null);
    return LedgerFamilies.open(family(), account, clock);
  }

  /** What the family opens the network by. */
  private Map<String, String> family() {
    Map<String, String> own = new HashMap<>(values);
    own.keySet()
        .removeIf(
            name -> name.equals(ACCOUNT) || name.equals(GOVERNOR_KEY) || name.startsWith(GOVERNOR));
    return own;
  }

  /** The same for a connection of the governor's own account. */
  Optional<Map<String, String>> asGovernor() {
    Map<String, String> own = family();
    boolean any = false;
    for (Map.Entry<String, String> each : values.entrySet()) {
      if (each.getKey().startsWith(GOVERNOR)) {
        own.put(each.getKey().substring(GOVERNOR.length()), each.getValue());
        any = true;
      }
    }
    return any ? Optional.of(own) : Optional.empty();
  }

  Optional<Path> governorKey() {
    return Optional.ofNullable(values.get(GOVERNOR_KEY)).map(Path::of);
  }
}

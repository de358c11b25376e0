package org.portolan.attestor;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.portolan.record.Bytes32;

/**
 * A configuration file, {@code name = value} lines, read setting by setting: one that is missing,
 * wrong or left over is refused with its name. Paths are relative to the file.
 */
final class Settings {
  private final Path file;
  private final Map<String, String> left = new TreeMap<>();

  private Settings(Path file) {
    this.file = file;
  }

  static Settings read(Path file) {
    Settings settings = new Settings(file.toAbsolutePath());
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read.load(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the configuration " + file, e);
    }
    read.stringPropertyNames()
        .forEach(name -> settings.left.put(name, read.getProperty(name).strip()));
    return settings;
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> wrong(name, "is missing"));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(left.remove(name)).filter(value -> !value.isEmpty());
  }

  Path path(String name) {
    return resolved(text(name));
  }

  Optional<Path> optionalPath(String name) {
    return optional(name).map(this::resolved);
  }

  private Path resolved(String value) {
    return file.resolveSibling(value);
  }

  long number(String name, long least, long most, long usual) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      return usual;
    }
    if (!value.get().matches("[0-9]{1,12}")
        || Long.parseLong(value.get()) < least
        || Long.parseLong(value.get()) > most) {
      throw wrong(name, "is a number from " + least + " to " + most + ", not " + value.get());
    }
    return Long.parseLong(value.get());
  }

  Bytes32 hash(String name) {
    String value = text(name);
    if (!value.matches("[0-9a-f]{64}")) {
      throw wrong(name, "is 64 lower-case hex digits, not " + value);
    }
    return Bytes32.fromHex(value);
  }

  InetSocketAddress address(String name) {
    return address(name, text(name));
  }

  Optional<InetSocketAddress> optionalAddress(String name) {
    return optional(name).map(value -> address(name, value));
  }

  private InetSocketAddress address(String name, String value) {
    int colon = value.lastIndexOf(':');
    if (colon < 1 || !value.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw wrong(name, "is an address and a port, not " + value);
    }
    return new InetSocketAddress(
        value.substring(0, colon).replaceAll("[\\[\\]]", ""),
        Integer.parseInt(value.substring(colon + 1)));
  }

  /** Whether there is any setting whose name begins so. */
  boolean has(String prefix) {
    return left.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** All settings whose names begin so, without that beginning: a connector's own. */
  Map<String, String> all(String prefix) {
    Map<String, String> found = new TreeMap<>();
    left.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    found.keySet().forEach(name -> left.remove(prefix + name));
    return found;
  }

  void nothingElse() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + ": unknown settings "
              + left.keySet()
              + "; docs/attestors.md lists those there are");
    }
  }

  IllegalArgumentException wrong(String name, String what) {
    return new IllegalArgumentException(file + ": " + name + " " + what);
  }
}

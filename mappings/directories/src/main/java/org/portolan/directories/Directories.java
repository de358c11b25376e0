package org.portolan.directories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The directories there are; each is read when it is first asked for. */
public final class Directories {
  private static final Map<String, Directory> LOADED = new ConcurrentHashMap<>();
  private static final List<String> NAMES = names();

  private Directories() {}

  /**
   * @param name as in {@code D.96B}
   */
  public static Optional<Directory> find(String name) {
    return NAMES.contains(name)
        ? Optional.of(LOADED.computeIfAbsent(name, Directories::load))
        : Optional.empty();
  }

  /**
   * The service segments and messages of a syntax version (ISO 9735), which no directory holds.
   *
   * @param syntaxVersion 1 to 4; those before 4 share a table
   */
  public static Directory service(int syntaxVersion) {
    return LOADED.computeIfAbsent(
        syntaxVersion < 4 ? "service 3" : "service 4",
        name -> ServiceTables.read(name, name.replace(' ', '-') + ".psv"));
  }

  /** In the order of their publication. */
  public static List<String> names() {
    try (InputStream in = Directories.class.getResourceAsStream("directories.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a directory is of a year and release not before another's. */
  public static boolean notBefore(String name, String other) {
    return NAMES.indexOf(name) >= NAMES.indexOf(other);
  }

  private static Directory load(String name) {
    String file = name.replace(".", "").toLowerCase(Locale.ROOT) + ".table";
    try (InputStream in = Directories.class.getResourceAsStream(file)) {
      return TableReader.read(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table of " + name, e);
    }
  }
}

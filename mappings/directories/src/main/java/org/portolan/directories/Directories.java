package org.portolan.directories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The directories there are; each is read when it is first asked for. */
public final class Directories {
  private static final Map<String, Directory> LOADED = new ConcurrentHashMap<>();
  private static final Map<String, Path> PACKS = new ConcurrentHashMap<>();
  private static final List<String> SHIPPED = shipped();
  private static volatile List<String> all = SHIPPED;

  private Directories() {}

  /**
   * @param name as in {@code D.96B}
   */
  public static Optional<Directory> find(String name) {
    return all.contains(name)
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
    return all;
  }

  /** Whether a directory came in a pack, and not with the product. */
  public static boolean isPack(String name) {
    return PACKS.containsKey(name);
  }

  /** The newest one that comes with the product. */
  public static String newestShipped() {
    return SHIPPED.get(SHIPPED.size() - 1);
  }

  /**
   * Adds the packs of a folder, files as {@code d23a.table}. What the product has is not replaced,
   * and what was added stays as it is until the process ends.
   *
   * @return what cannot be used and why, a line each
   */
  public static synchronized List<String> add(Path folder) {
    List<String> complaints = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".table")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the packs of " + folder + " cannot be read", e);
    }
    for (Path file : files) {
      String release = file.getFileName().toString().replace(".table", "");
      String name =
          "D." + release.substring(Math.min(1, release.length())).toUpperCase(Locale.ROOT);
      if (!release.matches("d\\d\\d[a-z]") || SHIPPED.contains(name)) {
        complaints.add(file + ": a name such as d23a.table expected, of none that is here already");
        continue;
      }
      if (PACKS.containsKey(name)) {
        continue;
      }
      try (InputStream in = Files.newInputStream(file)) {
        LOADED.put(name, TableReader.read(name, in));
        PACKS.put(name, file);
      } catch (IOException | RuntimeException e) {
        complaints.add(file + ": no table of a directory: " + e);
      }
    }
    List<String> names = new ArrayList<>(SHIPPED);
    names.addAll(PACKS.keySet());
    names.sort(Comparator.comparing(Directories::year));
    all = List.copyOf(names);
    return complaints;
  }

  /** D.93A is of 1993, D.00A of 2000. */
  private static String year(String name) {
    return (name.charAt(2) == '9' ? "19" : "20") + name.substring(2);
  }

  private static List<String> shipped() {
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
    return all.indexOf(name) >= all.indexOf(other);
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

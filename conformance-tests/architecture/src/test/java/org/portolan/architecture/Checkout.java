package org.portolan.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The checkout these tests run in: its modules, their compiled classes and their sources. */
final class Checkout {
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".tools", "node_modules");

  private Checkout() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("LICENSE")) || !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Folders, relative to the root, of the modules that have sources of their own. */
  static List<Path> modules() {
    Path root = root();
    return folders(root).stream()
        .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
        .map(root::relativize)
        .sorted()
        .toList();
  }

  static List<Path> classes() {
    return modules().stream()
        .map(module -> root().resolve(module).resolve("target/classes"))
        .filter(Files::isDirectory)
        .toList();
  }

  static List<Path> sources(String kind) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders(root())) {
      Path sources = folder.resolve("src/" + kind + "/java");
      if (Files.isDirectory(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }

  private static List<Path> folders(Path root) {
    List<Path> found = new ArrayList<>();
    collect(root, 0, found);
    return found;
  }

  private static void collect(Path folder, int depth, List<Path> found) {
    found.add(folder);
    if (depth == 3) {
      return;
    }
    try (Stream<Path> children = Files.list(folder)) {
      children
          .filter(Files::isDirectory)
          .filter(child -> !SKIPPED.contains(child.getFileName().toString()))
          .filter(child -> !child.getFileName().toString().equals("src"))
          .forEach(child -> collect(child, depth + 1, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

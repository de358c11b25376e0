package org.portolan.uncefact.edifact;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The project's classes under the number of an older format. The fuzzer's instrumenter refuses
 * files of a newer number than it knows, though what the compiler wrote into them it knows all.
 */
final class OlderClassFiles {
  private static final int MAJOR_AT = 7;
  private static final byte JAVA_21 = 65;

  private OlderClassFiles() {}

  /**
   * @return a class path: the copy, and what of this process's own is not the project's
   */
  static String classpath(Path copy) throws IOException {
    List<String> entries = new ArrayList<>(List.of(copy.toString()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        copy(path, copy);
      } else if (path.getFileName().toString().endsWith("-SNAPSHOT.jar")) {
        URI jar = URI.create("jar:" + path.toUri());
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
          copy(inside.getPath("/"), copy);
        }
      } else {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".class") && bytes[MAJOR_AT] > JAVA_21) {
          bytes[MAJOR_AT] = JAVA_21;
        }
        if (!Files.exists(target)) {
          Files.write(target, bytes);
        }
      }
    }
  }
}

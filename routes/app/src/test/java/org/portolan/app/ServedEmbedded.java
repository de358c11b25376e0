package org.portolan.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On the embedded default, started once for all tests that only ask it. */
abstract class ServedEmbedded extends Served {
  static final Path FOLDER = temporary();
  static final Path IN = FOLDER.resolve("in");

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry registry) {
    registry.add("portolan.folder", FOLDER::toString);
    registry.add("portolan.http-max", () -> "1MB");
    registry.add("portolan.folder-max", () -> "2MB");
  }

  /** As another program would: written beside, then moved in whole. */
  static void put(String name, byte[] bytes) throws IOException {
    Files.createDirectories(IN);
    Path part = Files.createTempFile(FOLDER, "put", ".part");
    Files.write(part, bytes);
    Files.move(part, IN.resolve(name));
  }

  static Path waitFor(String folder, String end) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (Files.isDirectory(FOLDER.resolve(folder))) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
          List<Path> found =
              files.filter(file -> file.getFileName().toString().endsWith(end)).toList();
          if (!found.isEmpty()) {
            return found.get(0);
          }
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("nothing in " + folder + " ends with " + end);
  }
}

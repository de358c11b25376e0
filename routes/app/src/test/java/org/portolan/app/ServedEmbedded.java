package org.portolan.app;

import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On the embedded default, started once for all tests that only ask it. */
abstract class ServedEmbedded extends Served {
  static final Path FOLDER = temporary();

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry registry) {
    registry.add("portolan.folder", FOLDER::toString);
    registry.add("portolan.http-max", () -> "1MB");
    registry.add("portolan.folder-max", () -> "2MB");
  }
}

package org.portolan.uncefact.translate;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Messages written for the project, as partners would send them, and those that come with it. */
final class OwnMessages {
  private OwnMessages() {}

  /** Every file, in the order of the names. */
  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("/portolan/messages", "/portolan/samples")) {
      try (Stream<Path> there = Files.list(folder(folder))) {
        there.filter(file -> file.toString().endsWith(".edi")).forEach(files::add);
      }
    }
    files.sort((one, other) -> one.getFileName().compareTo(other.getFileName()));
    return files;
  }

  private static Path folder(String name) {
    try {
      return Path.of(OwnMessages.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}

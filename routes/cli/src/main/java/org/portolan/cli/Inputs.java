package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a FILE on the command line stands for: a file, every file of a folder, standard input. */
record Inputs(List<Source> sources) {
  /** The largest file that is read whole. */
  private static final long MAX_BYTES = 1L << 30;

  /**
   * @param path null for standard input
   */
  record Source(String name, Path path) {
    byte[] read() throws IOException {
      if (path == null) {
        return System.in.readAllBytes();
      }
      if (Files.size(path) > MAX_BYTES) {
        throw new IOException(name + " has more than 1 GiB");
      }
      return Files.readAllBytes(path);
    }
  }

  static Inputs of(List<String> files) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (String file : files) {
      if (file.equals("-")) {
        sources.add(new Source("standard input", null));
        continue;
      }
      Path path = Path.of(file);
      if (!Files.exists(path)) {
        throw new NoSuchFileException(file + ": there is no such file");
      }
      try (Stream<Path> found = Files.walk(path)) {
        found
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(each -> sources.add(new Source(each.toString(), each)));
      }
    }
    return new Inputs(sources);
  }
}

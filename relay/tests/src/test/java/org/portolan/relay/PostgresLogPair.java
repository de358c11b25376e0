package org.portolan.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two logs, each a database of its own on the server whose URL stands in the folder. */
public class PostgresLogPair extends LogPair {
  private static final String FILE = "postgres-url";

  static void tell(Path folder, String url) throws IOException {
    Files.writeString(folder.resolve(FILE), url);
  }

  @Override
  protected String url(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(FILE)).replace("/postgres?", "/" + name + "?");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

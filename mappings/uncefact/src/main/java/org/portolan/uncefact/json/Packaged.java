package org.portolan.uncefact.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Files of the package that are generated from the terms, and how such a file is written. */
final class Packaged {
  private Packaged() {}

  static byte[] bytes(String resource) {
    try (InputStream in = Packaged.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("No such file in the package: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] pretty(JsonMapper mapper, Object tree) {
    String json = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    return (json.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
  }
}

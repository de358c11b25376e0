package org.portolan.uncefact.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of this package: UTF-8, a row a line, columns parted by {@code |}. */
final class ViewTables {
  private ViewTables() {}

  static List<String[]> rows(String name) {
    try (InputStream in = ViewTables.class.getResourceAsStream("/portolan/view/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

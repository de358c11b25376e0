package org.portolan.uncefact.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The small data tables of this package: UTF-8, a row a line, columns parted by {@code |}. */
final class ValueTables {
  private ValueTables() {}

  /** The rows of a table, keyed by their first columns joined with {@code |}. */
  static Map<String, String[]> keyed(String name, int keyColumns) {
    try (InputStream in = ValueTables.class.getResourceAsStream("/portolan/values/" + name)) {
      Map<String, String[]> rows = new LinkedHashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] row = line.split("\\|", -1);
        String key = String.join("|", Arrays.copyOf(row, keyColumns));
        if (rows.put(key, row) != null) {
          throw new IllegalStateException(key + " stands twice in " + name);
        }
      }
      return Map.copyOf(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

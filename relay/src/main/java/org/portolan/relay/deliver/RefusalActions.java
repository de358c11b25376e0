package org.portolan.relay.deliver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a delivery does when it is refused, by the code: {@code refusal-actions.tsv}. */
final class RefusalActions {
  /** What is done. */
  enum Action {
    /** The attestors are asked for a new statement. */
    ATTEST_AGAIN,
    /** It waits for a person. */
    PARK,
    /** It ends, and the source gets a signed answer. */
    REFUSE
  }

  private static final Map<String, Action> TABLE = read();

  private RefusalActions() {}

  static Action of(String code) {
    return TABLE.getOrDefault(code, Action.REFUSE);
  }

  static Map<String, Action> table() {
    return Map.copyOf(TABLE);
  }

  private static Map<String, Action> read() {
    try (InputStream in = RefusalActions.class.getResourceAsStream("refusal-actions.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Action> table = new TreeMap<>();
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(
              cells ->
                  table.put(
                      cells[0],
                      Action.valueOf(cells[1].replace('-', '_').toUpperCase(Locale.ROOT))));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

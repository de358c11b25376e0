package org.portolan.uncefact.value;

import java.util.Map;

/**
 * What a conversion has to say about a value: why there is none, or what was done to it.
 *
 * @param code stable, listed with its level and meaning in {@code portolan/values/notes.psv}
 * @param seen what stood there
 * @param expected what would have been right, or what was made of it
 */
public record ValueNote(String code, String seen, String expected) {
  private static final Map<String, String[]> TABLE = ValueTables.keyed("notes.psv", 1);

  public ValueNote {
    if (!TABLE.containsKey(code)) {
      throw new IllegalArgumentException(code + " is not in notes.psv");
    }
  }

  /** {@code error} where no value could be made, else {@code warning} or {@code note}. */
  public String level() {
    return TABLE.get(code)[1];
  }

  /** What the code means, in words. */
  public String meaning() {
    return TABLE.get(code)[2];
  }
}

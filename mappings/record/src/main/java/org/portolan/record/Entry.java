package org.portolan.record;

import java.util.List;
import java.util.Optional;

/**
 * One fact of a record: a pointer, a type, a value and, for id, code, quantity and amount, what the
 * value is measured or listed in. It is hashed as a JSON array of strings and nothing else, since
 * numbers are where implementations of JSON part.
 *
 * @param pointer RFC 6901, tokens {@code [A-Za-z][A-Za-z0-9]*} or an index below 10^6
 * @param value never empty
 * @param qualifier scheme, list, unit or currency; empty for the other types; a scheme may be ""
 */
public record Entry(String pointer, EntryType type, String value, Optional<String> qualifier) {
  /** As encoded, in bytes. */
  public static final int MAX_ENCODED = 65_536;

  public Entry {
    EntryRules.check(pointer);
    EntryRules.check(pointer, type, value, qualifier.orElse(null));
  }

  /**
   * Refuses what no entry can say, as the constructor does; the pointer apart, which a value gets
   * when it has found its place.
   *
   * @param qualifier null for the types that have none
   */
  public static void check(EntryType type, String value, String qualifier) {
    EntryRules.check("value", type, value, qualifier);
  }

  public static Entry of(String pointer, EntryType type, String value) {
    return new Entry(pointer, type, value, Optional.empty());
  }

  public static Entry of(String pointer, EntryType type, String value, String qualifier) {
    return new Entry(pointer, type, value, Optional.of(qualifier));
  }

  /** The array at this pointer has so many elements. */
  public static Entry count(String pointer, int elements) {
    return of(pointer, EntryType.COUNT, Integer.toString(elements));
  }

  /** The bytes that are hashed. */
  public byte[] encode() {
    byte[] encoded =
        JsonStrings.array(
            qualifier
                .map(fourth -> List.of(pointer, type.label(), value, fourth))
                .orElseGet(() -> List.of(pointer, type.label(), value)));
    if (encoded.length > MAX_ENCODED) {
      throw new RecordRefused(
          "PTL-ENT-001", pointer, encoded.length + " bytes", "at most 65536 bytes as encoded");
    }
    return encoded;
  }

  /** Strict: takes only the bytes that {@link #encode} gives. */
  public static Entry decode(byte[] encoded) {
    if (encoded.length > MAX_ENCODED) {
      throw new RecordRefused(
          "PTL-ENT-001", "entry", encoded.length + " bytes", "at most 65536 bytes as encoded");
    }
    return of(JsonStrings.parseArray(encoded));
  }

  /** From its three or four strings. */
  public static Entry of(List<String> strings) {
    if (strings.size() != 3 && strings.size() != 4) {
      throw new RecordRefused(
          "PTL-ENT-002", "entry", strings.size() + " strings", "three or four strings");
    }
    String pointer = strings.get(0);
    EntryType type =
        EntryType.ofLabel(strings.get(1))
            .orElseThrow(
                () ->
                    new RecordRefused(
                        "PTL-ENT-003", pointer, strings.get(1), "a type of the format"));
    Optional<String> fourth = strings.size() == 4 ? Optional.of(strings.get(3)) : Optional.empty();
    return new Entry(pointer, type, strings.get(2), fourth);
  }
}

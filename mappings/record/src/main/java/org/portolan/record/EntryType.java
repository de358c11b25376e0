package org.portolan.record;

import java.util.Arrays;
import java.util.Optional;

/** What an entry's value is, and what its fourth string is called where it has one. */
public enum EntryType {
  TEXT("text", null),
  ID("id", "scheme"),
  CODE("code", "list"),
  NUMBER("number", null),
  QUANTITY("quantity", "unit"),
  AMOUNT("amount", "currency"),
  DATE("date", null),
  FLAG("flag", null),
  HASH("hash", null),
  COUNT("count", null);

  private final String label;
  private final String qualifierName;

  EntryType(String label, String qualifierName) {
    this.label = label;
    this.qualifierName = qualifierName;
  }

  public String label() {
    return label;
  }

  /** scheme, list, unit or currency; empty for the types that have no fourth string. */
  public Optional<String> qualifierName() {
    return Optional.ofNullable(qualifierName);
  }

  boolean isQualified() {
    return qualifierName != null;
  }

  public static Optional<EntryType> ofLabel(String label) {
    return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
  }
}

package org.portolan.evidence;

/** What evidence says: that a batch was anchored, or also that nothing has ended the record. */
public enum Claim {
  EXISTED("existed"),
  CURRENT("current");

  private final String label;

  Claim(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Claim ofLabel(String label) {
    for (Claim claim : values()) {
      if (claim.label.equals(label)) {
        return claim;
      }
    }
    throw new IllegalArgumentException("existed or current expected, not " + label);
  }
}

package org.portolan.record;

/** What a version says of the record: that it holds, or that it is withdrawn for good. */
public enum RecordStatus {
  ASSERTED(1),
  REVOKED(2);

  private final int number;

  RecordStatus(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  static RecordStatus ofNumber(long number) {
    if (number == 1) {
      return ASSERTED;
    }
    if (number == 2) {
      return REVOKED;
    }
    throw new RecordRefused("PTL-HDR-003", "header word 4", "status " + number, "status 1 or 2");
  }
}

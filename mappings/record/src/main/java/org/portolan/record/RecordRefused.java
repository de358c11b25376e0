package org.portolan.record;

/** The format's own refusal: something breaks a rule of the record format. */
public final class RecordRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String where;
  private final String seen;
  private final String expected;

  /**
   * @param code stable, as in {@code PTL-ENT-003}; its words are in the refusal table
   * @param where pointer, member or byte offset
   * @param seen what was there, cut to a readable length
   * @param expected the rule, in words
   */
  public RecordRefused(String code, String where, String seen, String expected) {
    super(code + " at " + where + ": " + cut(seen) + " seen, " + expected + " expected");
    this.code = code;
    this.where = where;
    this.seen = cut(seen);
    this.expected = expected;
  }

  private static String cut(String text) {
    return text.length() <= 120 ? text : text.substring(0, 117) + "...";
  }

  public String code() {
    return code;
  }

  public String where() {
    return where;
  }

  public String seen() {
    return seen;
  }

  public String expected() {
    return expected;
  }
}

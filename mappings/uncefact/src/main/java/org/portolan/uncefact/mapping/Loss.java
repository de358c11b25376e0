package org.portolan.uncefact.mapping;

/**
 * A source element that no field took, or a value that could not be made.
 *
 * @param category unmapped-segment, unmapped-element, unknown-qualifier, unconverted-code,
 *     conflict, ignored
 */
public record Loss(
    String category, String source, String raw, String rule, String canonical, String why) {
  /** {@code class | source pointer | raw | rule | canonical | why} */
  public String line() {
    return line(new StringBuilder()).toString();
  }

  StringBuilder line(StringBuilder text) {
    text.append(category).append(" | ").append(source).append(" | ").append(raw);
    text.append(" | ").append(rule).append(" | ").append(canonical);
    return text.append(" | ").append(why);
  }
}

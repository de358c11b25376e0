package org.portolan.uncefact.mapping;

/**
 * A source element that no field took, or a value that could not be made.
 *
 * @param category unmapped-segment, unmapped-element, unknown-qualifier, unconverted-code,
 *     conflict, ignored
 * @param spot where it stood, and what it said there
 */
public record Loss(String category, Spot spot, String rule, String canonical, String why) {
  /** A place of a source. A reader keeps what it has at hand; words are made when asked for. */
  interface Spot {
    String source();

    String raw();

    /** Adds {@link #source} to a text. */
    default StringBuilder source(StringBuilder text) {
      return text.append(source());
    }
  }

  /** In words from the beginning. */
  private record Said(String source, String raw) implements Spot {}

  public Loss(
      String category, String source, String raw, String rule, String canonical, String why) {
    this(category, new Said(source, raw), rule, canonical, why);
  }

  /** Where it stood: {@code PAT 3:1, segment 20, byte 725}. */
  public String source() {
    return spot.source();
  }

  /** As it was sent. */
  public String raw() {
    return spot.raw();
  }

  /** {@code class | source pointer | raw | rule | canonical | why} */
  public String line() {
    return line(new StringBuilder()).toString();
  }

  StringBuilder line(StringBuilder text) {
    spot.source(text.append(category).append(" | ")).append(" | ").append(spot.raw());
    text.append(" | ").append(rule).append(" | ").append(canonical);
    return text.append(" | ").append(why);
  }
}

package org.portolan.uncefact.mapping;

/**
 * A source element that no field took, or a value that could not be made.
 *
 * @param spot where it stood, and what it said there
 */
public record Loss(Kind kind, Spot spot) {
  /**
   * What became of it, the same for every segment that is read alike.
   *
   * @param category unmapped-segment, unmapped-element, unknown-qualifier, unconverted-code,
   *     conflict, ignored
   * @param before what a line says before the spot
   * @param after what it says after it
   */
  record Kind(
      String category, String rule, String canonical, String why, String before, String after) {
    static Kind of(String category, String rule, String canonical, String why) {
      return new Kind(
          category,
          rule,
          canonical,
          why,
          category + " | ",
          " | " + rule + " | " + canonical + " | " + why);
    }
  }

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
    this(Kind.of(category, rule, canonical, why), new Said(source, raw));
  }

  public String category() {
    return kind.category();
  }

  /** Where it stood: {@code PAT 3:1, segment 20, byte 725}. */
  public String source() {
    return spot.source();
  }

  /** As it was sent. */
  public String raw() {
    return spot.raw();
  }

  public String rule() {
    return kind.rule();
  }

  public String canonical() {
    return kind.canonical();
  }

  public String why() {
    return kind.why();
  }

  /** {@code class | source pointer | raw | rule | canonical | why} */
  public String line() {
    return line(new StringBuilder()).toString();
  }

  StringBuilder line(StringBuilder text) {
    return spot.source(text.append(kind.before()))
        .append(" | ")
        .append(spot.raw())
        .append(kind.after());
  }
}

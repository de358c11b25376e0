package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a leaf came from: kept beside it, never hashed. A reader keeps what it has at hand, and the
 * words are made when they are asked for; two that say the same are equal.
 */
public abstract class Provenance {
  /**
   * Where in the message it stood, in the syntax's own way of pointing (segment and element, XPath,
   * JSON pointer); more than one where repeats were joined.
   */
  public abstract List<String> sources();

  /** The id of the mapping rule that took it, such as {@code C07}. */
  public abstract String rule();

  /** The directory or list version it was read under, such as {@code D.96B}. */
  public abstract String version();

  /** The value as it was sent, before any conversion. */
  public abstract String raw();

  public static Provenance of(List<String> sources, String rule, String version, String raw) {
    return new Stated(List.copyOf(sources), rule, version, raw);
  }

  public static Provenance of(String source, String rule, String version, String raw) {
    return of(List.of(source), rule, version, raw);
  }

  /** Provenance of a value joined from this one and a further repeat of the same rule. */
  public final Provenance and(Provenance further) {
    List<String> all = new ArrayList<>(sources());
    all.addAll(further.sources());
    return of(all, rule(), version(), raw() + further.raw());
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Provenance that && said().equals(that.said());
  }

  @Override
  public final int hashCode() {
    return said().hashCode();
  }

  @Override
  public final String toString() {
    return said().toString();
  }

  private List<Object> said() {
    return List.of(sources(), rule(), version(), raw());
  }

  /** In words from the beginning. */
  private static final class Stated extends Provenance {
    private final List<String> sources;
    private final String rule;
    private final String version;
    private final String raw;

    Stated(List<String> sources, String rule, String version, String raw) {
      this.sources = sources;
      this.rule = rule;
      this.version = version;
      this.raw = raw;
    }

    @Override
    public List<String> sources() {
      return sources;
    }

    @Override
    public String rule() {
      return rule;
    }

    @Override
    public String version() {
      return version;
    }

    @Override
    public String raw() {
      return raw;
    }
  }
}

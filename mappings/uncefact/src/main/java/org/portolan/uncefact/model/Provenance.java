package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a leaf came from: kept beside it, never hashed.
 *
 * @param sources where in the message it stood, in the syntax's own way of pointing (segment and
 *     element, XPath, JSON pointer); more than one where repeats were joined
 * @param rule the id of the mapping rule that took it, such as {@code C07}
 * @param version the directory or list version it was read under, such as {@code D.96B}
 * @param raw the value as it was sent, before any conversion
 */
public record Provenance(List<String> sources, String rule, String version, String raw) {
  public Provenance {
    sources = List.copyOf(sources);
  }

  public static Provenance of(String source, String rule, String version, String raw) {
    return new Provenance(List.of(source), rule, version, raw);
  }

  /** Provenance of a value joined from this one and a further repeat of the same rule. */
  public Provenance and(Provenance further) {
    List<String> all = new ArrayList<>(sources);
    all.addAll(further.sources);
    return new Provenance(all, rule, version, raw + further.raw);
  }
}

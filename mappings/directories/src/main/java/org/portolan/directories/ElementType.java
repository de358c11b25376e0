package org.portolan.directories;

import java.util.Set;

/**
 * A data element.
 *
 * @param code of the element, as in {@code 1004}
 * @param numeric whether it is n; the source tells a and an apart nowhere
 * @param minLength at least 1
 * @param listed the values that the directory lists; empty where it lists none
 */
public record ElementType(
    String code, boolean numeric, int minLength, int maxLength, CodeValues listed)
    implements PartType {
  public ElementType(
      String code, boolean numeric, int minLength, int maxLength, Set<String> codes) {
    this(code, numeric, minLength, maxLength, new CodeValues(codes));
  }

  /** The values that the directory lists; empty where it lists none. */
  public Set<String> codes() {
    return listed.all();
  }

  /** Whether the directory lists values for it at all. */
  public boolean isCoded() {
    return !listed.isEmpty();
  }
}

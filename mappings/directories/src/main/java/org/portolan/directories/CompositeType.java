package org.portolan.directories;

import java.util.List;

/**
 * A composite.
 *
 * @param code as in {@code C507}
 * @param components one for each position; a repeat in the directory is so many positions
 */
public record CompositeType(String code, List<Component> components) implements PartType {
  /** A position of a composite. */
  public record Component(ElementType element, boolean mandatory) {}

  public CompositeType {
    components = List.copyOf(components);
  }
}

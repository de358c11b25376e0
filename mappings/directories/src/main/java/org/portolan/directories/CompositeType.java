package org.portolan.directories;

import java.util.List;

/** A composite data element, such as {@code C507}. */
public final class CompositeType implements PartType {
  private final String code;
  private final List<Component> components;
  private final int lastMandatory;

  /** A position of a composite. */
  public record Component(ElementType element, boolean mandatory) {}

  public CompositeType(String code, List<Component> components) {
    this.code = code;
    this.components = List.copyOf(components);
    this.lastMandatory = Mandatory.last(components.stream().map(Component::mandatory).toList());
  }

  @Override
  public String code() {
    return code;
  }

  /** One for each position; a repeat in the directory is so many positions. */
  public List<Component> components() {
    return components;
  }

  /** The last position that must be filled, from 1; 0 where none must. */
  public int lastMandatory() {
    return lastMandatory;
  }
}

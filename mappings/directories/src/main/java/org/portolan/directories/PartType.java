package org.portolan.directories;

/** What stands at a position of a segment: an element, or a composite of elements. */
public sealed interface PartType permits ElementType, CompositeType {
  String code();
}

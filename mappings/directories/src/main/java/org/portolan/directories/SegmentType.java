package org.portolan.directories;

import java.util.List;

/** A segment, such as {@code DTM}. */
public final class SegmentType {
  private final String tag;
  private final List<Part> parts;
  private final int lastMandatory;

  /** A position of a segment. */
  public record Part(PartType type, boolean mandatory) {}

  public SegmentType(String tag, List<Part> parts) {
    this.tag = tag;
    this.parts = List.copyOf(parts);
    this.lastMandatory = Mandatory.last(parts.stream().map(Part::mandatory).toList());
  }

  public String tag() {
    return tag;
  }

  /** One for each position; a repeat in the directory is so many positions. */
  public List<Part> parts() {
    return parts;
  }

  /** The last position that must be filled, from 1; 0 where none must. */
  public int lastMandatory() {
    return lastMandatory;
  }
}

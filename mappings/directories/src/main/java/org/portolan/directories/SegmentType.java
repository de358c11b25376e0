package org.portolan.directories;

import java.util.List;

/**
 * A segment.
 *
 * @param parts one for each position; a repeat in the directory is so many positions
 */
public record SegmentType(String tag, List<Part> parts) {
  /** A position of a segment. */
  public record Part(PartType type, boolean mandatory) {}

  public SegmentType {
    parts = List.copyOf(parts);
  }
}

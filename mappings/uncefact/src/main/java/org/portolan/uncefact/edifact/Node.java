package org.portolan.uncefact.edifact;

import org.portolan.directories.Places;
import org.portolan.directories.Structure;

/**
 * A segment in its place.
 *
 * @param group the group it belongs to; null at the top of the message
 * @param section H, D or S: bounded by UNS, or D from the first detail trigger on
 */
public record Node(Segment segment, Group group, char section) {
  /**
   * A group as it occurs in a message.
   *
   * @param trigger the segment that began it
   * @param parent the group around it; null at the top
   * @param place of the group in the structure
   */
  public record Group(Segment trigger, Group parent, Structure.Group place) {
    /** The places that the directory gives the group. */
    public Places members() {
      return place.members();
    }

    /** One occurrence is no other, whatever stands in it. */
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** Whether the segment is the one that began its group. */
  public boolean isTrigger() {
    return group != null && group.trigger() == segment;
  }

  /** The group around the segment, or around the group that it begins; null at the top. */
  public Group around() {
    return isTrigger() ? group.parent() : group;
  }

  /** The triggers that lead to the segment, each with its qualifier: {@code NAD+CN/CTA+IC}. */
  public String path() {
    StringBuilder path = new StringBuilder();
    prepend(path, around());
    return append(path, segment).toString();
  }

  private static void prepend(StringBuilder path, Group group) {
    if (group != null) {
      prepend(path, group.parent());
      append(path, group.trigger()).append('/');
    }
  }

  private static StringBuilder append(StringBuilder path, Segment segment) {
    path.append(segment.tag());
    return segment.isEmpty(1, 1) ? path : path.append('+').append(segment.text(1, 1));
  }
}

package org.portolan.uncefact.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.directories.Directory;
import org.portolan.directories.SegmentType;
import org.portolan.directories.Structure;
import org.portolan.uncefact.edifact.OutSegment;

/**
 * A place of a message's structure with everything looked up that writing asks of it.
 *
 * @param parts of its segment, or its group's trigger; null where the directory has no such segment
 * @param isDemanded whether something must stand there
 * @param control the segment that parts sections, which stands there always; else null
 * @param members of a group, its trigger first; none for a segment
 */
record WritePlace(
    SegmentParts parts, int max, boolean isDemanded, OutSegment control, WritePlace[] members) {
  private static final WritePlace[] NONE = {};
  private static final String CONTROL = "UNS";

  static WritePlace[] of(List<Structure> structure, Directory directory) {
    return of(structure, directory, new HashMap<>());
  }

  private static WritePlace[] of(
      List<Structure> structure, Directory directory, Map<String, SegmentParts> known) {
    WritePlace[] places = new WritePlace[structure.size()];
    boolean isLast = true;
    for (int i = places.length - 1; i >= 0; i--) {
      Structure place = structure.get(i);
      OutSegment control = null;
      if (place.trigger().equals(CONTROL)) {
        control = OutSegment.of(CONTROL).with(isLast ? "S" : "D").end();
        isLast = false;
      }
      SegmentType type = directory.segment(place.trigger());
      places[i] =
          new WritePlace(
              type == null
                  ? null
                  : known.computeIfAbsent(place.trigger(), tag -> new SegmentParts(type)),
              place.max(),
              place.min() > 0,
              control,
              place instanceof Structure.Group group
                  ? of(group.members(), directory, known)
                  : NONE);
    }
    return places;
  }
}

package org.portolan.uncefact.edifact;

import java.util.ArrayList;
import java.util.List;
import org.portolan.directories.Directory;
import org.portolan.directories.MessageType;
import org.portolan.directories.Places;
import org.portolan.directories.Structure;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/**
 * Puts the segments of a message into its structure (ISO 9735 section 8: a segment is identified by
 * its tag and its position). A segment that fits nowhere stays with the group it stands in.
 */
public final class StructureReader {
  private final List<Node> nodes = new ArrayList<>();
  private final List<Finding> findings = new BoundedFindings();
  private Level level;
  private final Place unh;
  private final ValidationProfile profile;
  private final Level root;
  private final char[] sections;

  /** Where the reading stands in one list of places. */
  private static final class Level {
    final Places places;
    final Level parent;
    final Node.Group group;
    int at;
    int count;

    Level(Places places, Level parent, Node.Group group) {
      this.places = places;
      this.parent = parent;
      this.group = group;
    }
  }

  private StructureReader(MessageType type, Place unh, ValidationProfile profile) {
    this.unh = unh;
    this.profile = profile;
    this.level = new Level(type.structure(), null, null);
    this.root = level;
    this.sections = Sections.of(type);
  }

  /** The segments between UNH and UNT, each in its place. */
  public record Placed(List<Node> nodes, List<Finding> findings) {}

  public static Placed read(
      MessageType type, Message message, Directory directory, ValidationProfile profile) {
    StructureReader reader = new StructureReader(type, message.segments().get(0).place(), profile);
    List<Segment> segments = message.segments();
    for (Segment segment : segments.subList(1, segments.size() - 1)) {
      reader.take(
          segment.hasRepetitions()
              ? Repetitions.spread(segment, directory, reader.findings)
              : segment);
    }
    reader.finish();
    return new Placed(reader.nodes, reader.findings);
  }

  private void take(Segment segment) {
    String tag = segment.tag();
    if (!fits(tag)) {
      if (!profile.allows(segment)) {
        findings.add(
            Finding.of(
                "PTL-EDI-021", segment.place(), tag, "a segment of the message at this place"));
      }
      add(segment, level.group);
      return;
    }
    while (true) {
      Structure place = forward(tag);
      if (place == null) {
        missing(level, level.places.size());
        level = level.parent;
        continue;
      }
      enter(place, segment);
      return;
    }
  }

  /** Whether the tag has a place from here on, in this level or one around it. */
  private boolean fits(String tag) {
    return level.places.next(tag, level.at) >= 0 || around(level, tag);
  }

  /** Moves to the tag's place in this level; null where it has none. */
  private Structure forward(String tag) {
    int there = level.places.next(tag, level.at);
    if (there == level.at && level.count >= level.places.get(there).max()) {
      // A full place is passed over where the tag has another, further on or around this group.
      int later = level.places.next(tag, there + 1);
      if (later >= 0 || around(level, tag)) {
        there = later;
      }
    }
    if (there < 0) {
      return null;
    }
    if (there > level.at) {
      missing(level, there);
      level.at = there;
      level.count = 0;
    }
    return level.places.get(there);
  }

  private static boolean around(Level level, String tag) {
    for (Level l = level.parent; l != null; l = l.parent) {
      if (l.places.next(tag, l.at) >= 0) {
        return true;
      }
    }
    return false;
  }

  private void enter(Structure place, Segment segment) {
    level.count++;
    if (level.count == place.max() + 1) {
      findings.add(
          Finding.of(
              place instanceof Structure.Group ? "PTL-EDI-024" : "PTL-EDI-023",
              segment.place(),
              "number " + level.count,
              "at most " + place.max()));
    }
    if (place instanceof Structure.Group group) {
      Node.Group occurrence = new Node.Group(segment, level.group, group.members());
      level = new Level(group.members(), level, occurrence);
      // The trigger may itself be a group's, as BGM's never is but some directories nest.
      enter(group.members().get(0), segment);
      return;
    }
    add(segment, level.group);
  }

  private void add(Segment segment, Node.Group group) {
    nodes.add(new Node(segment, group, sections[root.at]));
  }

  /**
   * Reports the mandatory places that are passed over, up to a place not included. The place told
   * is that of the segment before, as UCS has it (ISO 9735-4).
   */
  private void missing(Level l, int until) {
    for (int i = l.at; i < until; i++) {
      Structure place = l.places.get(i);
      int there = i == l.at ? l.count : 0;
      if (there < place.min()) {
        findings.add(
            Finding.of(
                "PTL-EDI-022",
                nodes.isEmpty() ? unh : last(),
                "nothing",
                place.trigger() + (place instanceof Structure.Group ? " group" : "")));
      }
    }
  }

  private Place last() {
    return nodes.get(nodes.size() - 1).segment().place();
  }

  private void finish() {
    for (Level l = level; l != null; l = l.parent) {
      missing(l, l.places.size());
    }
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import org.portolan.directories.MessageType;
import org.portolan.directories.Structure;
import org.portolan.uncefact.edifact.Sections;

/** A message's structure, asked for the places that a table's paths name. */
final class MessageShape {
  private final List<Structure> structure;
  private final char[] sections;

  MessageShape(MessageType type) {
    this.structure = type.structure();
    this.sections = Sections.of(type);
  }

  List<Structure> structure() {
    return structure;
  }

  /**
   * The way to a place: for each step of a path the index among the members of the group around it.
   * The first place that fits is the one that a reader comes to first.
   *
   * @return empty where the section has no such place
   */
  List<Integer> way(char section, List<Where.Step> steps) {
    List<Integer> way = new ArrayList<>();
    return find(structure, section, steps, 0, way) ? way : List.of();
  }

  private static boolean isAt(Where.Step step, Structure place) {
    return place.trigger().equals(step.tag())
        && (step.holding().isEmpty()
            || place instanceof Structure.Group group
                && group.members().next(step.holding(), 0) >= 0);
  }

  private boolean find(
      List<Structure> places, char section, List<Where.Step> steps, int depth, List<Integer> way) {
    boolean last = depth == steps.size() - 1;
    // The first member of a group is its trigger, which the step before has named.
    for (int i = depth == 0 ? 0 : 1; i < places.size(); i++) {
      Structure place = places.get(i);
      if (depth == 0 && sections[i] != section || !isAt(steps.get(depth), place)) {
        continue;
      }
      way.add(i);
      if (last
          || place instanceof Structure.Group group
              && find(group.members(), section, steps, depth + 1, way)) {
        return true;
      }
      way.remove(way.size() - 1);
    }
    return false;
  }
}

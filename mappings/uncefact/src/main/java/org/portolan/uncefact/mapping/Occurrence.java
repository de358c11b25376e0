package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.portolan.directories.Directory;
import org.portolan.directories.Places;
import org.portolan.directories.Structure;
import org.portolan.uncefact.edifact.OutSegment;

/** A segment or group as it occurs in a message that is being written; the message at the root. */
final class Occurrence {
  private final Occurrence parent;
  private final DraftSegment segment;
  private final String step;
  private final List<Structure> places;

  /** What stands at each place; null where nothing does. */
  private final List<Occurrence>[] members;

  private Occurrence(Occurrence parent, DraftSegment segment, String step, List<Structure> places) {
    this.parent = parent;
    this.segment = segment;
    this.step = step;
    this.places = places;
    this.members = newArray(places.size());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Occurrence>[] newArray(int size) {
    return new List[size];
  }

  private List<Occurrence> at(int place) {
    List<Occurrence> there = members[place];
    return there == null ? List.of() : there;
  }

  static Occurrence root(List<Structure> structure) {
    return new Occurrence(null, null, "", structure);
  }

  DraftSegment segment() {
    return segment;
  }

  /** The occurrence that a step of a path made before: the last of them, where it made several. */
  Occurrence find(int place, String step) {
    List<Occurrence> there = at(place);
    for (int i = there.size() - 1; i >= 0; i--) {
      if (there.get(i).step.equals(step)) {
        return there.get(i);
      }
    }
    return null;
  }

  /** The last occurrence at a place; null where there is none. */
  Occurrence last(int place) {
    List<Occurrence> there = at(place);
    return there.isEmpty() ? null : there.get(there.size() - 1);
  }

  /** The occurrence whose segment says something; the last of them, where there are several. */
  Optional<Occurrence> find(int place, Predicate<DraftSegment> says) {
    return at(place).reversed().stream().filter(it -> says.test(it.segment)).findFirst();
  }

  /** Whether the directory demands a place that nothing stands at. */
  boolean isDemanded(int place) {
    return places.get(place).min() > 0 && at(place).isEmpty();
  }

  /** Its number among those of its place, counted from 1. */
  int number() {
    return parent == null
        ? 1
        : 1
            + Arrays.stream(parent.members)
                .mapToInt(there -> there == null ? 0 : Math.max(0, there.indexOf(this)))
                .sum();
  }

  /** A further occurrence; empty where the directory allows no more. */
  Optional<Occurrence> add(int place, String step, Directory directory) {
    Structure at = places.get(place);
    List<Occurrence> there = at(place);
    if (there.size() >= at.max()) {
      return Optional.empty();
    }
    if (members[place] == null) {
      there = new ArrayList<>(4);
      members[place] = there;
    }
    Occurrence added =
        new Occurrence(
            this,
            new DraftSegment(directory.segment(at.trigger())),
            step,
            at instanceof Structure.Group group ? group.members() : List.of());
    there.add(added);
    return Optional.of(added);
  }

  /** Takes an occurrence away again that nothing was written into. */
  void drop() {
    for (List<Occurrence> there : parent.members) {
      if (there != null) {
        there.remove(this);
      }
    }
  }

  /** Takes away the segments that lack what the directory demands, each with its group. */
  void dropIncomplete(Consumer<Occurrence> dropped) {
    for (List<Occurrence> there : members) {
      for (int i = 0; there != null && i < there.size(); ) {
        Occurrence member = there.get(i);
        if (member.segment.isComplete()) {
          member.dropIncomplete(dropped);
          i++;
        } else {
          there.remove(i);
          member.all(dropped);
        }
      }
    }
  }

  private void all(Consumer<Occurrence> action) {
    action.accept(this);
    for (int i = 0; i < members.length; i++) {
      at(i).forEach(member -> member.all(action));
    }
  }

  /** Every occurrence at a place and below the places on the way to it. */
  void each(List<Integer> way, int depth, Consumer<Occurrence> action) {
    if (depth == way.size()) {
      action.accept(this);
    } else {
      at(way.get(depth)).forEach(member -> member.each(way, depth + 1, action));
    }
  }

  /** The occurrence so many groups further out. */
  Occurrence outer(int groups) {
    return groups == 0 ? this : parent.outer(groups - 1);
  }

  /** The segments in the order of the directory; UNS stands where the structure has it. */
  void write(Consumer<OutSegment> out) {
    if (segment != null) {
      out.accept(segment.written());
    }
    boolean hasSections = places instanceof Places some && some.next("UNS", 0) >= 0;
    for (int i = 0; i < members.length; i++) {
      if (hasSections && places.get(i).trigger().equals("UNS")) {
        boolean more = ((Places) places).next("UNS", i + 1) >= 0;
        out.accept(OutSegment.of("UNS").with(more ? "D" : "S").end());
      }
      List<Occurrence> there = members[i];
      for (int m = 0; there != null && m < there.size(); m++) {
        there.get(m).write(out);
      }
    }
  }
}

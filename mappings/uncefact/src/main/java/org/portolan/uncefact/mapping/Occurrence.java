package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.portolan.directories.Directory;
import org.portolan.directories.Structure;
import org.portolan.uncefact.edifact.OutSegment;

/** A segment or group as it occurs in a message that is being written; the message at the root. */
final class Occurrence {
  private final Occurrence parent;
  private final DraftSegment segment;
  private final String step;
  private final List<Structure> places;
  private final List<List<Occurrence>> members = new ArrayList<>();

  private Occurrence(Occurrence parent, DraftSegment segment, String step, List<Structure> places) {
    this.parent = parent;
    this.segment = segment;
    this.step = step;
    this.places = places;
    places.forEach(place -> members.add(new ArrayList<>(0)));
  }

  static Occurrence root(List<Structure> structure) {
    return new Occurrence(null, null, "", structure);
  }

  DraftSegment segment() {
    return segment;
  }

  /** The occurrence that a step of a path made before: the last of them, where it made several. */
  Optional<Occurrence> find(int place, String step) {
    List<Occurrence> there = members.get(place);
    for (int i = there.size() - 1; i >= 0; i--) {
      if (there.get(i).step.equals(step)) {
        return Optional.of(there.get(i));
      }
    }
    return Optional.empty();
  }

  /** The occurrence whose segment says something; the last of them, where there are several. */
  Optional<Occurrence> find(int place, Predicate<DraftSegment> says) {
    return members.get(place).reversed().stream().filter(it -> says.test(it.segment)).findFirst();
  }

  /** Whether the directory demands a place that nothing stands at. */
  boolean isDemanded(int place) {
    return places.get(place).min() > 0 && members.get(place).isEmpty();
  }

  /** Its number among those of its place, counted from 1. */
  int number() {
    return parent == null
        ? 1
        : 1 + parent.members.stream().mapToInt(there -> Math.max(0, there.indexOf(this))).sum();
  }

  /** A further occurrence; empty where the directory allows no more. */
  Optional<Occurrence> add(int place, String step, Directory directory) {
    Structure at = places.get(place);
    List<Occurrence> there = members.get(place);
    if (there.size() >= at.max()) {
      return Optional.empty();
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
    parent.members.forEach(there -> there.remove(this));
  }

  /** Takes away the segments that lack what the directory demands, each with its group. */
  void dropIncomplete(Consumer<Occurrence> dropped) {
    for (List<Occurrence> there : members) {
      for (Occurrence member : List.copyOf(there)) {
        if (member.segment.isComplete()) {
          member.dropIncomplete(dropped);
        } else {
          there.remove(member);
          member.all(dropped);
        }
      }
    }
  }

  private void all(Consumer<Occurrence> action) {
    action.accept(this);
    members.forEach(there -> there.forEach(member -> member.all(action)));
  }

  /** Every occurrence at a place and below the places on the way to it. */
  void each(List<Integer> way, int depth, Consumer<Occurrence> action) {
    if (depth == way.size()) {
      action.accept(this);
    } else {
      members.get(way.get(depth)).forEach(member -> member.each(way, depth + 1, action));
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
    long sections = places.stream().filter(place -> place.trigger().equals("UNS")).count();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).trigger().equals("UNS")) {
        out.accept(OutSegment.of("UNS").with(sections-- > 1 ? "D" : "S").end());
      }
      members.get(i).forEach(member -> member.write(out));
    }
  }
}

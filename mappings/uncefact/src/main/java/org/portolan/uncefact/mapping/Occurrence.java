package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.portolan.uncefact.edifact.OutSegment;

/** A segment or group as it occurs in a message that is being written; the message at the root. */
final class Occurrence implements Outcome {
  private final Occurrence parent;
  private final int place;
  private final DraftSegment segment;
  private final String step;
  private final WritePlace[] places;

  /** What stands at each place; null where nothing does. */
  private final List<Occurrence>[] members;

  private Occurrence(
      Occurrence parent, int place, DraftSegment segment, String step, WritePlace[] places) {
    this.parent = parent;
    this.place = place;
    this.segment = segment;
    this.step = step;
    this.places = places;
    this.members = places.length == 0 ? null : newArray(places.length);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Occurrence>[] newArray(int size) {
    return new List[size];
  }

  private List<Occurrence> at(int wanted) {
    List<Occurrence> there = members[wanted];
    return there == null ? List.of() : there;
  }

  static Occurrence root(WritePlace[] structure) {
    return new Occurrence(null, 0, null, "", structure);
  }

  DraftSegment segment() {
    return segment;
  }

  /**
   * The occurrence that a step of a path made before, the last of them where it made several; else
   * null.
   *
   * @param wanted the step's text, one object for all that say the same
   */
  Occurrence find(int at, String wanted) {
    List<Occurrence> there = members[at];
    for (int i = there == null ? -1 : there.size() - 1; i >= 0; i--) {
      Occurrence occurrence = there.get(i);
      if (occurrence.step == wanted) {
        return occurrence;
      }
    }
    return null;
  }

  /** The last occurrence at a place; null where there is none. */
  Occurrence last(int at) {
    List<Occurrence> there = members[at];
    return there == null || there.isEmpty() ? null : there.get(there.size() - 1);
  }

  /** The occurrence whose segment says something, the last of several; null where none does. */
  Occurrence find(int at, Predicate<DraftSegment> says) {
    List<Occurrence> there = at(at);
    for (int i = there.size() - 1; i >= 0; i--) {
      if (says.test(there.get(i).segment)) {
        return there.get(i);
      }
    }
    return null;
  }

  /** Whether the directory demands a place that nothing stands at. */
  boolean isDemanded(int at) {
    return places[at].isDemanded() && at(at).isEmpty();
  }

  /** Its number among those of its place, counted from 1. */
  int number() {
    return parent == null ? 1 : 1 + Math.max(0, parent.at(place).indexOf(this));
  }

  /**
   * A further occurrence; null where the directory allows no more.
   *
   * @param made the text of the step that it is made for; null where no other may find it
   */
  Occurrence add(int at, String made) {
    WritePlace wanted = places[at];
    List<Occurrence> there = members[at];
    if (there == null) {
      there = new ArrayList<>(4);
      members[at] = there;
    }
    if (there.size() >= wanted.max()) {
      return null;
    }
    Occurrence added =
        new Occurrence(this, at, new DraftSegment(wanted.parts()), made, wanted.members());
    there.add(added);
    return added;
  }

  /** Takes an occurrence away again that nothing was written into. */
  void drop() {
    parent.at(place).remove(this);
  }

  /** Takes away the segments that lack what the directory demands, each with its group. */
  void dropIncomplete(Consumer<Occurrence> dropped) {
    for (int p = 0; p < places.length; p++) {
      List<Occurrence> there = members[p];
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
    for (int i = 0; i < places.length; i++) {
      at(i).forEach(member -> member.all(action));
    }
  }

  /** Every occurrence at a place and below the places on the way to it. */
  void each(int[] way, int from, int to, Consumer<Occurrence> action) {
    if (from == to) {
      action.accept(this);
      return;
    }
    List<Occurrence> there = at(way[from]);
    for (int i = 0; i < there.size(); i++) {
      there.get(i).each(way, from + 1, to, action);
    }
  }

  /** The occurrence so many groups further out. */
  Occurrence outer(int groups) {
    return groups == 0 ? this : parent.outer(groups - 1);
  }

  /** The segments in the order of the directory; UNS stands where the structure has it. */
  void write(List<OutSegment> out) {
    if (segment != null) {
      out.add(segment.written());
    }
    for (int i = 0; i < places.length; i++) {
      if (places[i].control() != null) {
        out.add(places[i].control());
      }
      List<Occurrence> there = members[i];
      for (int m = 0; there != null && m < there.size(); m++) {
        there.get(m).write(out);
      }
    }
  }
}

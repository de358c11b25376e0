package org.portolan.uncefact.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.portolan.directories.ElementType;
import org.portolan.directories.SegmentType;

/**
 * The places of a segment that a rule's value goes to, and what has to stand there with it: what
 * the path asks for, what the conditions say, what tells one repeat of a composite from another.
 */
final class WriteTake {
  private static final int NONE = -1;

  private final Fixed[] fixed;
  private final int[] absent;
  private final Spot[] spots;
  private final boolean anySpot;
  private final boolean all;
  private final String told;
  private final Set<String> tellings;
  private final Set<String> listed;
  private final ElementType second;
  private final List<Condition> conditions;

  /** A text that stands beside every value. */
  private record Fixed(int part, String text) {}

  /** A condition of the rule. */
  private record Condition(int part, String value, boolean present) {
    boolean holds(DraftSegment segment) {
      return value != null ? segment.text(part).equals(value) : segment.isFree(part) != present;
    }
  }

  /**
   * A place of the value.
   *
   * @param start of its element
   * @param second of the pair that it is one of; -1 where it is none
   * @param test what tells it from others; -1 where nothing does
   */
  private record Spot(int value, int start, int second, int test) {}

  private WriteTake(
      Take take,
      When when,
      List<Demand> demands,
      SegmentType segment,
      Predicate<String> isOpenList) {
    SegmentParts parts = new SegmentParts(segment);
    this.conditions =
        when.conditions().stream()
            .map(it -> new Condition(parts.part(it.at()), it.value(), it.present()))
            .toList();
    this.fixed = fixed(demands, parts);
    this.absent =
        conditions.stream()
            .filter(it -> it.value() == null && !it.present())
            .mapToInt(Condition::part)
            .toArray();
    this.all = take.all();
    this.anySpot = all || take.wanted().length > 0;
    this.spots =
        take.values().stream()
            .map(
                at ->
                    new Spot(
                        parts.part(at),
                        parts.part(at.element(), 1),
                        part(parts, take.second(at)),
                        part(parts, take.test(at))))
            .toArray(Spot[]::new);
    this.told = take.wanted().length == 0 ? "" : take.wanted()[0];
    this.tellings = Set.copyOf(List.of(take.wanted()));
    Address first = take.values().get(0);
    this.second = take.second(first) == null ? null : parts.element(take.second(first));
    ElementType element = parts.element(first);
    boolean open =
        !element.isCoded()
            || when.namesAValue()
            || take.wanted().length > 0
            || isOpenList.test(segment.tag() + " " + element.code());
    this.listed = open ? null : element.codes();
  }

  /**
   * @param isOpenList whether an overlay opens the list of an element: {@code DTM 2379}
   */
  static WriteTake of(
      Take take,
      When when,
      List<Demand> demands,
      SegmentType segment,
      Predicate<String> isOpenList) {
    return new WriteTake(take, when, demands, segment, isOpenList);
  }

  private static int part(SegmentParts parts, Address at) {
    return at == null ? NONE : parts.part(at);
  }

  /** What path and conditions name; of two texts for one place the later one counts. */
  private Fixed[] fixed(List<Demand> demands, SegmentParts parts) {
    Map<Integer, String> texts = new LinkedHashMap<>();
    for (Demand demand : demands) {
      if (demand.only() != null && !demand.only().isEmpty()) {
        texts.put(parts.part(demand.at()), demand.only());
      }
    }
    for (Condition condition : conditions) {
      if (condition.value() != null) {
        texts.put(condition.part(), condition.value());
      }
    }
    return texts.entrySet().stream()
        .map(it -> new Fixed(it.getKey(), it.getValue()))
        .toArray(Fixed[]::new);
  }

  /** How many texts the rule has places for. */
  int size() {
    return spots.length;
  }

  /** Whether a repeat of the element may say more than one does. */
  boolean isToldApart() {
    return !tellings.isEmpty();
  }

  /** Whether the directory lists a text, where its list is the one that counts. */
  boolean lists(Rendered rendered) {
    return listed == null || rendered.component() != 0 || listed.contains(rendered.text());
  }

  /** Whether the second element of a pair takes a code. */
  boolean listsSecond(String code) {
    return second != null && (!second.isCoded() || second.codes().contains(code));
  }

  /** Sets a value and what has to stand beside it, or nothing where one of them has no place. */
  boolean set(Rendered rendered, DraftSegment segment, Texts texts) {
    for (int part : absent) {
      if (!segment.isFree(part)) {
        return false;
      }
    }
    texts.clear();
    for (Fixed one : fixed) {
      texts.put(one.part(), one.text());
    }
    int wanted = rendered.size();
    int most = anySpot ? spots.length : 1;
    int put = 0;
    for (int i = 0; i < most && put < wanted; i++) {
      Spot spot = spots[i];
      boolean takes = spot.test() == NONE || segment.takes(spot.test(), told);
      if (takes && (!anySpot || segment.isFree(spot.value()))) {
        beside(spot, rendered, put++, texts);
      }
    }
    return put == wanted && texts.setIn(segment);
  }

  /** One text in its place, with what tells the place from others and what makes up a pair. */
  private void beside(Spot spot, Rendered rendered, int number, Texts texts) {
    texts.put(spot.value(), rendered.text(number));
    if (!rendered.second().isEmpty() && spot.second() != NONE) {
      texts.put(spot.second(), rendered.second());
    }
    if (spot.test() != NONE && !told.isEmpty()) {
      texts.put(spot.test(), told);
    }
    if (rendered.component() != 0) {
      texts.put(spot.start() + rendered.component() - 1, rendered.beside());
    }
  }

  /** Sets a constant in a segment that other rules made, where its place is free. */
  void constant(String text, DraftSegment segment) {
    for (Condition condition : conditions) {
      if (!condition.holds(segment)) {
        return;
      }
    }
    for (Spot spot : spots) {
      boolean here = spot.test() == NONE || tellings.contains(segment.text(spot.test()));
      if (here && segment.isFree(spot.value())) {
        segment.set(spot.value(), text);
        if (!all) {
          return;
        }
      }
    }
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TermPath;

/** A rule with everything looked up that a message does not change. */
final class CompiledRule {
  /** A term of the model, from a place that the rule's pointer may be relative to. */
  record Target(TermNode from, TermPath path) {}

  /**
   * What the trigger of a group around a repeat says of each element of the repeat.
   *
   * @param outwards how many groups further out, the repeat's own trigger or segment being 0
   */
  record Bound(int outwards, Address at, List<Target> targets) {
    TermPath target(TermNode repeat) {
      return find(targets, repeat);
    }
  }

  private final Rule rule;
  private final Take take;
  private final Conversion conversion;
  private final When when;
  private final int[] readAlong;
  private final List<Target> targets;
  private final List<Target> ends;
  private final List<Target> named;
  private final List<Bound> bound;
  private final boolean absolute;
  private final boolean distributed;

  /**
   * @param take null where all of a segment is meant
   * @param conversion null where nothing is read
   * @param targets where the value goes, for each place that the pointer may be relative to; one
   *     where it is absolute
   * @param ends the same for the second end of a period; empty where there is none
   * @param named for each of them that is a repeat, the term that takes the number it is opened by
   * @param bound what the groups around a repeat say of its elements
   */
  CompiledRule(
      Rule rule,
      Take take,
      Conversion conversion,
      When when,
      List<Target> targets,
      List<Target> ends,
      List<Target> named,
      List<Bound> bound) {
    this.rule = rule;
    this.take = take;
    this.conversion = conversion;
    this.when = when;
    this.readAlong = readAlong(take, conversion, when);
    this.targets = List.copyOf(targets);
    this.ends = List.copyOf(ends);
    this.named = List.copyOf(named);
    this.bound = List.copyOf(bound);
    this.distributed = Distribution.isOne(rule.canonical());
    this.absolute = rule.canonical().startsWith("/");
  }

  private static int[] readAlong(Take take, Conversion conversion, When when) {
    if (take == null || conversion == null) {
      return new int[0];
    }
    List<Integer> components = new ArrayList<>(take.telling());
    components.addAll(conversion.naming());
    components.addAll(when.components());
    return components.stream().mapToInt(Integer::intValue).toArray();
  }

  Rule rule() {
    return rule;
  }

  Take take() {
    return take;
  }

  Conversion conversion() {
    return conversion;
  }

  When when() {
    return when;
  }

  /** Components of the same element that are read to understand the one that is taken. */
  int[] readAlong() {
    return readAlong;
  }

  boolean isAbsolute() {
    return absolute;
  }

  /** Whether a header says the value for every element of a repeat. */
  boolean isDistributed() {
    return distributed;
  }

  boolean isPeriod() {
    return !ends.isEmpty();
  }

  /** Where the second end of a period goes. */
  TermPath end(TermNode from) {
    return find(ends, from);
  }

  List<Bound> bound() {
    return bound;
  }

  /** The only target of a rule whose pointer is absolute. */
  Target onlyTarget() {
    return targets.get(0);
  }

  boolean asksTheSame(CompiledRule other) {
    return rule.where().equals(other.rule.where());
  }

  /** Where the value goes from a place of the document; null where the model has no such term. */
  TermPath target(TermNode from) {
    return find(targets, from);
  }

  /** Where the number goes by which a repeat was opened; null where it is not kept. */
  TermPath named(TermNode repeat) {
    return find(named, repeat);
  }

  /** Whether its pointer names an element of a repeat, which the document may have or not. */
  boolean namesAnElement() {
    return targets.stream().anyMatch(target -> target.path().namesAnElement());
  }

  private static TermPath find(List<Target> targets, TermNode from) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).from() == from) {
        return targets.get(i).path();
      }
    }
    return null;
  }
}

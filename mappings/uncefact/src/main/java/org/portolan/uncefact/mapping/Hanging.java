package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portolan.uncefact.model.Terms;

/**
 * Finds the repeats that a rule with a relative pointer is about, as reading does: the one that its
 * own segment opened last, else those of the nearest group around it, of those whose elements have
 * such a term.
 */
final class Hanging {
  private final Terms terms = Terms.load();
  private final List<WriteRule> openers;
  private final Map<WriteRule, Integer> order = new IdentityHashMap<>();
  private final Map<WriteRule, List<WriteRule>> around = new IdentityHashMap<>();
  private final Map<WriteRule, Set<String>> patterns = new IdentityHashMap<>();

  Hanging(List<WriteRule> rules) {
    this.openers = rules.stream().filter(WriteRule::isOpener).toList();
    for (int i = 0; i < rules.size(); i++) {
      order.put(rules.get(i), i);
    }
  }

  /** Several where openers with different qualifiers may be around; none where the rule is lost. */
  List<WriteRule> around(WriteRule rule) {
    List<WriteRule> known = around.get(rule);
    if (known != null) {
      return known;
    }
    around.put(rule, List.of());
    List<WriteRule> found = own(rule);
    found = found.isEmpty() ? further(rule) : found;
    around.put(rule, found);
    return found;
  }

  /** The one before it in the table that its own segment opens. */
  private List<WriteRule> own(WriteRule rule) {
    List<WriteRule> own = new ArrayList<>();
    for (WriteRule opener : openers) {
      if (opener.depth() == rule.depth() && isBefore(opener, rule) && fits(rule, opener)) {
        own.clear();
        own.add(opener);
      }
    }
    return own;
  }

  private List<WriteRule> further(WriteRule rule) {
    int nearest = 0;
    List<WriteRule> around = new ArrayList<>();
    for (WriteRule opener : openers) {
      boolean outer = opener.depth() < rule.depth() && opener.depth() >= nearest;
      // Of two repeats that one segment opens, the second is within the first: it says its own.
      if (outer && fits(rule, opener) && own(opener).isEmpty()) {
        if (opener.depth() > nearest) {
          nearest = opener.depth();
          around.clear();
        }
        around.add(opener);
      }
    }
    return around;
  }

  private boolean isBefore(WriteRule opener, WriteRule rule) {
    return order.get(opener) < order.get(rule);
  }

  private boolean fits(WriteRule rule, WriteRule opener) {
    return opener != rule && rule.isWithin(opener) && has(opener, Periods.first(rule.rule()));
  }

  /** Whether the elements of a repeat have a term. */
  private boolean has(WriteRule opener, String member) {
    for (String array : patterns(opener)) {
      if (terms.find(array + "/" + member).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The absolute patterns of a repeat: several where it is in several others. */
  private Set<String> patterns(WriteRule opener) {
    Set<String> known = patterns.get(opener);
    if (known != null) {
      return known;
    }
    Set<String> found = new LinkedHashSet<>();
    patterns.put(opener, found);
    if (opener.isRelative()) {
      for (WriteRule outer : around(opener)) {
        patterns(outer).forEach(array -> found.add(array + "/" + opener.rule().canonical()));
      }
    } else {
      found.add(opener.rule().canonical());
    }
    return found;
  }
}

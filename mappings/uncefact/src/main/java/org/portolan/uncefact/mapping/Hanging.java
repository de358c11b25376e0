package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds the repeats that a rule with a relative pointer is about, as reading does: the one that its
 * own segment opened last, else those of the nearest group around it.
 */
final class Hanging {
  private final List<WriteRule> before = new ArrayList<>();
  private final Set<WriteRule> inner = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Several where openers with different qualifiers may be around; none where the rule is lost. */
  List<WriteRule> around(WriteRule rule) {
    for (int i = before.size() - 1; i >= 0; i--) {
      WriteRule opener = before.get(i);
      if (opener.depth() == rule.depth() && rule.isWithin(opener)) {
        if (rule.isOpener()) {
          // Of two repeats that one segment opens, the second is within the first.
          inner.add(rule);
        }
        return List.of(opener);
      }
    }
    return List.of();
  }

  /** The same for a rule whose own segment opens nothing, once all openers are known. */
  List<WriteRule> further(WriteRule rule) {
    int nearest = 0;
    List<WriteRule> around = new ArrayList<>();
    for (WriteRule opener : before) {
      if (opener.depth() < rule.depth() && !inner.contains(opener) && rule.isWithin(opener)) {
        if (opener.depth() > nearest) {
          nearest = opener.depth();
          around.clear();
        }
        if (opener.depth() == nearest) {
          around.add(opener);
        }
      }
    }
    return around;
  }

  void opened(WriteRule opener) {
    before.add(opener);
  }
}

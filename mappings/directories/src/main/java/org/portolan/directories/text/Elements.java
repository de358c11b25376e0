package org.portolan.directories.text;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.directories.ElementType;

/**
 * Data elements: EDED says each one's form (Repr: an..35), UNCL the codes of those that are coded.
 * What stands before a number or a code in its first columns says what changed, and is passed over.
 */
final class Elements {
  private static final Pattern HEAD = Pattern.compile("^[ +*#|X]{1,5} *(\\d{4}) {1,3}\\S.*");
  private static final Pattern FORM = Pattern.compile("^.? *Repr: *(an|a|n)(\\.\\.)?(\\d+)\\s*$");
  private static final Pattern CODE = Pattern.compile("^[ +*#|X]{5}([^\\s:]{1,17})(?: +\\S.*)?$");

  private final Map<String, Form> forms = new HashMap<>();
  private final Map<String, Set<String>> codes = new HashMap<>();
  private final Map<String, ElementType> types = new HashMap<>();

  /** As in {@code an..35}. */
  private record Form(boolean numeric, int min, int max) {}

  /** EDED: the form of each element. */
  void forms(TextFile eded) {
    String element = null;
    for (int i = 0; i < eded.lines().size(); i++) {
      String line = eded.lines().get(i);
      Matcher head = HEAD.matcher(line);
      Matcher form = FORM.matcher(line);
      if (form.matches()) {
        if (element == null) {
          throw eded.unusable(i, "the number of an element before its Repr");
        }
        int max = Integer.parseInt(form.group(3));
        forms.put(
            element, new Form(form.group(1).equals("n"), form.group(2) == null ? max : 1, max));
        element = null;
      } else if (head.matches() && afterRule(eded, i)) {
        element = head.group(1);
      } else if (line.strip().startsWith("Repr:")) {
        throw eded.unusable(i, "a form as in an..35 or n3");
      }
    }
    if (forms.isEmpty()) {
      throw eded.unusable(eded.lines().size(), "elements, each with a line Repr:");
    }
  }

  /** UNCL: the codes of each element. */
  void codes(TextFile uncl) {
    Set<String> current = null;
    boolean inCodes = false;
    for (int i = 0; i < uncl.lines().size(); i++) {
      String line = uncl.lines().get(i);
      Matcher head = HEAD.matcher(line);
      if (head.matches() && afterRule(uncl, i)) {
        current = codes.computeIfAbsent(head.group(1), it -> new LinkedHashSet<>());
        inCodes = false;
      } else if (FORM.matcher(line).matches()) {
        inCodes = true;
      } else if (inCodes && current != null) {
        Matcher code = CODE.matcher(line);
        if (code.matches() && line.charAt(5) != ' ') {
          current.add(code.group(1));
        }
      }
    }
  }

  /** Each entry begins below a line of dashes. */
  private static boolean afterRule(TextFile file, int line) {
    int before = line - 1;
    while (before >= 0 && file.lines().get(before).isBlank()) {
      before--;
    }
    return before >= 0 && file.lines().get(before).startsWith("----------");
  }

  boolean has(String code) {
    return forms.containsKey(code);
  }

  ElementType type(String code) {
    return types.computeIfAbsent(
        code,
        it -> {
          Form form = forms.get(it);
          return new ElementType(
              it, form.numeric(), form.min(), form.max(), codes.getOrDefault(it, Set.of()));
        });
  }
}

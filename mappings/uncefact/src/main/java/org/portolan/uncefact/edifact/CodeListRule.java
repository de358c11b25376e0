package org.portolan.uncefact.edifact;

import java.util.List;
import org.portolan.directories.CompositeType;

/**
 * Whose list a code is of. It is the directory's where 1131 and 3055 of its composite are empty, or
 * 3055 says UN/CEFACT (6); else it is of the list that they name.
 */
final class CodeListRule {
  private static final String LIST = "1131";
  private static final String AGENCY = "3055";

  private CodeListRule() {}

  /**
   * @param composite the one that the code stands in; null for an element of its own
   */
  static boolean isTheDirectorys(Segment segment, int e, int c, CompositeType composite) {
    if (composite == null) {
      return true;
    }
    List<CompositeType.Component> components = composite.components();
    String code = components.get(c - 1).element().code();
    int at = code.equals(LIST) || code.equals(AGENCY) ? c : c + 1;
    if (code.equals(AGENCY) || at > components.size() || !isList(components, at)) {
      return true;
    }
    boolean hasAgency =
        at < components.size() && components.get(at).element().code().equals(AGENCY);
    if (hasAgency && !segment.isEmpty(e, at + 1)) {
      return segment.is(e, at + 1, "6");
    }
    return at == c || segment.isEmpty(e, at);
  }

  private static boolean isList(List<CompositeType.Component> components, int at) {
    return components.get(at - 1).element().code().equals(LIST);
  }
}

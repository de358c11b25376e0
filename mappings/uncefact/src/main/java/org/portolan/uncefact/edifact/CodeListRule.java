package org.portolan.uncefact.edifact;

import java.util.List;
import org.portolan.directories.CompositeType;

/**
 * Whose list a code is of: the directory's only where 1131 and 3055 of its composite are empty, or
 * 3055 says UN/CEFACT (6).
 */
final class CodeListRule {
  private CodeListRule() {}

  static boolean isTheDirectorys(Segment segment, int e, int c, CompositeType composite) {
    if (composite == null) {
      return true;
    }
    List<CompositeType.Component> components = composite.components();
    for (int i = c; i < components.size(); i++) {
      String code = components.get(i).element().code();
      if (code.equals("1131")) {
        boolean noAgency =
            i + 1 >= components.size() || !components.get(i + 1).element().code().equals("3055");
        return noAgency
            ? segment.isEmpty(e, i + 1)
            : segment.is(e, i + 2, "6") || segment.isEmpty(e, i + 1) && segment.isEmpty(e, i + 2);
      }
      if (!components.get(i).mandatory() && i > c) {
        break;
      }
    }
    return true;
  }
}

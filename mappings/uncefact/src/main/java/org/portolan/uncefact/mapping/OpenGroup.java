package org.portolan.uncefact.mapping;

import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.model.Branch;

/**
 * A group that the reading of a message stands in: the rules about what is below it, and the
 * element that it opened in the document.
 */
final class OpenGroup {
  private final Node.Group group;
  private final OpenGroup around;
  private final RulePlace place;
  private Branch element;

  private OpenGroup(Node.Group group, OpenGroup around, RulePlace place) {
    this.group = group;
    this.around = around;
    this.place = place;
  }

  /** The message as a whole. */
  static OpenGroup message(RulePlace top) {
    return new OpenGroup(null, null, top);
  }

  /** The same group, if it is open here, or a group below it that is opened now. */
  OpenGroup at(Node.Group wanted) {
    for (OpenGroup open = this; open != null; open = open.around) {
      if (open.group == wanted) {
        return open;
      }
    }
    OpenGroup holder = at(wanted.parent());
    return new OpenGroup(wanted, holder, holder.place.below(wanted.trigger().tag()));
  }

  RulePlace place() {
    return place;
  }

  void opened(Branch branch) {
    element = branch;
  }

  /** What the group itself opened; null where it opened nothing yet. */
  Branch own() {
    return element;
  }

  OpenGroup around() {
    return around;
  }
}

package org.portolan.uncefact.mapping;

import org.portolan.uncefact.model.Branch;

/** What the pointer of a rule is relative to. */
final class Stand {
  /** The document as a whole. */
  static final int DOCUMENT = -2;

  /** The element that the segment opened for itself: it is no trigger, or its group has one. */
  static final int OWN = -1;

  private Stand() {}

  /**
   * @param stand one of the above, or how many groups outwards, 0 being the group at hand
   */
  static Branch branch(int stand, Branch document, Branch own, OpenGroup open) {
    if (stand == DOCUMENT) {
      return document;
    }
    if (stand == OWN) {
      return own;
    }
    OpenGroup group = open;
    for (int i = 0; i < stand; i++) {
      group = group.around();
    }
    return group.own();
  }
}

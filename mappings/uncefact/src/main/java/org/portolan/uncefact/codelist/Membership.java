package org.portolan.uncefact.codelist;

/** Whether a code is one of its list. */
public enum Membership {
  /** It is. */
  LISTED,
  /** It was, and the list marks it as deleted; old documents may still use it. */
  RETIRED,
  /** The whole list is here, and it is not in it. */
  NOT_LISTED,
  /** The list, or the part of it that would hold the code, is not here. */
  NOT_CHECKED
}

package org.portolan.directories;

import java.util.List;

/** Which positions must be filled. */
final class Mandatory {
  private Mandatory() {}

  /** The last one that must, from 1; 0 where none must. */
  static int last(List<Boolean> mandatory) {
    return mandatory.lastIndexOf(true) + 1;
  }
}

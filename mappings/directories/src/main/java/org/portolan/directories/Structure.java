package org.portolan.directories;

/** A place in a message's structure: a segment, or a group that its first segment triggers. */
public sealed interface Structure {
  int min();

  int max();

  /** The tag by which this place is entered. */
  String trigger();

  record SegmentPlace(String tag, int min, int max) implements Structure {
    @Override
    public String trigger() {
      return tag;
    }
  }

  /**
   * @param members the trigger segment first
   */
  record Group(Places members, int min, int max) implements Structure {
    @Override
    public String trigger() {
      return members.get(0).trigger();
    }
  }
}

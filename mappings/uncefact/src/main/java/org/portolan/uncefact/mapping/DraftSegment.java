package org.portolan.uncefact.mapping;

import org.portolan.uncefact.edifact.OutSegment;

/** A segment that is being filled, in the positions of its directory. */
final class DraftSegment {
  private final SegmentParts parts;
  private final String[] texts;
  private boolean saysAny;

  DraftSegment(SegmentParts parts) {
    this.parts = parts;
    this.texts = new String[parts.size()];
  }

  /** How its components are numbered. */
  SegmentParts parts() {
    return parts;
  }

  String text(int part) {
    String text = texts[part];
    return text == null ? "" : text;
  }

  /** Whether a component says nothing. */
  boolean isFree(int part) {
    String text = texts[part];
    return text == null || text.isEmpty();
  }

  /** Whether a text may stand there: the place is free, or holds the same. */
  boolean takes(int part, String text) {
    return isFree(part) || texts[part].equals(text);
  }

  void set(int part, String text) {
    texts[part] = text;
    saysAny = true;
  }

  /** Whether it says something, and all that the directory demands of the segment. */
  boolean isComplete() {
    return saysAny && parts.isComplete(texts);
  }

  OutSegment written() {
    return OutSegment.of(parts.tag(), texts, parts.starts());
  }
}

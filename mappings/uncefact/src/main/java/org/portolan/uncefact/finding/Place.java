package org.portolan.uncefact.finding;

/**
 * Where a finding stands.
 *
 * @param segment of the message, UNH being 1; 0 outside a message
 * @param tag of the segment; empty where there is none
 * @param element from 1; 0 where the segment as a whole is meant
 * @param component from 1; 0 where the element as a whole is meant
 * @param offset of the segment's first byte in the file, from 0
 */
public record Place(int segment, String tag, int element, int component, long offset) {
  @Override
  public String toString() {
    return append(new StringBuilder(48)).toString();
  }

  /** Adds the words of {@link #toString} to a text. */
  public StringBuilder append(StringBuilder text) {
    text.append(tag.isEmpty() ? "file" : tag);
    if (element > 0) {
      text.append(' ').append(element);
      if (component > 0) {
        text.append(':').append(component);
      }
    }
    if (segment > 0) {
      text.append(", segment ").append(segment);
    }
    return text.append(", byte ").append(offset);
  }
}

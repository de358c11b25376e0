package org.portolan.directories;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One directory, as in D.96B. */
public final class Directory {
  private final String name;
  private final Map<String, MessageType> messages;
  private final Map<String, SegmentType> segments;

  Directory(String name, Map<String, MessageType> messages, Map<String, SegmentType> segments) {
    this.name = name;
    this.messages = Collections.unmodifiableMap(new HashMap<>(messages));
    this.segments = new HashMap<>(segments);
  }

  /** As written in UNH with a point between: {@code D.96B}. */
  public String name() {
    return name;
  }

  public Optional<MessageType> message(String type) {
    return Optional.ofNullable(messages.get(type));
  }

  public Set<String> messages() {
    return messages.keySet();
  }

  /** The segment of a tag, or null where the directory has none. */
  public SegmentType segment(String tag) {
    return segments.get(tag);
  }

  @Override
  public String toString() {
    return name;
  }
}

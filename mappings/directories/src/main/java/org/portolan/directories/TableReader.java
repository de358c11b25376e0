package org.portolan.directories;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/** Reads a directory's table: strings, elements, composites, segments, messages, in this order. */
final class TableReader {
  private final DataInputStream in;
  private final List<String> strings = new ArrayList<>();

  private TableReader(DataInputStream in) {
    this.in = in;
  }

  static Directory read(String name, InputStream table) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new InflaterInputStream(table), 1 << 16))) {
      return new TableReader(in).directory(name);
    }
  }

  private Directory directory(String name) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      strings.add(in.readUTF());
    }
    List<ElementType> elements = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      elements.add(element());
    }
    List<CompositeType> composites = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      composites.add(composite(elements));
    }
    Map<String, SegmentType> segments = new HashMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      SegmentType segment = segment(elements, composites);
      segments.put(segment.tag(), segment);
    }
    Map<String, MessageType> messages = new HashMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String type = string();
      messages.put(type, new MessageType(type, structures()));
    }
    return new Directory(name, messages, segments);
  }

  private ElementType element() throws IOException {
    String code = string();
    boolean numeric = in.readBoolean();
    int min = in.readUnsignedShort();
    int max = in.readUnsignedShort();
    Set<String> codes = new HashSet<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      codes.add(string());
    }
    return new ElementType(code, numeric, min, max, codes);
  }

  private CompositeType composite(List<ElementType> elements) throws IOException {
    String code = string();
    List<CompositeType.Component> components = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      components.add(
          new CompositeType.Component(elements.get(in.readUnsignedShort()), in.readBoolean()));
    }
    return new CompositeType(code, components);
  }

  private SegmentType segment(List<ElementType> elements, List<CompositeType> composites)
      throws IOException {
    String tag = tag();
    List<SegmentType.Part> parts = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      boolean composite = in.readBoolean();
      int index = in.readUnsignedShort();
      parts.add(
          new SegmentType.Part(
              composite ? composites.get(index) : elements.get(index), in.readBoolean()));
    }
    return new SegmentType(tag, parts);
  }

  private Places structures() throws IOException {
    List<Structure> members = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      boolean group = in.readBoolean();
      int min = in.readInt();
      int max = in.readInt();
      members.add(
          group
              ? new Structure.Group(structures(), min, max)
              : new Structure.SegmentPlace(tag(), min, max));
    }
    return new Places(members);
  }

  /** Shared with every other directory and with the reader, so that equal tags are one object. */
  private String tag() throws IOException {
    return string().intern();
  }

  private String string() throws IOException {
    return strings.get(in.readInt());
  }
}

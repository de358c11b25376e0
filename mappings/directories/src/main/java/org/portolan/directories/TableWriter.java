package org.portolan.directories;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** Writes a directory as the table that {@link TableReader} reads. */
public final class TableWriter {
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final List<ElementType> elements = new ArrayList<>();
  private final List<CompositeType> composites = new ArrayList<>();
  private final Map<PartType, Integer> numbers = new IdentityHashMap<>();

  private TableWriter() {}

  /**
   * @param segments all of the directory
   * @param messages all of the directory
   */
  public static byte[] table(List<SegmentType> segments, List<MessageType> messages)
      throws IOException {
    return new TableWriter().write(segments, messages);
  }

  private byte[] write(List<SegmentType> segments, List<MessageType> messages) throws IOException {
    for (SegmentType segment : segments) {
      segment.parts().forEach(part -> number(part.type()));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    elements(out);
    composites(out);
    out.writeShort(segments.size());
    for (SegmentType segment : segments) {
      segment(segment, out);
    }
    out.writeShort(messages.size());
    for (MessageType message : messages) {
      out.writeInt(string(message.name()));
      structures(message.structure(), out);
    }
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    try (DataOutputStream whole = new DataOutputStream(new DeflaterOutputStream(table))) {
      whole.writeInt(strings.size());
      for (String text : strings.keySet()) {
        whole.writeUTF(text);
      }
      body.writeTo(whole);
    }
    return table.toByteArray();
  }

  private void number(PartType type) {
    if (numbers.containsKey(type)) {
      return;
    }
    switch (type) {
      case ElementType element -> {
        numbers.put(element, elements.size());
        elements.add(element);
      }
      case CompositeType composite -> {
        composite.components().forEach(it -> number(it.element()));
        numbers.put(composite, composites.size());
        composites.add(composite);
      }
    }
  }

  private void elements(DataOutputStream out) throws IOException {
    out.writeShort(elements.size());
    for (ElementType element : elements) {
      out.writeInt(string(element.code()));
      out.writeBoolean(element.numeric());
      out.writeShort(element.minLength());
      out.writeShort(element.maxLength());
      out.writeShort(element.codes().size());
      for (String code : element.codes().stream().sorted().toList()) {
        out.writeInt(string(code));
      }
    }
  }

  private void composites(DataOutputStream out) throws IOException {
    out.writeShort(composites.size());
    for (CompositeType composite : composites) {
      out.writeInt(string(composite.code()));
      out.writeShort(composite.components().size());
      for (CompositeType.Component component : composite.components()) {
        out.writeShort(numbers.get(component.element()));
        out.writeBoolean(component.mandatory());
      }
    }
  }

  private void segment(SegmentType segment, DataOutputStream out) throws IOException {
    out.writeInt(string(segment.tag()));
    out.writeShort(segment.parts().size());
    for (SegmentType.Part part : segment.parts()) {
      out.writeBoolean(part.type() instanceof CompositeType);
      out.writeShort(numbers.get(part.type()));
      out.writeBoolean(part.mandatory());
    }
  }

  private void structures(List<Structure> members, DataOutputStream out) throws IOException {
    out.writeShort(members.size());
    for (Structure member : members) {
      out.writeBoolean(member instanceof Structure.Group);
      out.writeInt(member.min());
      out.writeInt(member.max());
      switch (member) {
        case Structure.Group group -> structures(group.members(), out);
        case Structure.SegmentPlace place -> out.writeInt(string(place.tag()));
      }
    }
  }

  private int string(String text) {
    return strings.computeIfAbsent(text, it -> strings.size());
  }
}

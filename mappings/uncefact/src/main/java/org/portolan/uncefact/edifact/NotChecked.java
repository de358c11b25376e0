package org.portolan.uncefact.edifact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.directories.CompositeType;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.directories.PartType;
import org.portolan.directories.SegmentType;
import org.portolan.directories.Structure;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/**
 * What validation has not looked into, and why: notes for who has to know. They are made apart from
 * it, since every message has some.
 */
public final class NotChecked {
  private static final String CODE = "PTL-EDI-048";

  /** Their lists stand in ISO 3166, 639 and 4217, Recommendations 5, 19, 20 and 21, or are ours. */
  private static final Set<String> LISTED_ELSEWHERE =
      Set.of("3207", "3453", "4053", "6345", "6411", "7065", "8067", "9321");

  /** Directories by whose lists it is known which elements are coded. */
  private static final List<String> LISTING = List.of("D.96A", "D.21B");

  private final Directory directory;
  private final Map<String, Note> notes = new LinkedHashMap<>();

  /** Where something was met first, and how often. */
  private static final class Note {
    private final Place place;
    private final String seen;
    private int times;

    private Note(Place place, String seen) {
      this.place = place;
      this.seen = seen;
    }
  }

  private static final class Coded {
    private static final Set<String> ELEMENTS = coded();

    private static Set<String> coded() {
      Set<String> elements = new TreeSet<>(LISTED_ELSEWHERE);
      for (String name : LISTING) {
        Directory directory = Directories.find(name).orElseThrow();
        for (String type : directory.messages()) {
          directory
              .message(type)
              .ifPresent(message -> collect(message.structure(), directory, elements));
        }
      }
      return elements;
    }

    private static void collect(List<Structure> places, Directory directory, Set<String> into) {
      for (Structure place : places) {
        if (place instanceof Structure.Group group) {
          collect(group.members(), directory, into);
        } else if (directory.segment(place.trigger()) != null) {
          directory.segment(place.trigger()).parts().forEach(part -> collect(part.type(), into));
        }
      }
    }

    private static void collect(PartType type, Set<String> into) {
      switch (type) {
        case CompositeType composite ->
            composite.components().forEach(it -> collect(it.element(), into));
        case ElementType element -> {
          if (element.isCoded()) {
            into.add(element.code());
          }
        }
      }
    }
  }

  private NotChecked(Directory directory) {
    this.directory = directory;
  }

  /**
   * @param interchange that the message stands in
   * @return a note for each thing of the directory, and each element whose codes were not looked up
   */
  public static List<Finding> of(Interchange interchange, Message message) {
    Optional<Directory> directory = Directories.find(message.directory());
    if (directory.isEmpty()) {
      return List.of();
    }
    NotChecked unchecked = new NotChecked(directory.get());
    message.segments().forEach(unchecked::segment);
    Place unh = message.segments().get(0).place(2, 0);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.of(
            CODE,
            unh,
            "elements of form a, and dependency notes",
            "tables of " + directory.get() + " that tell a from an, and dependencies"));
    unchecked.notes.forEach(
        (expected, note) ->
            findings.add(
                Finding.of(CODE, note.place, note.seen + ", " + note.times + " times", expected)));
    return findings;
  }

  private void segment(Segment segment) {
    SegmentType type = directory.segment(segment.tag());
    if (type == null) {
      return;
    }
    for (int e = 1; e <= Math.min(segment.elements(), type.parts().size()); e++) {
      switch (type.parts().get(e - 1).type()) {
        case ElementType element -> element(segment, element, e, 1, null);
        case CompositeType composite -> {
          int components = Math.min(segment.components(e), composite.components().size());
          for (int c = 1; c <= components; c++) {
            element(segment, composite.components().get(c - 1).element(), e, c, composite);
          }
        }
      }
    }
  }

  private void element(Segment segment, ElementType type, int e, int c, CompositeType composite) {
    if (segment.isEmpty(e, c) || !Coded.ELEMENTS.contains(type.code())) {
      return;
    }
    if (!CodeListRule.isTheDirectorys(segment, e, c, composite)) {
      note(segment, e, c, type, "the list that 1131 and 3055 name for " + type.code());
    } else if (!type.isCoded()) {
      note(
          segment,
          e,
          c,
          type,
          LISTED_ELSEWHERE.contains(type.code())
              ? "the list of " + type.code() + ", which is kept elsewhere"
              : "a list of " + type.code() + " in " + directory);
    }
  }

  private void note(Segment segment, int e, int c, ElementType type, String expected) {
    notes.computeIfAbsent(
            expected, it -> new Note(segment.place(e, c), type.code() + " " + segment.text(e, c)))
        .times++;
  }
}

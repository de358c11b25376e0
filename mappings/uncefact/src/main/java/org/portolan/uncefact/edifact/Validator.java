package org.portolan.uncefact.edifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.directories.CompositeType;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.directories.MessageType;
import org.portolan.directories.SegmentType;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;

/**
 * Judges a message against its directory: structure, elements, lengths, types, characters, codes.
 * What the directory's tables cannot tell is not judged.
 */
public final class Validator {
  /** Findings that a tolerant reader lowers to warnings. */
  private static final Set<String> TOLERATED =
      Set.of(
          "PTL-EDI-010",
          "PTL-EDI-013",
          "PTL-EDI-021",
          "PTL-EDI-022",
          "PTL-EDI-023",
          "PTL-EDI-024",
          "PTL-EDI-031",
          "PTL-EDI-034",
          "PTL-EDI-035",
          "PTL-EDI-037",
          "PTL-EDI-039");

  private final Mode mode;
  private final ValidationProfile profile;

  public Validator(Mode mode, ValidationProfile profile) {
    this.mode = mode;
    this.profile = profile;
  }

  /**
   * @param directory empty where it, or the message in it, is not known
   */
  public record Judged(Optional<Directory> directory, List<Node> nodes, List<Finding> findings) {
    public boolean isAccepted() {
      return findings.stream().noneMatch(finding -> finding.level() == Level.ERROR);
    }
  }

  public Judged judge(Interchange interchange, Message message) {
    Segment unh = message.segments().get(0);
    Optional<Directory> directory = Directories.find(message.directory());
    if (directory.isEmpty()) {
      return unknown(
          Finding.of("PTL-EDI-011", unh.place(2, 2), message.directory(), "a directory"));
    }
    Optional<MessageType> type = directory.get().message(message.type());
    if (type.isEmpty()) {
      return unknown(
          Finding.of(
              "PTL-EDI-012", unh.place(2, 1), message.type(), "a message of " + directory.get()));
    }
    StructureReader.Placed placed = StructureReader.read(type.get(), message);
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : placed.findings()) {
      findings.add(finding);
    }
    Optional<Repertoire> repertoire = Repertoire.of(interchange.syntaxIdentifier());
    for (Node node : placed.nodes()) {
      SegmentType segment = directory.get().segment(node.segment().tag());
      if (segment != null) {
        segment(node, segment, repertoire.orElse(null), findings);
      }
    }
    return new Judged(directory, placed.nodes(), findings.stream().map(this::leveled).toList());
  }

  private Judged unknown(Finding finding) {
    return new Judged(Optional.empty(), List.of(), List.of(finding));
  }

  private Finding leveled(Finding finding) {
    return mode == Mode.TOLERANT
            && finding.level() == Level.ERROR
            && TOLERATED.contains(finding.code())
        ? finding.at(Level.WARNING)
        : finding;
  }

  private void segment(Node node, SegmentType type, Repertoire repertoire, List<Finding> findings) {
    Segment segment = node.segment();
    List<SegmentType.Part> parts = type.parts();
    if (segment.elements() > parts.size()) {
      findings.add(
          Finding.of(
              "PTL-EDI-032",
              segment.place(parts.size() + 1, 0),
              segment.elements() + " elements",
              "at most " + parts.size()));
    }
    boolean empty = true;
    for (int e = 1; e <= parts.size(); e++) {
      SegmentType.Part part = parts.get(e - 1);
      if (segment.isEmpty(e)) {
        if (part.mandatory()) {
          missing(node, e, 0, part.type().code(), findings);
        }
        continue;
      }
      empty = false;
      switch (part.type()) {
        case ElementType element -> {
          if (segment.components(e) > 1) {
            tooMany(segment, e, 1, findings);
          }
          element(node, element, e, 1, null, repertoire, findings);
        }
        case CompositeType composite -> composite(node, composite, e, repertoire, findings);
      }
    }
    if (empty && segment.elements() == 0 && !parts.isEmpty()) {
      findings.add(Finding.of("PTL-EDI-039", segment.place(), segment.tag(), "some element"));
    }
  }

  private void composite(
      Node node, CompositeType type, int e, Repertoire repertoire, List<Finding> findings) {
    Segment segment = node.segment();
    List<CompositeType.Component> components = type.components();
    if (segment.components(e) > components.size()) {
      tooMany(segment, e, components.size(), findings);
    }
    for (int c = 1; c <= components.size(); c++) {
      CompositeType.Component component = components.get(c - 1);
      if (!segment.isEmpty(e, c)) {
        element(node, component.element(), e, c, type, repertoire, findings);
      } else if (component.mandatory()) {
        missing(node, e, c, component.element().code(), findings);
      }
    }
  }

  private void missing(Node node, int e, int c, String code, List<Finding> findings) {
    if (!profile.excuses(node, code)) {
      findings.add(
          Finding.of("PTL-EDI-031", node.segment().place(e, c), "nothing", "element " + code));
    }
  }

  private static void tooMany(Segment segment, int e, int most, List<Finding> findings) {
    findings.add(
        Finding.of(
            "PTL-EDI-033",
            segment.place(e, most + 1),
            segment.components(e) + " components",
            "at most " + most));
  }

  private void element(
      Node node,
      ElementType type,
      int e,
      int c,
      CompositeType composite,
      Repertoire repertoire,
      List<Finding> findings) {
    Segment segment = node.segment();
    byte[] octets = segment.bytes(e, c);
    if (type.numeric()) {
      numeric(segment, type, e, c, octets, findings);
    } else {
      int length = segment.length(e, c);
      if (length > type.maxLength()) {
        findings.add(
            Finding.of(
                "PTL-EDI-034",
                segment.place(e, c),
                segment.text(e, c),
                "at most " + type.maxLength() + " characters in " + type.code()));
      } else if (length < type.minLength()) {
        findings.add(
            Finding.of(
                "PTL-EDI-035",
                segment.place(e, c),
                segment.text(e, c),
                "at least " + type.minLength() + " characters in " + type.code()));
      }
    }
    if (repertoire != null && !allowed(repertoire, octets)) {
      findings.add(
          Finding.of(
              "PTL-EDI-010",
              segment.place(e, c),
              segment.text(e, c),
              "characters of " + repertoire));
    }
    if (type.isCoded() && !profile.opens(node, type.code())) {
      code(segment, type, e, c, composite, findings);
    }
  }

  private void code(
      Segment segment,
      ElementType type,
      int e,
      int c,
      CompositeType composite,
      List<Finding> findings) {
    if (CodeListRule.isTheDirectorys(segment, e, c, composite)) {
      if (!type.codes().contains(segment.text(e, c))) {
        findings.add(
            Finding.of(
                "PTL-EDI-037",
                segment.place(e, c),
                segment.text(e, c),
                "a code of " + type.code()));
      }
    }
  }

  /** ISO 9735 section 10: digits, one decimal mark, one sign in front; only digits are counted. */
  private static void numeric(
      Segment segment, ElementType type, int e, int c, byte[] octets, List<Finding> findings) {
    int digits = 0;
    int marks = 0;
    boolean numeric = true;
    for (int i = 0; i < octets.length; i++) {
      byte octet = octets[i];
      if (octet >= '0' && octet <= '9') {
        digits++;
      } else if (octet == '.' || octet == ',') {
        marks++;
      } else if (octet != '-' || i > 0) {
        numeric = false;
      }
    }
    if (!numeric || marks > 1 || digits == 0) {
      findings.add(Finding.of("PTL-EDI-036", segment.place(e, c), segment.text(e, c), "a number"));
    } else if (digits > type.maxLength()) {
      findings.add(
          Finding.of(
              "PTL-EDI-034",
              segment.place(e, c),
              segment.text(e, c),
              "at most " + type.maxLength() + " digits in " + type.code()));
    }
  }

  private static boolean allowed(Repertoire repertoire, byte[] octets) {
    for (byte octet : octets) {
      if (!repertoire.allows(octet)) {
        return false;
      }
    }
    return true;
  }
}

package org.portolan.uncefact.edifact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
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
    Directory service = Directories.service(interchange.syntaxVersion());
    Optional<Directory> directory =
        service.message(message.type()).isPresent()
            ? Optional.of(service)
            : Directories.find(message.directory())
                .or(() -> profile.readAs(message.directory()).flatMap(Directories::find));
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
    StructureReader.Placed placed =
        StructureReader.read(type.get(), message, directory.get(), profile);
    List<Finding> findings = placed.findings();
    Repertoire repertoire = Repertoire.of(interchange.syntaxIdentifier()).orElse(null);
    SegmentValidator segments = new SegmentValidator(profile, repertoire, findings);
    segments.check(new Node(unh, null, 'H'), service.segment("UNH"));
    List<Node> nodes = placed.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      String tag = node.segment().tag();
      SegmentType segment = directory.get().segment(tag);
      if (segment == null) {
        segment = service.segment(tag);
      }
      if (segment != null) {
        segments.check(node, segment);
      }
    }
    return new Judged(directory, nodes, findings.stream().map(this::leveled).toList());
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
}

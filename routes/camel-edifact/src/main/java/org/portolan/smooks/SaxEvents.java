package org.portolan.smooks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.directories.MessageType;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.InterchangeReader;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.edifact.Separators;
import org.portolan.uncefact.edifact.StructureReader;
import org.portolan.uncefact.edifact.ValidationProfile;
import org.portolan.uncefact.finding.Finding;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * An interchange as events; what has no place in its message is an error, as the cartridge has it.
 */
final class SaxEvents implements InterchangeReader.Listener {
  private final XmlOut out;
  private Optional<String> wanted;
  private Shape shape;
  private Separators advised;
  private Segment unb;
  private boolean inGroup;
  private boolean open;

  SaxEvents(ContentHandler content, Optional<String> directory) {
    this.out = new XmlOut(content);
    this.wanted = directory;
  }

  /** The handler wants no more. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(SAXException cause) {
      super(cause);
    }
  }

  @Override
  public void advice(Separators separators) {
    advised = separators;
  }

  @Override
  public void envelope(Segment segment) {
    switch (segment.tag()) {
      // The directory is known with the first message, and the root is named after it.
      case "UNB" -> unb = segment;
      case "UNG" -> {
        begin(segment.text(7, 1) + "." + segment.text(7, 2));
        out.start("FunctionGroup");
        inGroup = true;
        out.segment(segment, shape.segment("UNG"));
      }
      case "UNE" -> {
        out.segment(segment, shape.segment("UNE"));
        if (inGroup) {
          out.end("FunctionGroup");
          inGroup = false;
        }
      }
      default -> {
        begin("");
        out.segment(segment, shape.segment("UNZ"));
        out.endRoot(shape, "Interchange");
        open = false;
      }
    }
  }

  private void begin(String named) {
    if (open) {
      return;
    }
    String name = wanted.orElse(named);
    Directory directory =
        Directories.find(name)
            .orElseThrow(() -> refused("PTL-EDI-011", unb, name, "a directory known here"));
    if (shape == null || shape.directory() != directory) {
      shape = Shape.of(directory);
    }
    out.startRoot(shape, "Interchange");
    if (advised != null) {
      out.advice(advised);
      advised = null;
    }
    out.segment(unb, shape.segment("UNB"));
    open = true;
  }

  @Override
  public void begin(Interchange interchange) {
    // Its segment has been told.
  }

  @Override
  public void message(Interchange interchange, Message message, List<Finding> findings) {
    begin(message.directory());
    Segment unh = message.segments().get(0);
    MessageType type =
        shape
            .message(message.type())
            .orElseThrow(
                () -> refused("PTL-EDI-012", unh, message.type(), "one of " + shape.directory()));
    StructureReader.Placed placed =
        StructureReader.read(type, message, shape.directory(), ValidationProfile.NONE);
    if (!placed.findings().isEmpty()) {
      throw new EdifactException(placed.findings().get(0));
    }
    out.start(shape, "Message");
    out.segment(unh, shape.segment("UNH"));
    out.start(shape, message.type());
    nodes(type, placed.nodes());
    out.end(shape, message.type());
    out.segment(message.segments().get(message.segments().size() - 1), shape.segment("UNT"));
    out.end(shape, "Message");
  }

  private void nodes(MessageType type, List<Node> nodes) {
    Deque<Node.Group> around = new ArrayDeque<>();
    for (Node node : nodes) {
      while (!around.isEmpty() && !isWithin(node.group(), around.peek())) {
        out.end(shape.group(type, around.pop().place()));
      }
      Deque<Node.Group> entered = new ArrayDeque<>();
      for (Node.Group g = node.group(); g != null && g != around.peek(); g = g.parent()) {
        entered.push(g);
      }
      for (Iterator<Node.Group> each = entered.iterator(); each.hasNext(); ) {
        Node.Group group = each.next();
        out.start(shape.group(type, group.place()));
        around.push(group);
      }
      out.segment(node.segment(), shape.segment(node.segment().tag()));
    }
    while (!around.isEmpty()) {
      out.end(shape.group(type, around.pop().place()));
    }
  }

  private static boolean isWithin(Node.Group group, Node.Group around) {
    for (Node.Group g = group; g != null; g = g.parent()) {
      if (g == around) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void end(Interchange interchange, int messages, List<Finding> findings) {
    findings.stream()
        .filter(finding -> finding.level() == org.portolan.uncefact.finding.Level.ERROR)
        .findFirst()
        .ifPresent(
            finding -> {
              throw new EdifactException(finding);
            });
  }

  private static EdifactException refused(String code, Segment at, String seen, String expected) {
    return new EdifactException(Finding.of(code, at.place(), seen, expected));
  }

  /** Nothing is left open; a source without an interchange is refused before. */
  void finish() {
    out.finish();
  }
}

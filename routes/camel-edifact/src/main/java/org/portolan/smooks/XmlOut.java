package org.portolan.smooks;

import java.math.BigDecimal;
import javax.xml.XMLConstants;
import org.portolan.directories.CompositeType;
import org.portolan.directories.ElementType;
import org.portolan.directories.SegmentType;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.edifact.Separators;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Segments, elements and components as the cartridge writes them. */
final class XmlOut {
  private static final AttributesImpl NONE = new AttributesImpl();

  private final ContentHandler content;
  private boolean begun;

  XmlOut(ContentHandler content) {
    this.content = content;
  }

  private interface Event {
    void run() throws SAXException;
  }

  private static void tell(Event event) {
    try {
      event.run();
    } catch (SAXException e) {
      throw new SaxEvents.Stopped(e);
    }
  }

  void startRoot(Shape shape, String name) {
    tell(
        () -> {
          if (!begun) {
            content.startDocument();
            begun = true;
          }
          content.startPrefixMapping(shape.prefix(), shape.namespace());
        });
    // Smooks writes a namespace where it is said by an attribute.
    AttributesImpl said = new AttributesImpl();
    said.addAttribute(
        XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
        shape.prefix(),
        "xmlns:" + shape.prefix(),
        "CDATA",
        shape.namespace());
    tell(() -> content.startElement(shape.namespace(), name, shape.prefix() + ":" + name, said));
  }

  void endRoot(Shape shape, String name) {
    end(shape, name);
    tell(() -> content.endPrefixMapping(shape.prefix()));
  }

  void finish() {
    if (begun) {
      tell(content::endDocument);
    }
  }

  void start(Shape shape, String name) {
    tell(() -> content.startElement(shape.namespace(), name, shape.prefix() + ":" + name, NONE));
  }

  void end(Shape shape, String name) {
    tell(() -> content.endElement(shape.namespace(), name, shape.prefix() + ":" + name));
  }

  void start(String name) {
    tell(() -> content.startElement("", name, name, NONE));
  }

  void end(String name) {
    tell(() -> content.endElement("", name, name));
  }

  private void leaf(String name, String text) {
    start(name);
    tell(() -> content.characters(text.toCharArray(), 0, text.length()));
    end(name);
  }

  void advice(Separators una) {
    start("UNA");
    leaf("CompositeSeparator", octet(una.component()));
    leaf("FieldSeparator", octet(una.element()));
    leaf("DecimalSeparator", octet(una.decimalMark()));
    leaf("EscapeCharacter", octet(una.release()));
    leaf("RepeatSeparator", octet(una.repetition() == 0 ? (byte) ' ' : una.repetition()));
    leaf("SegmentTerminator", octet(una.terminator()));
    end("UNA");
  }

  private static String octet(byte octet) {
    return Character.toString((char) (octet & 0xff));
  }

  void segment(Segment segment, SegmentType type) {
    start(segment.tag());
    for (int e = 1; e <= segment.elements() && e <= type.parts().size(); e++) {
      SegmentType.Part part = type.parts().get(e - 1);
      if (part.type() instanceof CompositeType composite) {
        composite(segment, e, composite, isRepeated(type, e));
      } else if (!segment.isEmpty(e)) {
        ElementType element = (ElementType) part.type();
        leaf("E" + element.code(), value(element, segment.text(e)));
      }
    }
    end(segment.tag());
  }

  /** Of the positions of a repeat an empty one is not written at all. */
  private static boolean isRepeated(SegmentType type, int element) {
    return element < type.parts().size()
            && type.parts().get(element).type().equals(type.parts().get(element - 1).type())
        || element > 1
            && type.parts().get(element - 2).type().equals(type.parts().get(element - 1).type());
  }

  private void composite(Segment segment, int e, CompositeType composite, boolean repeated) {
    boolean empty = segment.isEmpty(e);
    boolean skeleton = !repeated && Shape.isWrittenEmpty(composite);
    if (empty && !skeleton) {
      return;
    }
    String name = composite.code();
    start(name);
    int sent = Math.max(1, segment.components(e));
    for (int c = 0; c < Math.min(sent, composite.components().size()); c++) {
      ElementType element = composite.components().get(c).element();
      if (!segment.isEmpty(e, c + 1)) {
        leaf("E" + element.code(), value(element, segment.text(e, c + 1)));
      } else if (Shape.isWrittenEmpty(composite, c)) {
        leaf("E" + element.code(), "");
      }
    }
    end(name);
  }

  /** Numbers are numbers there: without zeros that say nothing. */
  private static String value(ElementType element, String text) {
    if (!element.numeric()) {
      return text;
    }
    try {
      BigDecimal number = new BigDecimal(text.strip().replace(',', '.'));
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }
}

package org.portolan.bench.edifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Writes the StAEDI schema of one message from the DFDL schemas of its directory. */
final class StaediSchema {
  private final Map<String, Element> messages;
  private final Map<String, Element> types;
  private final Map<String, String> segments = new TreeMap<>();
  private final Map<String, String> composites = new TreeMap<>();
  private final Map<String, String> elements = new TreeMap<>();
  private final StringBuilder out = new StringBuilder();
  private int loops;

  private StaediSchema(String directory) throws IOException {
    messages = types("/" + directory + "/EDIFACT-Messages.dfdl.xsd");
    types = types("/" + directory + "/EDIFACT-Segments.dfdl.xsd");
  }

  static byte[] of(String directory, String message) throws IOException {
    return new StaediSchema(directory).write(message).getBytes(StandardCharsets.UTF_8);
  }

  private String write(String message) {
    out.append("<schema xmlns=\"http://xlate.io/EDISchema/v4\">\n<transaction><sequence>\n");
    structure(messages.get(message));
    out.append("</sequence></transaction>\n");
    StringBuilder segmentTypes = new StringBuilder();
    segments.forEach((tag, type) -> segmentTypes.append(segmentType(tag, type)));
    StringBuilder compositeTypes = new StringBuilder();
    composites.forEach((code, type) -> compositeTypes.append(compositeType(code, type)));
    elements.forEach((code, type) -> out.append(elementType(code, type)));
    out.append("<elementType name=\"DE0081\" code=\"0081\" base=\"string\" maxLength=\"1\"/>\n");
    segmentTypes.append(
        "<segmentType name=\"UNS\"><sequence><element type=\"DE0081\""
            + " minOccurs=\"1\"/></sequence></segmentType>\n");
    return out.append(compositeTypes).append(segmentTypes).append("</schema>\n").toString();
  }

  private void structure(Element node) {
    for (Element child : children(node)) {
      if (!child.getLocalName().equals("element")) {
        structure(child);
      } else if (child.hasAttribute("type")) {
        String tag = child.getAttribute("name");
        if (!tag.equals("UNS")) {
          segments.put(tag, local(child.getAttribute("type")));
        }
        out.append("<segment type=\"")
            .append(tag)
            .append('"')
            .append(repeats(child))
            .append("/>\n");
      } else {
        out.append("<loop code=\"L").append(++loops).append('"').append(repeats(child));
        out.append("><sequence>\n");
        structure(child);
        out.append("</sequence></loop>\n");
      }
    }
  }

  private String segmentType(String tag, String type) {
    StringBuilder text = new StringBuilder("<segmentType name=\"" + tag + "\"><sequence>");
    for (Part part : parts(type)) {
      String name = part.type();
      boolean composite = !name.startsWith("E");
      String code =
          (composite ? "CE" : "DE") + name.substring(composite ? 0 : 1, name.indexOf('-'));
      (composite ? composites : elements).put(code, name);
      text.append(composite ? "<composite" : "<element")
          .append(" type=\"")
          .append(code)
          .append('"');
      text.append(part.attributes());
    }
    return text.append("</sequence></segmentType>\n").toString();
  }

  private String compositeType(String code, String type) {
    StringBuilder text =
        new StringBuilder(
            "<compositeType name=\"" + code + "\" code=\"" + code.substring(2) + "\"><sequence>");
    for (Part part : parts(type)) {
      String name = part.type();
      String element = "DE" + name.substring(1, name.indexOf('-'));
      elements.put(element, name);
      text.append("<element type=\"").append(element).append('"').append(part.attributes());
    }
    return text.append("</sequence></compositeType>\n").toString();
  }

  private String elementType(String code, String type) {
    Element restriction = children(types.get(type)).get(0);
    String base = local(restriction.getAttribute("base"));
    String digits = base.replaceFirst("^[a-z]+", "");
    int dash = digits.indexOf('-');
    int most = Integer.parseInt(digits.substring(dash + 1));
    int least = dash < 0 ? most : Math.max(1, Integer.parseInt(digits.substring(0, dash)));
    List<Element> values = children(restriction);
    String kind = base.startsWith("num") ? "decimal" : values.isEmpty() ? "string" : "identifier";
    StringBuilder text =
        new StringBuilder("<elementType name=\"" + code + "\" code=\"" + code.substring(2));
    text.append("\" base=\"").append(kind).append("\" minLength=\"").append(least);
    text.append("\" maxLength=\"").append(most).append("\">");
    if (!values.isEmpty()) {
      text.append("<enumeration>");
      values.forEach(
          v -> text.append("<value>").append(v.getAttribute("value")).append("</value>"));
      text.append("</enumeration>");
    }
    return text.append("</elementType>\n").toString();
  }

  /** The parts of a segment or composite, one for each position: a repeat is so many positions. */
  private List<Part> parts(String type) {
    List<Part> found = new ArrayList<>();
    collect(types.get(type), found);
    return found;
  }

  private static void collect(Element node, List<Part> found) {
    for (Element child : children(node)) {
      if (child.hasAttribute("type")) {
        int most = Integer.parseInt(attribute(child, "maxOccurs", "1"));
        int least = Integer.parseInt(attribute(child, "minOccurs", "1"));
        for (int i = 0; i < most; i++) {
          found.add(new Part(local(child.getAttribute("type")), i < least));
        }
      } else {
        collect(child, found);
      }
    }
  }

  /** One position: the name of its type, and whether it must be filled. */
  private record Part(String type, boolean mandatory) {
    String attributes() {
      return mandatory ? " minOccurs=\"1\"/>" : "/>";
    }
  }

  private static String repeats(Element element) {
    String least = attribute(element, "minOccurs", "1");
    String most = attribute(element, "maxOccurs", "1").replace("unbounded", "99999");
    return (least.equals("0") ? "" : " minOccurs=\"" + least + "\"")
        + (most.equals("1") ? "" : " maxOccurs=\"" + most + "\"");
  }

  private static String attribute(Element element, String name, String otherwise) {
    return element.hasAttribute(name) ? element.getAttribute(name) : otherwise;
  }

  private static String local(String qualified) {
    return qualified.substring(qualified.indexOf(':') + 1);
  }

  private static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  private static Map<String, Element> types(String resource) throws IOException {
    try (InputStream in = StaediSchema.class.getResourceAsStream(resource)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element root =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(in.readAllBytes()))
              .getDocumentElement();
      Map<String, Element> found = new HashMap<>();
      children(root).stream()
          .filter(e -> e.getLocalName().endsWith("Type"))
          .forEach(e -> found.put(e.getAttribute("name"), e));
      return found;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("cannot read " + resource, e);
    }
  }
}

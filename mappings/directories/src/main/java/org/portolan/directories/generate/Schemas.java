package org.portolan.directories.generate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One directory's schemas, turned into the table that {@code TableReader} reads. */
final class Schemas {
  private static final Pattern LENGTHS = Pattern.compile("(alpha|numeric)(?:(\\d+)-)?(\\d+)");

  /**
   * Elements whose lists stand elsewhere: ISO 3166, 639 and 4217, Recommendations 5, 19, 20 and 21,
   * the users' own. The schemas of some directories hold a few values of them, or numbers of rows.
   */
  private static final Set<String> LISTED_ELSEWHERE =
      Set.of("3207", "3453", "4053", "6345", "6411", "7065", "8067", "9321");

  private final Map<String, Element> types = new HashMap<>();
  private final Element messages;
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<String, Integer> elements = new LinkedHashMap<>();
  private final Map<String, Integer> composites = new LinkedHashMap<>();

  Schemas(byte[] segments, byte[] messages) throws IOException {
    for (Element type : children(parse(segments))) {
      if (type.getLocalName().endsWith("Type")) {
        types.put(type.getAttribute("name"), type);
      }
    }
    this.messages = parse(messages);
  }

  byte[] table() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    elements(out);
    composites(out);
    segments(out);
    messages(out);
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

  private void elements(DataOutputStream out) throws IOException {
    List<String> names =
        types.keySet().stream().filter(n -> n.matches("E\\d{4}-.*")).sorted().toList();
    out.writeShort(names.size());
    for (String name : names) {
      elements.put(name, elements.size());
      Element restriction = children(types.get(name)).get(0);
      Matcher lengths = LENGTHS.matcher(local(restriction.getAttribute("base")));
      if (!lengths.matches()) {
        throw new IOException("element " + name + " has base " + restriction.getAttribute("base"));
      }
      int max = Integer.parseInt(lengths.group(3));
      int min = lengths.group(2) == null ? max : Integer.parseInt(lengths.group(2));
      out.writeInt(string(name.substring(1, 5)));
      out.writeBoolean(lengths.group(1).equals("numeric"));
      out.writeShort(Math.max(1, min));
      out.writeShort(max);
      List<Element> values =
          children(restriction).stream()
              .filter(child -> child.getLocalName().equals("enumeration"))
              .filter(value -> !LISTED_ELSEWHERE.contains(name.substring(1, 5)))
              .toList();
      out.writeShort(values.size());
      for (Element value : values) {
        out.writeInt(string(value.getAttribute("value")));
      }
    }
  }

  private void composites(DataOutputStream out) throws IOException {
    List<String> names =
        types.keySet().stream().filter(n -> n.matches("[CS]\\d{3}-.*")).sorted().toList();
    out.writeShort(names.size());
    for (String name : names) {
      composites.put(name, composites.size());
      out.writeInt(string(name.substring(0, 4)));
      List<Position> positions = positions(name);
      out.writeShort(positions.size());
      for (Position position : positions) {
        out.writeShort(elements.get(position.type()));
        out.writeBoolean(position.mandatory());
      }
    }
  }

  private void segments(DataOutputStream out) throws IOException {
    List<String> names =
        types.keySet().stream().filter(n -> n.matches("[A-Z]{3}-.*")).sorted().toList();
    out.writeShort(names.size());
    for (String name : names) {
      out.writeInt(string(name.substring(0, 3)));
      List<Position> positions = positions(name);
      out.writeShort(positions.size());
      for (Position position : positions) {
        boolean composite = composites.containsKey(position.type());
        out.writeBoolean(composite);
        out.writeShort((composite ? composites : elements).get(position.type()));
        out.writeBoolean(position.mandatory());
      }
    }
  }

  private void messages(DataOutputStream out) throws IOException {
    List<Element> found =
        children(messages).stream()
            .filter(e -> e.getLocalName().equals("complexType"))
            .filter(e -> e.getAttribute("name").matches("[A-Z0-9]{6}"))
            .toList();
    out.writeShort(found.size());
    for (Element message : found) {
      out.writeInt(string(message.getAttribute("name")));
      structures(out, message);
    }
  }

  private void structures(DataOutputStream out, Element parent) throws IOException {
    List<Element> members = new ArrayList<>();
    collect(parent, members);
    out.writeShort(members.size());
    for (Element member : members) {
      boolean group = !member.hasAttribute("type");
      out.writeBoolean(group);
      out.writeInt(occurs(member, "minOccurs"));
      out.writeInt(occurs(member, "maxOccurs"));
      if (group) {
        structures(out, member);
      } else {
        String initiator = member.getAttributeNS("http://www.ogf.org/dfdl/dfdl-1.0/", "initiator");
        out.writeInt(string(initiator.isEmpty() ? member.getAttribute("name") : initiator));
      }
    }
  }

  /** The elements of a content model, whatever sequences they are wrapped in. */
  private static void collect(Element parent, List<Element> members) {
    for (Element child : children(parent)) {
      if (child.getLocalName().equals("element")) {
        members.add(child);
      } else {
        collect(child, members);
      }
    }
  }

  /** A position: the name of its type, and whether it must be filled. */
  private record Position(String type, boolean mandatory) {}

  /** A repeat is so many positions, of which the first ones may be mandatory. */
  private List<Position> positions(String type) {
    List<Element> members = new ArrayList<>();
    collect(types.get(type), members);
    List<Position> positions = new ArrayList<>();
    for (Element member : members) {
      for (int i = 0; i < occurs(member, "maxOccurs"); i++) {
        positions.add(
            new Position(local(member.getAttribute("type")), i < occurs(member, "minOccurs")));
      }
    }
    return positions;
  }

  private static int occurs(Element element, String attribute) {
    if (!element.hasAttribute(attribute)) {
      return 1;
    }
    String value = element.getAttribute(attribute);
    return value.equals("unbounded") ? Integer.MAX_VALUE : Integer.parseInt(value);
  }

  private int string(String text) {
    return strings.computeIfAbsent(text, t -> strings.size());
  }

  private static String local(String qualified) {
    return qualified.substring(qualified.indexOf(':') + 1);
  }

  private static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && !element.getLocalName().equals("annotation")) {
        found.add(element);
      }
    }
    return found;
  }

  private static Element parse(byte[] schema) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(schema))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }
}

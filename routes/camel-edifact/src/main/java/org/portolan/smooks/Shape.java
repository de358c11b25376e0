package org.portolan.smooks;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portolan.directories.CompositeType;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.directories.MessageType;
import org.portolan.directories.Places;
import org.portolan.directories.SegmentType;
import org.portolan.directories.Structure;

/** How the cartridge names things of a directory. */
final class Shape {
  private static final String NAMESPACE = "http://www.ibm.com/dfdl/edi/un/edifact/";

  private final Directory directory;

  /** The cartridge has the service segments of version 4 for every syntax. */
  private final Directory service = Directories.service(4);

  private final Map<Structure.Group, Integer> numbers = new IdentityHashMap<>();

  private Shape(Directory directory) {
    this.directory = directory;
  }

  static Shape of(Directory directory) {
    return new Shape(directory);
  }

  /** As in {@code /d96a/EDIFACT-Messages.dfdl.xsd}. */
  static String ofSchema(String uri) {
    String folder = uri.replaceAll("^.*?/?([a-z]\\d\\d[a-z])/[^/]*$", "$1");
    return folder.substring(0, 1).toUpperCase(Locale.ROOT)
        + "."
        + folder.substring(1).toUpperCase(Locale.ROOT);
  }

  Directory directory() {
    return directory;
  }

  String prefix() {
    return directory.name().replace(".", "");
  }

  String namespace() {
    return NAMESPACE + prefix();
  }

  Optional<MessageType> message(String type) {
    return directory.message(type).or(() -> service.message(type));
  }

  SegmentType segment(String tag) {
    SegmentType known = directory.segment(tag);
    return known != null ? known : service.segment(tag);
  }

  /** Groups are numbered in the order in which they begin in the message. */
  String group(MessageType type, Structure.Group group) {
    if (!numbers.containsKey(group)) {
      number(type.structure(), 0);
    }
    return "SegGrp-" + numbers.get(group);
  }

  private int number(Places places, int before) {
    int last = before;
    for (Structure place : places) {
      if (place instanceof Structure.Group group) {
        numbers.put(group, ++last);
        last = number(group.members(), last);
      }
    }
    return last;
  }

  /** Whether an empty composite is written: one text must be there, and no separator is missed. */
  static boolean isWrittenEmpty(CompositeType composite) {
    long mandatory =
        composite.components().stream().filter(CompositeType.Component::mandatory).count();
    return mandatory == 1 && isWrittenEmpty(composite, 0);
  }

  /** What the cartridge writes empty: a text that must be there and is not one of several. */
  static boolean isWrittenEmpty(CompositeType composite, int component) {
    CompositeType.Component it = composite.components().get(component);
    boolean several =
        component + 1 < composite.components().size()
            && composite
                .components()
                .get(component + 1)
                .element()
                .code()
                .equals(it.element().code());
    ElementType element = it.element();
    return it.mandatory() && !several && !element.numeric();
  }
}

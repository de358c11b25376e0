package org.portolan.uncefact.edifact;

import java.util.List;
import java.util.Set;
import org.portolan.directories.MessageType;
import org.portolan.directories.Structure;

/** The sections of a message: H before its details, D the details, S what follows UNS+S. */
public final class Sections {
  /** What begins the detail section of messages that have no UNS+D. */
  static final Set<String> DETAIL_TRIGGERS = Set.of("LIN", "CST", "GID", "CNI", "CPS");

  private Sections() {}

  /** The section of each place at the top of a message's structure. */
  public static char[] of(MessageType type) {
    List<Structure> places = type.structure();
    // CUSDEC has UNS twice, and CST in its header: there only UNS tells.
    boolean bounded = controls(places) > 1;
    char[] sections = new char[places.size()];
    char section = 'H';
    for (int i = 0; i < sections.length; i++) {
      String trigger = places.get(i).trigger();
      if (trigger.equals("UNS")) {
        section = bounded && section == 'H' ? 'D' : 'S';
      } else if (section == 'H' && !bounded && DETAIL_TRIGGERS.contains(trigger)) {
        section = 'D';
      }
      sections[i] = section;
    }
    return sections;
  }

  private static int controls(List<Structure> places) {
    int controls = 0;
    for (int i = 0; i < places.size(); i++) {
      controls += places.get(i).trigger().equals("UNS") ? 1 : 0;
    }
    return controls;
  }
}

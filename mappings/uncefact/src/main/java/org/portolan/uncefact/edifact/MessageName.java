package org.portolan.uncefact.edifact;

/**
 * S009, what a message is.
 *
 * @param version 0052, as in D
 * @param release 0054, as in 96B
 * @param association 0057; empty where there is none
 */
public record MessageName(
    String type, String version, String release, String agency, String association) {
  /** As the directories are named: {@code D.96B}. */
  public String directory() {
    return version + "." + release;
  }

  static MessageName of(Segment unh) {
    return new MessageName(
        unh.text(2, 1), unh.text(2, 2), unh.text(2, 3), unh.text(2, 4), unh.text(2, 5));
  }
}

package org.portolan.directories;

import java.util.List;

/**
 * A message of a directory.
 *
 * @param structure between UNH and UNT, neither of them included
 */
public record MessageType(String name, List<Structure> structure) {
  public MessageType {
    structure = List.copyOf(structure);
  }
}

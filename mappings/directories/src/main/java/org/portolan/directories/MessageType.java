package org.portolan.directories;

/**
 * A message of a directory.
 *
 * @param structure between UNH and UNT, neither of them included
 */
public record MessageType(String name, Places structure) {}

package org.portolan.uncefact.partner;

import java.util.Map;
import java.util.Set;

/**
 * What agreements may name.
 *
 * @param overlays the message that each overlay is for, by the overlay's name
 */
public record Known(Map<String, String> overlays, Set<String> directories) {
  public Known {
    overlays = Map.copyOf(overlays);
    directories = Set.copyOf(directories);
  }
}

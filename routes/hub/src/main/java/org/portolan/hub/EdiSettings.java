package org.portolan.hub;

import java.nio.file.Path;

/**
 * Where an EDI manager keeps what was agreed. A folder that is not there is an empty one.
 *
 * @param partners agreements, {@code *.json}
 * @param overlays of the mapping tables, {@code *.overlay}
 * @param directories packs of directories that the product does not have, {@code *.table}
 * @param strangersRefused whether a sender without an agreement is refused
 */
public record EdiSettings(
    Path partners, Path overlays, Path directories, boolean strangersRefused) {
  /** The usual folders in the folder of a hub's exchange. */
  public static EdiSettings in(Path exchange) {
    return new EdiSettings(
        exchange.resolve("partners"),
        exchange.resolve("overlays"),
        exchange.resolve("directories"),
        false);
  }
}

package org.portolan.uncefact.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The overlays there are: the product's own, and those of a folder that an operator names. */
final class Overlays {
  private static final List<String> SHIPPED = List.of("ncts.overlay");

  private final List<Overlay> overlays;

  private Overlays(List<Overlay> overlays) {
    this.overlays = List.copyOf(overlays);
  }

  static Overlays shipped() {
    return new Overlays(
        SHIPPED.stream().map(name -> OverlayParser.parse(name, Shipped.text(name))).toList());
  }

  /** These and the {@code *.overlay} files of a folder; a name may be given once. */
  Overlays and(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new TableException(folder.toString(), "no folder", "a folder of *.overlay files");
    }
    List<Overlay> all = new ArrayList<>(overlays);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".overlay")).sorted().toList()) {
        Overlay overlay = OverlayParser.parse(file.toString(), Files.readString(file));
        if (all.stream().anyMatch(other -> other.name().equals(overlay.name()))) {
          throw new TableException(
              file.toString(), "the name " + overlay.name() + " again", "a name of its own");
        }
        all.add(overlay);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the overlays of " + folder + " cannot be read", e);
    }
    return new Overlays(all);
  }

  List<Overlay> all() {
    return overlays;
  }

  /** Those for a message, in the order in which they are laid. */
  List<Overlay> chosen(Selection selection) {
    List<Overlay> chosen = List.of();
    for (Overlay overlay : overlays) {
      if (overlay.isFor(selection)) {
        chosen = chosen.isEmpty() ? new ArrayList<>() : chosen;
        chosen.add(overlay);
      }
    }
    if (chosen.size() > 1) {
      chosen.sort(Comparator.comparing(Overlay::level).thenComparing(Overlay::name));
    }
    return chosen;
  }
}

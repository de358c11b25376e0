package org.portolan.cli;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.portolan.directories.Directories;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.partner.Agreements;
import org.portolan.uncefact.partner.Known;
import org.portolan.uncefact.translate.Translation;
import org.portolan.uncefact.translate.Translator;
import picocli.CommandLine.Option;

/** What a hub's operator adds to the product: overlays, and agreements that name them. */
final class TableOptions {
  @Option(
      names = "--overlays",
      paramLabel = "DIR",
      description = "a folder of *.overlay files, besides the overlays of the product")
  private Path overlays;

  @Option(
      names = "--partners",
      paramLabel = "DIR",
      description = "a folder of agreements with partners, *.json")
  private Path partners;

  /** One folder with overlays and agreements. */
  static TableOptions of(Path folder) {
    TableOptions options = new TableOptions();
    options.overlays = folder;
    options.partners = folder;
    return options;
  }

  MappingTables tables() {
    return overlays == null ? MappingTables.shipped() : MappingTables.with(overlays);
  }

  /** The same before anything was proved. */
  MappingTables unproved() {
    return overlays == null ? MappingTables.shipped() : MappingTables.unproved(overlays);
  }

  Known known() {
    return new Known(unproved().overlaid(), Set.copyOf(Directories.names()));
  }

  Agreements agreements() {
    return partners == null ? Agreements.NONE : Agreements.of(partners, known());
  }

  /** A file that fits in memory, as a hub with these overlays and agreements reads it. */
  Translation translate(byte[] bytes) {
    return translator()
        .translate(new ByteArrayInputStream(bytes), Hex.encode(Sha256.hash(bytes).toByteArray()));
  }

  private Translator translator() {
    if (translator == null) {
      translator = new Translator(Mode.TOLERANT, Clock.systemUTC(), tables(), agreements());
    }
    return translator;
  }

  private Translator translator;
}

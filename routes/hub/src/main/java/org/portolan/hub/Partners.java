package org.portolan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.portolan.directories.Directories;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.mapping.TableException;
import org.portolan.uncefact.partner.Agreements;
import org.portolan.uncefact.partner.Complaint;
import org.portolan.uncefact.partner.Known;

/**
 * What was agreed, as the folders say now: a file that changes is read again, without a restart.
 */
public final class Partners {
  private final EdiSettings settings;
  private Set<String> seen;
  private Rules rules = new Rules(MappingTables.shipped(), Agreements.NONE);
  private List<String> complaints = List.of();

  Partners(EdiSettings settings) {
    this.settings = settings;
  }

  /** The tables with their overlays, and the agreements. */
  public record Rules(MappingTables tables, Agreements agreements) {
    /**
     * Whether it may be for a broken file that nobody knows the sender: then it has to wait until
     * the file is mended.
     */
    boolean mayLackAgreementOf(Interchange interchange) {
      return !agreements.knows(interchange)
          && agreements.complaints().stream().anyMatch(Complaint::isError);
    }
  }

  public synchronized Rules now() {
    Set<String> there = files();
    if (!there.equals(seen)) {
      seen = there;
      read();
    }
    return rules;
  }

  /** What is wrong with the files, a line each. */
  public synchronized List<String> complaints() {
    return complaints;
  }

  private void read() {
    List<String> found = new ArrayList<>();
    if (Files.isDirectory(settings.directories())) {
      found.addAll(Directories.add(settings.directories()));
    }
    MappingTables tables = rules.tables();
    try {
      tables =
          Files.isDirectory(settings.overlays())
              ? MappingTables.with(settings.overlays())
              : MappingTables.shipped();
    } catch (TableException e) {
      found.add(e.getMessage());
    }
    Agreements agreements = Agreements.NONE;
    if (Files.isDirectory(settings.partners())) {
      Known known = new Known(tables.overlaid(), Set.copyOf(Directories.names()));
      agreements = Agreements.of(settings.partners(), known);
      agreements.complaints().forEach(it -> found.add(it.toString()));
    }
    if (settings.strangersRefused()) {
      agreements = agreements.refusingStrangers();
    }
    rules = new Rules(tables, agreements);
    complaints = List.copyOf(found);
  }

  /** Name, size and time of each file there is. */
  private Set<String> files() {
    Set<String> there = new TreeSet<>();
    for (Path folder : List.of(settings.partners(), settings.overlays(), settings.directories())) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          there.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
      }
    }
    return there;
  }
}

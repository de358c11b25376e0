package org.portolan.uncefact.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.ValidationProfile;

/** The tables and overlays, each compiled when it is first needed. */
public final class MappingTables {
  private static final List<String> MESSAGES =
      List.of(
          "BANSTA", "BAPLIE", "COARRI", "CODECO", "COPRAR", "CREMUL", "CUSCAR", "CUSDEC", "CUSEXP",
          "CUSPED", "CUSREP", "CUSRES", "DESADV", "DOCADV", "DOCAPP", "DOCINF", "FINSTA", "GOVCBR",
          "IFCSUM", "IFTMBC", "IFTMBF", "IFTMCS", "IFTMIN", "IFTSTA", "INVOIC", "ORDERS", "ORDRSP",
          "PARTIN", "PAXLST", "PAYEXT", "PAYORD", "PRICAT", "QUOTES", "RECADV", "REMADV", "SANCRT",
          "SLSRPT");
  private static final Set<String> KNOWN = Set.copyOf(MESSAGES);
  private static final MappingTables SHIPPED =
      new MappingTables(Overlays.shipped(), Optional.empty());

  private final Overlays overlays;
  private final Optional<Path> folder;
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final Map<Key, Optional<CompiledTable>> compiled = new ConcurrentHashMap<>();
  private final Map<Key, Optional<WriteTable>> written = new ConcurrentHashMap<>();

  private record Key(String message, String overlays, String directory) {}

  private MappingTables(Overlays overlays, Optional<Path> folder) {
    this.overlays = overlays;
    this.folder = folder;
  }

  /** The tables and overlays that come with the product. */
  public static MappingTables shipped() {
    return SHIPPED;
  }

  /**
   * These tables with the overlays of a folder besides; a table of the folder, {@code TYPE.map},
   * takes the place of the product's.
   *
   * @throws TableException where an overlay does not fit its table or a directory of its range
   */
  public static MappingTables with(Path folder) {
    MappingTables tables = unproved(folder);
    List<String> complaints = tables.lintBesides(SHIPPED);
    if (!complaints.isEmpty()) {
      throw new TableException(folder.toString(), complaints.get(0), "overlays that fit");
    }
    return tables;
  }

  /** The same before anything was proved; for {@link #lint()} alone. */
  public static MappingTables unproved(Path folder) {
    return new MappingTables(Overlays.shipped().and(folder), Optional.of(folder));
  }

  /** The message types that have a table. */
  public static List<String> messages() {
    return MESSAGES;
  }

  /** Whether a table is for a message of a directory. */
  public boolean covers(String type, String directory) {
    return KNOWN.contains(type)
        && Directories.find(directory).filter(it -> covers(base(type), it)).isPresent();
  }

  /** The table for reading a message; empty where none is for it or its directory. */
  Optional<CompiledTable> find(Selection selection, Directory directory) {
    if (!KNOWN.contains(selection.type())) {
      return Optional.empty();
    }
    List<Overlay> chosen = overlays.chosen(selection);
    return compiled.computeIfAbsent(
        new Key(selection.type(), names(chosen), directory.name()),
        key ->
            Optional.of(table(selection.type(), chosen))
                .filter(table -> covers(table, directory))
                .map(table -> CompiledTable.of(table, directory)));
  }

  /** The table for writing a message; empty where none is for it or its directory. */
  Optional<WriteTable> findForWriting(Selection selection, String directory) {
    if (!KNOWN.contains(selection.type())) {
      return Optional.empty();
    }
    List<Overlay> chosen = overlays.chosen(selection);
    Optional<Directory> known =
        Directories.find(directory)
            .or(() -> profile(selection).readAs(directory).flatMap(Directories::find));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return written.computeIfAbsent(
        new Key(selection.type(), names(chosen), directory),
        key ->
            Optional.of(table(selection.type(), chosen))
                .filter(table -> covers(table, known.get()))
                .map(table -> WriteTable.of(table, known.get())));
  }

  /** What the message's overlays change in its validation. */
  public ValidationProfile profile(Selection selection) {
    List<Overlay> chosen = overlays.chosen(selection);
    if (!KNOWN.contains(selection.type()) || chosen.isEmpty()) {
      return selection.unknownAs().isEmpty()
          ? ValidationProfile.NONE
          : new ValidationProfile() {
            @Override
            public Optional<String> readAs(String directory) {
              return selection.unknownAs();
            }
          };
    }
    Agreed agreed = table(selection.type(), chosen).agreed();
    return new ValidationProfile() {
      @Override
      public boolean opens(Node node, String element) {
        return agreed.openLists().contains(node.segment().tag() + " " + element);
      }

      @Override
      public Optional<String> readAs(String directory) {
        return Optional.ofNullable(agreed.readAs().get(directory)).or(selection::unknownAs);
      }
    };
  }

  /** The table of a message type with overlays over it, rows and agreements. */
  Table table(Selection selection) {
    return table(selection.type(), overlays.chosen(selection));
  }

  private Table table(String type, List<Overlay> chosen) {
    return tables.computeIfAbsent(type + names(chosen), key -> Laying.over(base(type), chosen));
  }

  /** The product's table, or the one that the folder has in its place. */
  private Table base(String type) {
    Optional<Path> own = folder.map(it -> it.resolve(type + ".map")).filter(Files::exists);
    if (own.isPresent()) {
      try {
        return TableParser.table(own.get().toString(), Files.readString(own.get()));
      } catch (IOException e) {
        throw new UncheckedIOException("the table " + own.get() + " cannot be read", e);
      }
    }
    return TableParser.table(type + ".map", Shipped.text(type + ".map"));
  }

  private static String names(List<Overlay> chosen) {
    return chosen.isEmpty()
        ? ""
        : chosen.stream().map(overlay -> " over " + overlay.name()).collect(Collectors.joining());
  }

  /**
   * A table that goes up to the newest directory of the product also reads a newer one, where every
   * row of it can be proved against that.
   */
  private static boolean covers(Table table, Directory directory) {
    if (Directories.isPack(directory.name())) {
      return table.to().equals(Directories.newestShipped())
          && Directories.notBefore(directory.name(), table.to())
          && TableProof.complaints(table, directory).isEmpty();
    }
    return Directories.notBefore(directory.name(), table.from())
        && Directories.notBefore(table.to(), directory.name());
  }

  /**
   * Proves every table, and every overlay over its table, against every directory of its range; the
   * complaints, none where all are sound.
   */
  public List<String> lint() {
    List<String> complaints = new ArrayList<>();
    for (String type : MESSAGES) {
      complaints.addAll(lint(base(type)));
    }
    complaints.addAll(lint(overlays.all()));
    return complaints;
  }

  /** The same of what others do not have: the folder's own tables and overlays. */
  private List<String> lintBesides(MappingTables others) {
    List<String> complaints = new ArrayList<>();
    MESSAGES.stream()
        .filter(type -> Files.exists(folder.orElseThrow().resolve(type + ".map")))
        .forEach(type -> complaints.addAll(lint(base(type))));
    complaints.addAll(
        lint(overlays.all().stream().filter(it -> !others.overlays.all().contains(it)).toList()));
    return complaints;
  }

  /** The message that each overlay is for, by the overlay's name. */
  public Map<String, String> overlaid() {
    return overlays.all().stream().collect(Collectors.toMap(Overlay::name, Overlay::message));
  }

  private List<String> lint(List<Overlay> some) {
    List<String> complaints = new ArrayList<>();
    for (Overlay overlay : some) {
      if (!KNOWN.contains(overlay.message())) {
        complaints.add(overlay.name() + ": no table " + overlay.message());
        continue;
      }
      try {
        complaints.addAll(lint(Laying.over(base(overlay.message()), overlay)));
      } catch (TableException e) {
        complaints.add(e.getMessage());
      }
    }
    return complaints;
  }

  /** Each complaint once, with the directories that give occasion to it. */
  private static List<String> lint(Table table) {
    Map<String, List<String>> complaints = new LinkedHashMap<>();
    for (String name : Directories.names()) {
      Directory directory = Directories.find(name).orElseThrow();
      if (covers(table, directory)) {
        try {
          for (String complaint : TableProof.complaints(table, directory)) {
            String what =
                complaint.startsWith(name + ": ")
                    ? complaint.substring(name.length() + 2)
                    : complaint;
            complaints.computeIfAbsent(what, it -> new ArrayList<>()).add(name);
          }
        } catch (TableException e) {
          complaints.computeIfAbsent(e.getMessage(), it -> new ArrayList<>()).add(name);
        }
      }
    }
    return complaints.entrySet().stream()
        .map(it -> it.getKey() + " (" + directories(it.getValue()) + ")")
        .toList();
  }

  private static String directories(List<String> names) {
    return names.size() < 4
        ? String.join(", ", names)
        : names.get(0) + " to " + names.get(names.size() - 1) + ", " + names.size() + " of them";
  }
}

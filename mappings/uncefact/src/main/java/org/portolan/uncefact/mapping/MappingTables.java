package org.portolan.uncefact.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final MappingTables SHIPPED = new MappingTables(Overlays.shipped());

  private final Overlays overlays;
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final Map<String, Optional<CompiledTable>> compiled = new ConcurrentHashMap<>();
  private final Map<String, Optional<WriteTable>> written = new ConcurrentHashMap<>();

  private MappingTables(Overlays overlays) {
    this.overlays = overlays;
  }

  /** The tables and overlays that come with the product. */
  public static MappingTables shipped() {
    return SHIPPED;
  }

  /**
   * These tables with the overlays of a folder besides.
   *
   * @throws TableException where an overlay does not fit its table or a directory of its range
   */
  public static MappingTables with(Path folder) {
    MappingTables tables = unproved(folder);
    List<String> complaints = tables.lint();
    if (!complaints.isEmpty()) {
      throw new TableException(folder.toString(), complaints.get(0), "overlays that fit");
    }
    return tables;
  }

  /** The same before anything was proved; for {@link #lint()} alone. */
  public static MappingTables unproved(Path folder) {
    return new MappingTables(Overlays.shipped().and(folder));
  }

  /** The message types that have a table. */
  public static List<String> messages() {
    return MESSAGES;
  }

  /** Whether a table is for a message of a directory. */
  public static boolean covers(String type, String directory) {
    return MESSAGES.contains(type)
        && Directories.find(directory).filter(it -> covers(base(type), it)).isPresent();
  }

  /** The table for reading a message; empty where none is for it or its directory. */
  Optional<CompiledTable> find(Selection selection, Directory directory) {
    if (!MESSAGES.contains(selection.type())) {
      return Optional.empty();
    }
    List<Overlay> chosen = overlays.chosen(selection);
    return compiled.computeIfAbsent(
        key(selection, chosen) + " " + directory.name(),
        key ->
            Optional.of(table(selection.type(), chosen))
                .filter(table -> covers(table, directory))
                .map(table -> CompiledTable.of(table, directory)));
  }

  /** The table for writing a message; empty where none is for it or its directory. */
  Optional<WriteTable> findForWriting(Selection selection, String directory) {
    if (!MESSAGES.contains(selection.type())) {
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
        key(selection, chosen) + " " + directory,
        key ->
            Optional.of(table(selection.type(), chosen))
                .filter(table -> covers(table, known.get()))
                .map(table -> WriteTable.of(table, known.get())));
  }

  /** What the message's overlays change in its validation. */
  public ValidationProfile profile(Selection selection) {
    List<Overlay> chosen = overlays.chosen(selection);
    if (!MESSAGES.contains(selection.type()) || chosen.isEmpty()) {
      return ValidationProfile.NONE;
    }
    Agreed agreed = table(selection.type(), chosen).agreed();
    return new ValidationProfile() {
      @Override
      public boolean opens(Node node, String element) {
        return agreed.openLists().contains(node.segment().tag() + " " + element);
      }

      @Override
      public Optional<String> readAs(String directory) {
        return Optional.ofNullable(agreed.readAs().get(directory));
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

  private static Table base(String type) {
    return TableParser.table(type + ".map", Shipped.text(type + ".map"));
  }

  private static String key(Selection selection, List<Overlay> chosen) {
    return selection.type() + names(chosen);
  }

  private static String names(List<Overlay> chosen) {
    return chosen.stream().map(overlay -> " over " + overlay.name()).collect(Collectors.joining());
  }

  private static boolean covers(Table table, Directory directory) {
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
    for (Overlay overlay : overlays.all()) {
      if (!MESSAGES.contains(overlay.message())) {
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

  private static List<String> lint(Table table) {
    List<String> complaints = new ArrayList<>();
    for (String name : Directories.names()) {
      Directory directory = Directories.find(name).orElseThrow();
      if (covers(table, directory)) {
        try {
          complaints.addAll(TableProof.complaints(table, directory));
        } catch (TableException e) {
          complaints.add(name + ": " + e.getMessage());
        }
      }
    }
    return complaints;
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.ValidationProfile;

/** The tables that come with the product, each compiled when it is first needed. */
public final class MappingTables {
  private static final List<String> MESSAGES = List.of("CUSDEC", "CUSRES", "INVOIC");

  /** Overlays, by what UNH 0057 begins with. */
  private static final Map<String, String> PROFILES = Map.of("CUSDEC CD", "ncts");

  private static final Map<String, CompiledTable> COMPILED = new ConcurrentHashMap<>();
  private static final Map<String, WriteTable> WRITTEN = new ConcurrentHashMap<>();

  private MappingTables() {}

  /** The compiled table for a message; empty where no table is for it or its directory. */
  static Optional<CompiledTable> find(Message message, Directory directory) {
    if (!MESSAGES.contains(message.type())) {
      return Optional.empty();
    }
    Optional<String> overlay = overlay(message);
    String key = message.type() + " " + directory.name() + " " + overlay.orElse("");
    return Optional.ofNullable(
        COMPILED.computeIfAbsent(
            key,
            k -> {
              Table table = table(message.type(), overlay);
              return covers(table, directory) ? CompiledTable.of(table, directory) : null;
            }));
  }

  /** The table for writing a message; empty where no table is for it or its directory. */
  static Optional<WriteTable> findForWriting(MessageName name) {
    Optional<Directory> directory = Directories.find(name.directory());
    if (!MESSAGES.contains(name.type()) || directory.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> overlay = overlay(name.type(), name.association());
    String key = name.type() + " " + name.directory() + " " + overlay.orElse("");
    return Optional.ofNullable(
        WRITTEN.computeIfAbsent(
            key,
            k -> {
              Table table = table(name.type(), overlay);
              return covers(table, directory.get()) ? WriteTable.of(table, directory.get()) : null;
            }));
  }

  private static boolean covers(Table table, Directory directory) {
    return Directories.notBefore(directory.name(), table.from())
        && Directories.notBefore(table.to(), directory.name());
  }

  private static Optional<String> overlay(Message message) {
    return overlay(message.type(), message.association());
  }

  private static Optional<String> overlay(String type, String association) {
    return PROFILES.entrySet().stream()
        .filter(p -> (type + " " + association).startsWith(p.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What the message's overlay changes in its validation. */
  public static ValidationProfile profile(Message message) {
    Optional<String> overlay = overlay(message);
    if (overlay.isEmpty()) {
      return ValidationProfile.NONE;
    }
    Table table = table(message.type(), overlay);
    return new ValidationProfile() {
      @Override
      public boolean opens(Node node, String element) {
        return table.openLists().contains(node.segment().tag() + " " + element);
      }
    };
  }

  private static Table table(String message, Optional<String> overlay) {
    Table base = TableParser.table(message + ".map", Shipped.text(message + ".map"));
    return overlay
        .map(name -> TableParser.over(base, name + ".overlay", Shipped.text(name + ".overlay")))
        .orElse(base);
  }

  /** Compiles every table against every directory of its range; the complaints, none if sound. */
  public static List<String> lint() {
    List<String> complaints = new ArrayList<>();
    for (String message : MESSAGES) {
      Table table = table(message, Optional.empty());
      for (String name : Directories.names()) {
        Directory directory = Directories.find(name).orElseThrow();
        if (covers(table, directory)) {
          complaints.addAll(TableProof.complaints(table, directory));
        }
      }
    }
    return complaints;
  }

  /** The effective table for a message type and profile, as text with each rule's origin. */
  public static String show(String message, String association) {
    Optional<String> overlay =
        Optional.ofNullable(
            PROFILES.entrySet().stream()
                .filter(p -> (message + " " + association).startsWith(p.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null));
    StringBuilder text = new StringBuilder();
    for (Rule rule : table(message, overlay).rules()) {
      text.append(
          String.join(
                  "|",
                  rule.id(),
                  "" + rule.direction(),
                  rule.where(),
                  rule.take(),
                  rule.canonical(),
                  rule.as(),
                  rule.when(),
                  rule.origin())
              + "\n");
    }
    return text.toString();
  }
}

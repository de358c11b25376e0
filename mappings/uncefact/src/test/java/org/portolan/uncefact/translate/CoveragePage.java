package org.portolan.uncefact.translate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.directories.Directories;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.mapping.LossReport;

/** The rows of the page about coverage: what was read of the messages of a type and directory. */
final class CoveragePage {
  private static final class Row {
    int messages;
    int present;
    int mapped;
    int leftOut;
    int lost;
  }

  private final Map<String, Row> rows = new TreeMap<>();

  void add(List<Path> files) throws IOException {
    for (Path file : files) {
      for (Translated message : messages(file)) {
        add(message);
      }
    }
  }

  private void add(Translated message) {
    LossReport read = message.losses().orElseThrow();
    RoundTrips.Trip trip =
        RoundTrips.of(message.document().orElseThrow(), message.message().name(), "UNOY");
    String directory = message.message().directory();
    String order = "%02d".formatted(Directories.names().indexOf(directory));
    Row row =
        rows.computeIfAbsent(
            message.message().type() + " " + order + " " + directory, key -> new Row());
    row.messages++;
    row.present += read.present();
    row.mapped += read.taken();
    row.leftOut += read.ignored();
    row.lost += trip.losses().losses().size();
  }

  String rows() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (key, row) -> {
          String[] name = key.split(" ");
          text.append(
              "| %s | %s | %d | %d | %d | %d | %.1f %% | %d |\n"
                  .formatted(
                      name[0],
                      name[2],
                      row.messages,
                      row.present,
                      row.mapped,
                      row.leftOut,
                      100.0 * row.mapped / row.present,
                      row.lost));
        });
    return text.toString();
  }

  /** The messages of a file that are clean in strict mode and that a table is for. */
  static List<Translated> messages(Path file) throws IOException {
    try {
      return RoundTrips.translate(Mode.STRICT, Files.readAllBytes(file)).messages().stream()
          .filter(message -> message.isAccepted() && message.document().isPresent())
          .toList();
    } catch (EdifactException e) {
      return List.of();
    }
  }
}

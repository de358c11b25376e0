package org.portolan.uncefact.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.model.TradeDocument;

/** Real messages of many hands: read, written by the same table and read again. */
class CorpusRoundTripTest {
  /**
   * How much of each message was read, and what writing it again lost, for who keeps the tables.
   */
  private final StringBuilder coverage =
      new StringBuilder("file\tmessage\tpresent\ttaken\tcoverage\twritten\tlost in writing\n");

  @Test
  void what_validates_is_written_and_read_as_the_same_document() throws IOException {
    int trips = 0;
    List<String> differences = new ArrayList<>();
    for (Path file : files()) {
      for (Translated read : messages(file)) {
        TradeDocument document = read.document().get();
        RoundTrips.Trip trip = RoundTrips.of(document, read.message().name(), "UNOY");
        String what = corpus().relativize(file) + " " + read.message().reference();
        RoundTrips.untold(document, trip).forEach(it -> differences.add(what + ": " + it));
        // What reading lost may be what the directory demands; nothing else may be wrong.
        trip.read().findings().stream()
            .filter(it -> !it.code().equals("PTL-EDI-022") || read.losses().get().coverage() == 1)
            .forEach(it -> differences.add(what + ": " + it));
        row(what, read, trip);
        trips++;
      }
    }
    Files.writeString(Path.of("target", "mapping-coverage.tsv"), coverage);

    assertThat(differences).isEmpty();
    assertThat(trips).isGreaterThan(10);
  }

  private void row(String what, Translated read, RoundTrips.Trip trip) {
    var losses = read.losses().get();
    coverage.append(
        "%s\t%s %s\t%d\t%d\t%.2f\t%d\t%d\n"
            .formatted(
                what,
                read.message().type(),
                read.message().directory(),
                losses.present(),
                losses.taken(),
                losses.coverage(),
                trip.losses().taken(),
                trip.losses().losses().size()));
  }

  /** The messages of a file that are clean in strict mode and that a table is for. */
  private static List<Translated> messages(Path file) throws IOException {
    try {
      return RoundTrips.translate(Mode.STRICT, Files.readAllBytes(file)).messages().stream()
          .filter(message -> message.isAccepted() && message.document().isPresent())
          .toList();
    } catch (EdifactException e) {
      return List.of();
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(corpus())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path corpus() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/RECORD.md"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no corpus beside this checkout");
    return folder.resolve("shared/corpus/edifact");
  }
}

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
import org.portolan.uncefact.model.TradeDocument;

/** Real messages of many hands: read, written by the same table and read again. */
class CorpusRoundTripTest {
  @Test
  void what_validates_is_written_and_read_as_the_same_document() throws IOException {
    int trips = 0;
    List<String> differences = new ArrayList<>();
    Path corpus = folder();
    assumeTrue(corpus != null, "no corpus beside this checkout");
    for (Path file : files(corpus)) {
      for (Translated read : CoveragePage.messages(file)) {
        TradeDocument document = read.document().get();
        RoundTrips.Trip trip = RoundTrips.of(document, read.message().name(), "UNOY");
        String what = corpus.relativize(file) + " " + read.message().reference();
        RoundTrips.untold(document, trip).forEach(it -> differences.add(what + ": " + it));
        // What reading lost may be what the directory demands; nothing else may be wrong.
        trip.read().findings().stream()
            .filter(it -> !it.code().equals("PTL-EDI-022") || read.losses().get().coverage() == 1)
            .filter(it -> !it.code().equals("PTL-MAP-005") || document.missing().isEmpty())
            .forEach(it -> differences.add(what + ": " + it));
        trips++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(trips).isGreaterThan(10);
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Where the corpus lies beside this checkout; null where it does not. */
  static Path folder() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/RECORD.md"))) {
      folder = folder.getParent();
    }
    return folder == null ? null : folder.resolve("shared/corpus/edifact");
  }
}

package org.portolan.uncefact.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Mode;
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

  /**
   * Messages that their directory does not allow as they are, but which a tolerant reader takes:
   * what is read of them is said again, but for what the loss report names.
   */
  @Test
  void what_is_taken_tolerantly_alone_is_written_and_read_as_the_same_document()
      throws IOException {
    Path corpus = folder();
    assumeTrue(corpus != null, "no corpus beside this checkout");
    Map<String, Set<String>> findings = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    for (Path file : files(corpus)) {
      for (Translated read : tolerantly(file)) {
        TradeDocument document = read.document().get();
        RoundTrips.Trip trip = RoundTrips.of(document, read.message().name(), "UNOY");
        String what = corpus.relativize(file) + " " + read.message().reference();
        RoundTrips.untold(document, trip).forEach(it -> differences.add(what + ": " + it));
        Set<String> codes = findings.computeIfAbsent(read.message().type(), it -> new TreeSet<>());
        read.findings().forEach(finding -> codes.add(finding.code()));
      }
    }
    System.out.println("Taken tolerantly alone: " + findings);
    assertThat(differences).isEmpty();
    assertThat(findings).containsKeys("CUSCAR", "IFCSUM", "ORDRSP", "QUOTES", "RECADV");
  }

  /** Messages with a document that strict reading refuses. */
  private static List<Translated> tolerantly(Path file) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Set<Long> strict =
          RoundTrips.translate(Mode.STRICT, bytes).messages().stream()
              .filter(Translated::isAccepted)
              .map(it -> it.message().segments().get(0).offset())
              .collect(Collectors.toSet());
      return RoundTrips.translate(Mode.TOLERANT, bytes).messages().stream()
          .filter(it -> it.document().isPresent())
          .filter(it -> !strict.contains(it.message().segments().get(0).offset()))
          .toList();
    } catch (EdifactException e) {
      return List.of();
    }
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

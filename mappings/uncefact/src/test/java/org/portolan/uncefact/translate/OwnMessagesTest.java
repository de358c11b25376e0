package org.portolan.uncefact.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.portolan.directories.Directories;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.model.TradeDocument;

/** Our own messages of every type: valid, read, written and read again. */
class OwnMessagesTest {
  private static final List<String> OTHERS = List.of("96A", "99B", "06A", "21B");

  @Test
  void every_table_has_messages_of_its_own_in_two_directories() throws IOException {
    Map<String, Set<String>> directories = new TreeMap<>();
    for (Path file : OwnMessages.files()) {
      MessageName name = read(file).message().name();
      directories.computeIfAbsent(name.type(), type -> new TreeSet<>()).add(name.directory());
    }

    assertThat(directories.keySet()).containsExactlyElementsOf(MappingTables.messages());
    assertThat(directories.values()).allSatisfy(of -> assertThat(of).hasSizeGreaterThan(1));
  }

  @Test
  void each_is_valid_and_holds_what_its_kind_of_document_must_hold() throws IOException {
    for (Path file : OwnMessages.files()) {
      Translated read = read(file);

      assertThat(read.findings()).as(file.getFileName().toString()).isEmpty();
      assertThat(read.document().orElseThrow().missing()).as(file.toString()).isEmpty();
      assertThat(read.losses().orElseThrow().coverage()).as(file.toString()).isGreaterThan(0.85);
    }
  }

  @Test
  void each_is_written_without_a_finding_and_read_as_the_same_document() throws IOException {
    for (Path file : OwnMessages.files()) {
      Translated read = read(file);
      TradeDocument document = read.document().orElseThrow();

      RoundTrips.Trip trip = RoundTrips.of(document, read.message().name());

      assertThat(trip.read().findings()).as(file.getFileName() + trip.text()).isEmpty();
      assertThat(RoundTrips.differences(document, trip.document()))
          .as(file.getFileName() + trip.text())
          .isEmpty();
      assertThat(trip.losses().losses()).as(file.getFileName().toString()).isEmpty();
    }
  }

  @Test
  void each_is_written_in_other_directories_and_what_they_cannot_say_is_told() throws IOException {
    List<String> untold = new ArrayList<>();
    for (Path file : OwnMessages.files()) {
      Translated read = read(file);
      for (String release : OTHERS) {
        if (isWritable(read.message().type(), release)) {
          MessageName name = new MessageName(read.message().type(), "D", release, "UN", "");
          RoundTrips.Trip trip = RoundTrips.of(read.document().orElseThrow(), name);
          String what = file.getFileName() + " in " + release + ": ";
          // A directory may demand what it has no code for: then something is told as lost.
          trip.read().findings().stream()
              .filter(it -> !it.code().equals("PTL-EDI-022") || trip.losses().losses().isEmpty())
              .forEach(finding -> untold.add(what + finding));
          RoundTrips.untold(read.document().orElseThrow(), trip)
              .forEach(difference -> untold.add(what + difference));
        }
      }
    }

    assertThat(untold).isEmpty();
  }

  /** Whether a directory has the message, and a table of ours is for it. */
  private static boolean isWritable(String type, String release) {
    return Directories.find("D." + release).orElseThrow().message(type).isPresent()
        && MappingTables.shipped().covers(type, "D." + release);
  }

  private static Translated read(Path file) throws IOException {
    Translation translation = RoundTrips.translate(Mode.STRICT, Files.readAllBytes(file));
    assertThat(translation.messages()).as(file.toString()).hasSize(1);
    return translation.messages().get(0);
  }
}

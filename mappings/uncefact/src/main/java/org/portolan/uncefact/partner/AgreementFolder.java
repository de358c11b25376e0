package org.portolan.uncefact.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a folder of agreements: each file by itself, then its base, then all of them together. */
final class AgreementFolder {
  private final Known known;
  private final List<Complaint> complaints = new ArrayList<>();
  private final Map<String, Located> files = new LinkedHashMap<>();
  private final Set<String> bases = new HashSet<>();
  private final Map<String, Located> effective = new LinkedHashMap<>();

  private AgreementFolder(Known known) {
    this.known = known;
  }

  static Agreements read(Path folder, Known known) {
    AgreementFolder reading = new AgreementFolder(known);
    for (Path file : json(folder)) {
      reading.file(file);
    }
    return reading.agreements();
  }

  /** The effective files by name, for who wants to see what holds and where it comes from. */
  static Map<String, Located> effective(Path folder, Known known) {
    AgreementFolder reading = new AgreementFolder(known);
    json(folder).forEach(reading::file);
    reading.agreements();
    return reading.effective;
  }

  private static List<Path> json(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          folder + ": no folder seen, a folder of agreements (*.json) expected");
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(it -> it.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the agreements of " + folder + " cannot be read", e);
    }
  }

  private void file(Path path) {
    Located file;
    try {
      file = LocatedReader.read(path.toString(), Files.readAllBytes(path));
    } catch (LocatedReader.Unreadable e) {
      complaints.add(Complaint.of("PTL-PAR-001", e.spot(), e.getMessage(), "JSON"));
      return;
    } catch (IOException e) {
      Spot spot = new Spot(path.toString(), 1, 1);
      complaints.add(Complaint.of("PTL-PAR-001", spot, "" + e.getMessage(), "a readable file"));
      return;
    }
    List<Complaint> own = SchemaCheck.complaints(file);
    complaints.addAll(own);
    if (own.stream().anyMatch(Complaint::isError)) {
      return;
    }
    String name = file.text("name").orElseThrow();
    Located before = files.putIfAbsent(name, file);
    if (before != null) {
      complaints.add(
          Complaint.of(
              "PTL-PAR-005", file.find("name").get().at(), name, "not that of " + before.at()));
    }
  }

  private Agreements agreements() {
    files.forEach(
        (name, file) ->
            withBases(file, new HashSet<>(Set.of(name)))
                .ifPresent(whole -> effective.put(name, whole)));
    List<Agreement> agreements = new ArrayList<>();
    Map<String, Located> pairs = new LinkedHashMap<>();
    effective.forEach(
        (name, file) -> {
          if (file.find("partner").isEmpty()) {
            return;
          }
          Agreement agreement = AgreementReader.read(file);
          List<Complaint> own = new AgreementLint(known, agreement, file).complaints();
          complaints.addAll(own);
          Located other = pairs.putIfAbsent(agreement.parties(), file);
          if (other != null) {
            complaints.add(
                Complaint.of(
                    "PTL-PAR-007",
                    file.find("partner").get().at(),
                    agreement.parties(),
                    "not that of " + other.at()));
          } else if (own.stream().noneMatch(Complaint::isError)) {
            agreements.add(agreement);
          }
        });
    effective.values().stream()
        .filter(file -> file.find("partner").isEmpty())
        .filter(file -> !bases.contains(file.text("name").orElseThrow()))
        .forEach(
            file ->
                complaints.add(
                    Complaint.of("PTL-PAR-012", file.at(), "no partner", "partner, or a use")));
    complaints.sort(Comparator.comparing(Complaint::level));
    return new Agreements(agreements, complaints, false);
  }

  /** The file with everything that its bases say; empty where one of them is not to be had. */
  private Optional<Located> withBases(Located file, Set<String> seen) {
    Optional<Located> named = file.find("base");
    if (named.isEmpty()) {
      return Optional.of(file);
    }
    String base = (String) named.get().value();
    bases.add(base);
    Located below = files.get(base);
    if (below == null || !seen.add(base)) {
      complaints.add(
          Complaint.of(
              "PTL-PAR-006",
              named.get().at(),
              base,
              below == null ? Nearest.hint(base, files.keySet()) : "a base above it"));
      return Optional.empty();
    }
    return withBases(below, seen).map(file::over);
  }
}

package org.portolan.uncefact.partner;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.FunctionalGroup;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.finding.Finding;

/** The agreements of a folder. One that has an error holds for nobody until it is mended. */
public final class Agreements {
  /** None: every sender is taken as the product's own rules say. */
  public static final Agreements NONE = new Agreements(List.of(), List.of(), false);

  private final List<Agreement> agreements;
  private final List<Complaint> complaints;
  private final boolean strangersRefused;

  Agreements(List<Agreement> agreements, List<Complaint> complaints, boolean strangersRefused) {
    this.agreements =
        agreements.stream()
            .sorted(Comparator.comparingInt(Agreement::closeness).reversed())
            .toList();
    this.complaints = List.copyOf(complaints);
    this.strangersRefused = strangersRefused;
  }

  /** The same, and whoever is in none of them is refused. */
  public Agreements refusingStrangers() {
    return new Agreements(agreements, complaints, true);
  }

  /**
   * Reads the {@code *.json} files of a folder.
   *
   * @param known the overlays and directories that an agreement may name
   */
  public static Agreements of(Path folder, Known known) {
    return AgreementFolder.read(folder, known);
  }

  public List<Agreement> all() {
    return agreements;
  }

  public Optional<Agreement> named(String name) {
    return agreements.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** What is wrong with the files, errors first. */
  public List<Complaint> complaints() {
    return complaints;
  }

  /** The one for an interchange as a whole. */
  public Optional<Agreement> find(Interchange interchange) {
    return agreements.stream()
        .filter(it -> it.group().isEmpty() && it.isFor(interchange))
        .findFirst();
  }

  /** The one for a message, which may have come in a functional group of other parties. */
  public Optional<Agreement> find(Interchange interchange, Optional<FunctionalGroup> group) {
    return agreements.stream()
        .filter(it -> it.isFor(interchange))
        .filter(it -> it.group().isEmpty() || group.map(it::isFor).orElse(false))
        .findFirst();
  }

  /** What an interchange has that was not agreed; nothing where nothing was. */
  public List<Finding> findings(Interchange interchange) {
    Optional<Agreement> agreement = find(interchange);
    if (agreement.isPresent()) {
      return AgreementFindings.of(agreement.get(), interchange);
    }
    return strangersRefused && !knows(interchange)
        ? List.of(AgreementFindings.unknown(interchange))
        : List.of();
  }

  /** Whether a partner is known, be it by its groups alone. */
  public boolean knows(Interchange interchange) {
    return agreements.stream().anyMatch(it -> it.isFor(interchange));
  }
}

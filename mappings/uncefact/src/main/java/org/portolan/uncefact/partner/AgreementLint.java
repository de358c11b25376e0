package org.portolan.uncefact.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Separators;

/** Whether what an agreement names is there, and fits together. */
final class AgreementLint {
  private final Known known;
  private final Agreement agreement;
  private final Located file;
  private final List<Complaint> complaints = new ArrayList<>();

  AgreementLint(Known known, Agreement agreement, Located file) {
    this.known = known;
    this.agreement = agreement;
    this.file = file;
  }

  List<Complaint> complaints() {
    for (String key : List.of("directory", "unknownDirectory")) {
      file.find(key)
          .filter(at -> !known.directories().contains(at.value()))
          .ifPresent(
              at ->
                  complain("PTL-PAR-009", at, Nearest.hint("" + at.value(), known.directories())));
    }
    file.find("overlays").map(Located::items).orElse(List.of()).forEach(this::overlay);
    agreement.directory().flatMap(Directories::find).ifPresent(this::messages);
    file.find("separators").ifPresent(this::separators);
    return complaints;
  }

  private void overlay(Located at) {
    Map<String, String> overlays = known.overlays();
    String message = overlays.get(at.value());
    if (message == null) {
      complain("PTL-PAR-008", at, Nearest.hint("" + at.value(), overlays.keySet()));
    } else if (!agreement.messages().isEmpty() && !agreement.messages().contains(message)) {
      complain("PTL-PAR-011", at, message + " among the messages");
    }
  }

  private void messages(Directory directory) {
    file.find("messages").map(Located::items).orElse(List.of()).stream()
        .filter(at -> directory.message("" + at.value()).isEmpty())
        .filter(at -> !List.of("CONTRL", "AUTACK").contains(at.value()))
        .forEach(
            at -> complain("PTL-PAR-010", at, Nearest.hint("" + at.value(), directory.messages())));
  }

  private void separators(Located at) {
    Separators chosen = AgreementReader.separators(at);
    byte[] all = {
      chosen.component(),
      chosen.element(),
      chosen.release(),
      chosen.repetition(),
      chosen.terminator()
    };
    for (byte octet : all) {
      if (Character.isLetterOrDigit(octet) || octet == ' ') {
        complain("PTL-PAR-013", at, "no letter, digit or blank");
        return;
      }
    }
    if (!chosen.areDistinct()) {
      complain("PTL-PAR-013", at, "each of them another one");
    }
  }

  private void complain(String code, Located at, String expected) {
    String seen = at.value() instanceof String text ? text : "these";
    complaints.add(Complaint.of(code, at.at(), seen, expected));
  }
}

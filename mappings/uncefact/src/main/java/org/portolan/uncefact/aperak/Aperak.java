package org.portolan.uncefact.aperak;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.directories.CompositeType;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.directories.PartType;
import org.portolan.uncefact.edifact.EdifactWriter;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.OutSegment;
import org.portolan.uncefact.edifact.Repertoire;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.edifact.Separators;

/**
 * Writes the answer to one message, in its directory where that has an APERAK. What it answers is
 * named three times: RFF+ACE has the interchange's control reference (0020), RFF+AGO the document's
 * number (1004), RFF+ACW the message's reference (0062).
 */
public final class Aperak {
  private static final String TYPE = "APERAK";

  /** The directories before this one have no APERAK, or no codes for it. */
  private static final String FIRST = "D.96A";

  private static final int MOST_ERRORS = 999;
  private static final int LINE = 70;

  private Aperak() {}

  /**
   * An error of the application.
   *
   * @param code 9321, at most eight characters
   */
  public record Problem(String code, String text) {}

  /**
   * @param header of the answer
   * @param number of the answer as a document, 1004
   * @param problems none for a message that was taken
   */
  public static byte[] answer(
      Interchange subject,
      Message message,
      Interchange header,
      Optional<Separators> separators,
      String number,
      List<Problem> problems) {
    Directory directory = directory(message);
    String[] name = directory.name().split("\\.");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EdifactWriter writer = new EdifactWriter(out);
    writer.begin(header, separators);
    writer.message(
        new MessageName(TYPE, name[0], name[1], "UN", ""),
        body(subject, message, directory, header, number, problems));
    writer.end();
    return out.toByteArray();
  }

  private static Directory directory(Message message) {
    return Directories.find(message.directory())
        .filter(it -> it.message(TYPE).isPresent())
        .filter(it -> Directories.notBefore(it.name(), FIRST))
        .or(() -> Directories.find(FIRST))
        .orElseThrow();
  }

  private static List<OutSegment> body(
      Interchange subject,
      Message message,
      Directory directory,
      Interchange header,
      String number,
      List<Problem> problems) {
    List<OutSegment> body = new ArrayList<>();
    String kind = problems.isEmpty() ? "312" : "313";
    body.add(
        OutSegment.of("BGM")
            .with(lists(directory, kind) ? kind : "")
            .with(number)
            .with("9")
            .with(problems.isEmpty() ? "AP" : "RE")
            .end());
    reference("ACE", subject.controlReference(), body);
    message.segments().stream()
        .filter(segment -> segment.tag().equals("BGM"))
        .findFirst()
        .ifPresent(bgm -> reference("AGO", documentNumber(bgm), body));
    reference("ACW", message.reference(), body);
    Repertoire repertoire = Repertoire.of(header.syntaxIdentifier()).orElse(Repertoire.UNOC);
    for (Problem problem : problems.subList(0, Math.min(MOST_ERRORS, problems.size()))) {
      body.add(OutSegment.of("ERC").with(problem.code(), "", "ZZZ").end());
      body.add(
          OutSegment.of("FTX")
              .with("AAO")
              .with()
              .with()
              .with(lines(writable(problem.text(), repertoire)))
              .end());
    }
    return body;
  }

  /** 1004 stands in an element of its own, or since D.96B in C106. */
  private static String documentNumber(Segment bgm) {
    return bgm.text(2, 1);
  }

  private static void reference(String qualifier, String value, List<OutSegment> body) {
    if (!value.isBlank()) {
      String cut = value.length() <= 35 ? value : value.substring(0, 35);
      body.add(OutSegment.of("RFF").with(qualifier, cut).end());
    }
  }

  /** Whether 1001 of the directory has a code; the oldest have none for an APERAK. */
  private static boolean lists(Directory directory, String code) {
    PartType first = directory.segment("BGM").parts().get(0).type();
    ElementType name =
        first instanceof CompositeType composite
            ? composite.components().get(0).element()
            : (ElementType) first;
    return name.codes().contains(code);
  }

  private static String writable(String text, Repertoire repertoire) {
    StringBuilder writable = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            it -> {
              String upper = it.toUpperCase(java.util.Locale.ROOT);
              writable.append(repertoire.has(it) ? it : repertoire.has(upper) ? upper : "?");
            });
    return writable.toString();
  }

  /** At most five lines; the rest of a longer text is not said. */
  private static String[] lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < text.length() && lines.size() < 5; at += LINE) {
      lines.add(text.substring(at, Math.min(text.length(), at + LINE)));
    }
    return lines.toArray(String[]::new);
  }
}

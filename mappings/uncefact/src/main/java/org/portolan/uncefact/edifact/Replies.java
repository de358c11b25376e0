package org.portolan.uncefact.edifact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The header of an interchange that answers another, in the other's own syntax. */
public final class Replies {
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private Replies() {}

  /**
   * Sender and recipient change places; date and time are in UTC.
   *
   * @param reference 0020 of the answer, at most 14 characters
   */
  public static Interchange header(Interchange subject, String reference, Instant now) {
    int syntax = syntax(subject);
    LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return new Interchange(
        repertoire(subject),
        syntax,
        subject.recipient(),
        subject.recipientQualifier(),
        subject.sender(),
        subject.senderQualifier(),
        time.format(syntax < 4 ? SHORT : LONG),
        time.format(TIME),
        reference,
        false,
        subject.test(),
        0);
  }

  /** The same header, asking for a CONTRL (0031). */
  public static Interchange asking(Interchange header) {
    return new Interchange(
        header.syntaxIdentifier(),
        header.syntaxVersion(),
        header.sender(),
        header.senderQualifier(),
        header.recipient(),
        header.recipientQualifier(),
        header.date(),
        header.time(),
        header.controlReference(),
        true,
        header.test(),
        header.offset());
  }

  /** The version of the syntax to answer in: 3 where the sender's is not known. */
  public static int syntax(Interchange subject) {
    return subject.syntaxVersion() == 0 ? 3 : subject.syntaxVersion();
  }

  /** The sender's own, where we can write it. */
  private static String repertoire(Interchange subject) {
    return Repertoire.of(subject.syntaxIdentifier())
        .filter(known -> known != Repertoire.UNOX)
        .orElse(Repertoire.UNOC)
        .name();
  }
}

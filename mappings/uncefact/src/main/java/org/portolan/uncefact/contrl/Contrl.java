package org.portolan.uncefact.contrl;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.EdifactWriter;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.OutSegment;
import org.portolan.uncefact.edifact.Replies;
import org.portolan.uncefact.edifact.Separators;
import org.portolan.uncefact.finding.Finding;

/** The answer to one interchange, as an interchange of its own in the sender's syntax. */
public final class Contrl {
  private static final String TYPE = "CONTRL";

  private Contrl() {}

  /**
   * Whether an answer is wanted: the interchange asks (0031) or the agreement does, and it is no
   * answer itself.
   *
   * @param messages those of the interchange
   */
  public static boolean isDue(Interchange subject, List<MessageReport> messages, boolean agreed) {
    boolean isAnswer =
        !messages.isEmpty() && messages.stream().allMatch(m -> m.name().type().equals(TYPE));
    return !isAnswer && (subject.acknowledgementRequested() || agreed);
  }

  /**
   * Says what became of an interchange: accepted, accepted but for some messages, or rejected.
   *
   * @param findings of the interchange's own segments, and what ended its reading
   * @param reference 0020 of the answer, at most 14 characters
   * @return the bytes to send; empty for an interchange of CONTRL alone
   */
  public static Optional<byte[]> answer(
      Interchange subject,
      List<MessageReport> messages,
      List<Finding> findings,
      String reference,
      Instant now) {
    return isDue(subject, messages, true)
        ? Optional.of(report(subject, messages, findings, reference, now, Optional.empty()))
        : Optional.empty();
  }

  /**
   * The same without asking whether it is due.
   *
   * @param messages those that are rejected, and others or not
   * @param separators that were agreed
   */
  public static byte[] report(
      Interchange subject,
      List<MessageReport> messages,
      List<Finding> findings,
      String reference,
      Instant now,
      Optional<Separators> separators) {
    Report report = new Report(subject, Replies.syntax(subject));
    return write(
        subject,
        reference,
        now,
        separators,
        report.of(messages, findings.stream().filter(MessageReport::isOfSyntax).findFirst()));
  }

  /** Says that an interchange has come, and nothing of what is in it (0083 = 8). */
  public static byte[] receipt(Interchange subject, String reference, Instant now) {
    Report report = new Report(subject, Replies.syntax(subject));
    return write(
        subject,
        reference,
        now,
        Optional.empty(),
        List.of(report.interchange(Action.RECEIVED, Optional.empty())));
  }

  private static byte[] write(
      Interchange subject,
      String reference,
      Instant now,
      Optional<Separators> separators,
      List<OutSegment> body) {
    int syntax = Replies.syntax(subject);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EdifactWriter writer = new EdifactWriter(out);
    writer.begin(Replies.header(subject, reference, now), separators);
    writer.message(
        syntax < 4
            ? new MessageName(TYPE, "D", "3", "UN", "")
            : new MessageName(TYPE, "4", "1", "UN", ""),
        body);
    writer.end();
    return out.toByteArray();
  }
}

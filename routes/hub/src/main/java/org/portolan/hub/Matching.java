package org.portolan.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.answer.Answered;
import org.portolan.uncefact.edifact.Interchange;

/** A partner's answer finds what it answers among what was sent to that partner. */
final class Matching {
  private Matching() {}

  /** Empty where it was found; then what was sent has its answer. */
  static Optional<Refusal> match(
      Connection c, long message, Interchange from, Answered answer, Instant now)
      throws SQLException {
    for (String reference : answer.references()) {
      Optional<Long> sent = sent(c, from.sender(), reference, answer.type());
      if (sent.isPresent()) {
        answer(c, sent.get(), message, answer, now);
        return Optional.empty();
      }
    }
    return Optional.of(
        Refusal.of(
            "PTL-ACK-001",
            answer.type(),
            String.join(", ", answer.references()) + " of " + from.sender(),
            "the reference of an interchange that was sent to this partner"));
  }

  /** CONTRL names an interchange; APERAK may name the document in it. */
  private static Optional<Long> sent(
      Connection c, String partner, String reference, String answerType) throws SQLException {
    return Rows.first(
        c,
        row -> row.getLong(1),
        "SELECT id FROM acknowledgement WHERE recipient = ? AND sent_at IS NOT NULL"
            + " AND (control_reference = ? OR (document_number = ? AND ? = 'APERAK'))"
            + " ORDER BY id DESC FETCH FIRST 1 ROWS ONLY",
        Text.cut(partner, 100),
        Text.cut(reference, 50),
        Text.cut(reference, 70),
        answerType);
  }

  private static void answer(Connection c, long sent, long message, Answered answer, Instant now)
      throws SQLException {
    // A bare receipt says that it arrived; what becomes of it is still to be told.
    String state = answer.outcome() == Answered.Outcome.RECEIVED ? "SENT" : "ANSWERED";
    Rows.change(
        c,
        "UPDATE acknowledgement SET state = ?, answer_type = ?, answer = ?, answer_details = ?,"
            + " answered_by = ?, answered_at = ? WHERE id = ?",
        state,
        answer.type(),
        answer.outcome().name(),
        Text.cut(String.join("\n", answer.details()), Integer.MAX_VALUE),
        message,
        now.toEpochMilli(),
        sent);
  }
}

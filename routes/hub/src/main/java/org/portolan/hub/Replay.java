package org.portolan.hub;

import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;

/**
 * Has a message of the archive worked on again, by the tables and agreements of now. What was taken
 * of it stays as it is, so that nothing is recorded twice; what was refused is tried again, and its
 * sender gets answers of another round.
 */
public final class Replay {
  private final HubDatabase database;
  private final DeadLetters deadLetters;

  Replay(HubDatabase database, DeadLetters deadLetters) {
    this.database = database;
    this.deadLetters = deadLetters;
  }

  /** False where nothing of it was refused, or it is still being worked on. */
  public boolean message(Documents.MessageRow message) {
    int again =
        database.durably(
            c ->
                Rows.change(
                    c,
                    "UPDATE message SET state = 'RECEIVED', attempts = 0, dead_letter = NULL,"
                        + " findings = NULL, duplicate_of = NULL, round = round + 1 WHERE id = ?"
                        + " AND (state IN ('REJECTED', 'DUPLICATE') OR state = 'TRANSLATED'"
                        + " AND EXISTS (SELECT 1 FROM document d WHERE d.message = message.id"
                        + " AND d.state = 'REJECTED'))",
                    message.id()));
    if (again > 0) {
      deadLetters.remove(message.id(), message.name());
    }
    return again > 0;
  }
}

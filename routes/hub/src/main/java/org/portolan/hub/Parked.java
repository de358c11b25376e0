package org.portolan.hub;

import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;

/** Messages and documents that failed through no fault of theirs, and their release by a person. */
public final class Parked {
  private final HubDatabase database;
  private final DeadLetters deadLetters;

  Parked(HubDatabase database, DeadLetters deadLetters) {
    this.database = database;
    this.deadLetters = deadLetters;
  }

  /** Has a message that failed, or what failed of it, worked on again; false where nothing did. */
  public boolean release(Documents.MessageRow message) {
    int released =
        database.durably(
            c ->
                Rows.change(
                        c,
                        "UPDATE message SET state = 'RECEIVED', attempts = 0, dead_letter = NULL,"
                            + " findings = NULL WHERE id = ? AND state = 'FAILED'",
                        message.id())
                    + Rows.change(
                        c,
                        "UPDATE document SET state = 'TRANSLATED', findings = ''"
                            + " WHERE message = ? AND state = 'FAILED'",
                        message.id()));
    if (released > 0) {
      deadLetters.remove(message.id(), message.name());
    }
    return released > 0;
  }
}

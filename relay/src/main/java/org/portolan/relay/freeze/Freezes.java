package org.portolan.relay.freeze;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.relay.Lane;

/** Freezes in the hub's database. Software freezes; only a person lifts. */
public final class Freezes {
  private static final int MAX_WHY = 2_000;

  private final HubDatabase database;
  private final Clock clock;

  public Freezes(HubDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The freeze that is in force, if there is one. */
  public Optional<Freeze> of(Freeze.Kind kind, Bytes32 subject) {
    return database.transact(c -> there(c, kind, subject));
  }

  /** What stops a lane: itself, or one of the networks at its ends. */
  public Optional<Freeze> onTheWay(Lane lane) {
    return of(Freeze.Kind.LANE, lane.id())
        .or(() -> of(Freeze.Kind.NETWORK, lane.source().network().id()))
        .or(() -> of(Freeze.Kind.NETWORK, lane.destination().network().id()));
  }

  /** All of them, the newest first. */
  public List<Freeze> all() {
    return database.transact(
        c -> Rows.list(c, Freeze::read, "SELECT * FROM frozen_subject ORDER BY id DESC"));
  }

  /** As {@link #of}, in the caller's transaction. */
  public boolean isFrozen(Connection c, Freeze.Kind kind, Bytes32 subject) throws SQLException {
    return there(c, kind, subject).isPresent();
  }

  /** Freezes, in the caller's transaction; what is frozen already stays as it is. */
  public void freeze(
      Connection c, Freeze.Kind kind, Bytes32 subject, String why, byte[] first, byte[] second)
      throws SQLException {
    if (there(c, kind, subject).isEmpty()) {
      Rows.change(
          c,
          "INSERT INTO frozen_subject (kind, subject, why, first_proof, second_proof, since)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          kind.name(),
          subject,
          why.substring(0, Math.min(MAX_WHY, why.length())),
          first,
          second,
          clock.millis());
    }
  }

  /** As the other, and on disk when it returns. */
  public void freeze(Freeze.Kind kind, Bytes32 subject, String why, byte[] first, byte[] second) {
    database.durably(
        c -> {
          freeze(c, kind, subject, why, first, second);
          return null;
        });
  }

  /**
   * Lets it go on. The proofs stay.
   *
   * @return false where nothing of this number is frozen
   */
  public boolean lift(long id, String who, String why) {
    return database.durably(
        c ->
            Rows.change(
                    c,
                    "UPDATE frozen_subject SET lifted_at = ?, lifted_by = ?, lifted_why = ?"
                        + " WHERE id = ? AND lifted_at IS NULL",
                    clock.millis(),
                    who,
                    why.substring(0, Math.min(MAX_WHY, why.length())),
                    id)
                == 1);
  }

  private static Optional<Freeze> there(Connection c, Freeze.Kind kind, Bytes32 subject)
      throws SQLException {
    return Rows.first(
        c,
        Freeze::read,
        "SELECT * FROM frozen_subject WHERE kind = ? AND subject = ? AND lifted_at IS NULL",
        kind.name(),
        subject);
  }
}

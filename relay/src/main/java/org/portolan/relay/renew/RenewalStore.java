package org.portolan.relay.renew;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.relay.Lane;

/** The renewals of a lane. What writes here runs in its caller's transaction. */
public final class RenewalStore {
  /** Not before somebody has a reason. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int MAX_REASON = 2_000;

  /** A step that goes on clears what held it up. */
  private static final String GOES_ON =
      "attempts = 0, next_at = 0, reason_code = NULL, reason = NULL, ";

  private final HubDatabase database;
  private final Bytes32 lane;
  private final long half;
  private final long delay;

  public RenewalStore(HubDatabase database, Lane lane) {
    this.database = database;
    this.lane = lane.id();
    this.half = lane.policy().shortestFreshness() * 1_000 / 2;
    this.delay = lane.rules().endingDelay().toMillis();
  }

  public Optional<Renewal> of(Bytes32 publisher) {
    return database.transact(
        c ->
            Rows.first(
                c,
                Renewal::read,
                "SELECT * FROM renewal WHERE lane = ? AND publisher = ?",
                lane,
                publisher));
  }

  public List<Renewal> all() {
    return database.transact(
        c ->
            Rows.list(
                c, Renewal::read, "SELECT * FROM renewal WHERE lane = ? ORDER BY publisher", lane));
  }

  /** What may be taken a step further now. */
  public List<Renewal> due(long now) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Renewal::read,
                "SELECT * FROM renewal WHERE lane = ? AND next_at <= ?"
                    + " AND (state <> 'RESTING' OR wanted_at <= ? OR renew_at <= ?)"
                    + " ORDER BY wanted_at, renew_at",
                lane,
                now,
                now - delay,
                now));
  }

  /** An ending was seen that the destination may not have. */
  public void wanted(Connection c, Bytes32 publisher, long now) throws SQLException {
    insert(c, publisher);
    Rows.change(
        c,
        "UPDATE renewal SET wanted_at = ?, fence = fence + 1"
            + " WHERE lane = ? AND publisher = ? AND wanted_at IS NULL",
        now,
        lane,
        publisher);
  }

  /** The destination took a statement of this time; half of its freshness later it is renewed. */
  public void renewed(Connection c, Bytes32 publisher, long asOfTime) throws SQLException {
    insert(c, publisher);
    Rows.change(
        c,
        "UPDATE renewal SET renew_at = ?, fence = fence + 1"
            + " WHERE lane = ? AND publisher = ? AND (renew_at < ? OR renew_at = ?)",
        asOfTime + half,
        lane,
        publisher,
        asOfTime + half,
        NEVER);
  }

  private void insert(Connection c, Bytes32 publisher) throws SQLException {
    Rows.change(
        c,
        "INSERT INTO renewal (lane, publisher, state, renew_at, applied, part, fence, attempts,"
            + " next_at) VALUES (?, ?, 'RESTING', ?, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING",
        lane,
        publisher,
        NEVER);
  }

  /** Whether a statement of this time needs no renewal yet. */
  boolean isYoung(long asOfTime, long now) {
    return asOfTime + half > now;
  }

  /** The attestors signed; what was wanted until now is in it. */
  boolean attested(Connection c, Renewal from, byte[] attested) throws SQLException {
    return set(
        c,
        from,
        GOES_ON + "state = 'ATTESTED', attested = ?, applied = 0, wanted_at = NULL",
        attested);
  }

  /** A part is stored and about to be sent. */
  boolean prepared(Connection c, Renewal from, long tx, long part) throws SQLException {
    return set(c, from, GOES_ON + "state = 'PREPARED', tx = ?, part = ?", tx, part);
  }

  /** A part has arrived, and others follow. */
  boolean applied(Connection c, Renewal from) throws SQLException {
    return set(c, from, GOES_ON + "state = 'ATTESTED', applied = applied + part");
  }

  /** The destination has a statement of this time, and all that it brings. */
  boolean arrived(Connection c, Renewal from, long asOfTime) throws SQLException {
    return set(
        c, from, GOES_ON + "state = 'RESTING', attested = NULL, renew_at = ?", asOfTime + half);
  }

  /** What was wanted was there already. */
  public boolean nothing(Connection c, Renewal from, Optional<Long> asOfTime) throws SQLException {
    return set(
        c,
        from,
        GOES_ON + "wanted_at = NULL, renew_at = ?",
        asOfTime.map(time -> time + half).orElse(NEVER));
  }

  /** From the beginning, with another statement. */
  boolean again(Connection c, Renewal from, String code, String why, long now, long nextAt)
      throws SQLException {
    return set(
        c,
        from,
        "state = 'RESTING', attested = NULL, wanted_at = ?, attempts = ?, next_at = ?,"
            + " reason_code = ?, reason = ?",
        now - delay,
        from.attempts() + 1,
        nextAt,
        code,
        cut(why));
  }

  /** Once more, from where it is. */
  public boolean waits(Connection c, Renewal from, String code, String why, long nextAt)
      throws SQLException {
    return set(
        c,
        from,
        "attempts = ?, next_at = ?, reason_code = ?, reason = ?",
        from.attempts() + 1,
        nextAt,
        code,
        cut(why));
  }

  private boolean set(Connection c, Renewal from, String columns, Object... values)
      throws SQLException {
    Object[] arguments = Arrays.copyOf(values, values.length + 4);
    arguments[values.length] = lane;
    arguments[values.length + 1] = from.publisher();
    arguments[values.length + 2] = from.state().name();
    arguments[values.length + 3] = from.fence();
    return Rows.change(
            c,
            "UPDATE renewal SET fence = fence + 1, "
                + columns
                + " WHERE lane = ? AND publisher = ? AND state = ? AND fence = ?",
            arguments)
        == 1;
  }

  private static String cut(String text) {
    return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON);
  }
}

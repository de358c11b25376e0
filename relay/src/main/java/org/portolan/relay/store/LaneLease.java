package org.portolan.relay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/**
 * The right to work a lane, for some time. Every holder gets a greater token, and a transaction of
 * an earlier holder does not commit: a replica that was frozen for a minute wakes up and writes
 * nothing. Times are the database's, so that the replicas' clocks do not matter.
 */
public final class LaneLease {
  private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

  private final HubDatabase database;
  private final Bytes32 lane;
  private final String holder;
  private final Duration length;
  private final LongSupplier nanoTime;
  private long token;
  private long renewedAt;

  /**
   * @param holder this replica; one that comes back under its old name need not wait for the end of
   *     its own lease, so no two may have the same at a time
   * @param length after which others may take the lane from a replica that died
   */
  public LaneLease(HubDatabase database, Bytes32 lane, String holder, Duration length) {
    this(database, lane, holder, length, System::nanoTime);
  }

  /**
   * @param nanoTime only ever goes forward, whatever becomes of the clock
   */
  public LaneLease(
      HubDatabase database, Bytes32 lane, String holder, Duration length, LongSupplier nanoTime) {
    this.database = database;
    this.lane = lane;
    this.holder = holder;
    this.length = length;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes the lane, or keeps it; false where another replica works it. A lease that is young is not
   * asked for again: who lost it all the same writes nothing, and learns of it then.
   */
  public boolean acquire() {
    if (token > 0 && (isYoung() || renew())) {
      return true;
    }
    long asked = nanoTime.getAsLong();
    token = database.transact(this::take);
    renewedAt = asked;
    return token > 0;
  }

  private long take(Connection c) throws SQLException {
    Rows.change(
        c,
        "INSERT INTO lane_lease (lane, holder, token, until_time) VALUES (?, ?, 0, 0)"
            + " ON CONFLICT DO NOTHING",
        lane,
        holder);
    int won =
        Rows.change(
            c,
            "UPDATE lane_lease SET holder = ?, token = token + 1, until_time = "
                + NOW
                + " + ? WHERE lane = ? AND (until_time <= "
                + NOW
                + " OR holder = ?)",
            holder,
            length.toMillis(),
            lane,
            holder);
    return won == 0
        ? 0
        : Rows.first(c, row -> row.getLong(1), "SELECT token FROM lane_lease WHERE lane = ?", lane)
            .orElseThrow();
  }

  private boolean renew() {
    long asked = nanoTime.getAsLong();
    boolean kept =
        database.transact(
            c ->
                Rows.change(
                        c,
                        "UPDATE lane_lease SET until_time = "
                            + NOW
                            + " + ?"
                            + " WHERE lane = ? AND token = ?",
                        length.toMillis(),
                        lane,
                        token)
                    == 1);
    renewedAt = asked;
    return kept;
  }

  /**
   * Before anything that others can see: that the lane is still this replica's, for a while, and
   * that no crash forgets what it was told to do.
   */
  public void check() {
    database.settle();
    if (!isYoung() && !renew()) {
      token = 0;
      throw new LeaseLost(holder);
    }
  }

  private boolean isYoung() {
    return nanoTime.getAsLong() - renewedAt < length.toNanos() / 3;
  }

  /** A transaction that commits only while the lane is this replica's. */
  public <T> T transact(HubDatabase.Work<T> work) {
    return database.transact(c -> fenced(c, work));
  }

  /** As {@link #transact}, and on disk when it returns. */
  public <T> T durably(HubDatabase.Work<T> work) {
    return database.durably(c -> fenced(c, work));
  }

  /** As {@link #transact}, for what has nothing to tell. */
  public void write(Write write) {
    transact(
        c -> {
          write.in(c);
          return null;
        });
  }

  /** As {@link #write}, and on disk when it returns. */
  public void writeDurably(Write write) {
    durably(
        c -> {
          write.in(c);
          return null;
        });
  }

  /** The row is locked until the commit, so that nobody takes the lane in between. */
  private <T> T fenced(Connection c, HubDatabase.Work<T> work) throws SQLException {
    boolean held =
        Rows.first(
                c,
                row -> row.getLong(1),
                "SELECT token FROM lane_lease WHERE lane = ? FOR UPDATE",
                lane)
            .filter(there -> there == token)
            .isPresent();
    if (!held) {
      token = 0;
      throw new LeaseLost(holder);
    }
    return work.in(c);
  }

  /** Gives the lane up, so that another replica need not wait. */
  public void release() {
    database.transact(
        c ->
            Rows.change(
                c,
                "UPDATE lane_lease SET until_time = 0 WHERE lane = ? AND token = ?",
                lane,
                token));
    token = 0;
  }
}

package org.portolan.hub;

import java.util.List;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;

/** The control numbers of partners that did not arrive. */
public final class Gaps {
  private final HubDatabase database;

  Gaps(HubDatabase database) {
    this.database = database;
  }

  /** Numbers from the first to the last, both missing; noticed at in UTC milliseconds. */
  public record Gap(String agreement, long first, long last, long noticedAt) {}

  public List<Gap> all() {
    return database.transact(
        c ->
            Rows.list(
                c,
                row -> new Gap(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                "SELECT agreement, first_number, last_number, noticed_at FROM control_gap"
                    + " ORDER BY agreement, first_number FETCH FIRST 1000 ROWS ONLY"));
  }
}

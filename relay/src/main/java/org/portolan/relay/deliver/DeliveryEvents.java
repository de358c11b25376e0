package org.portolan.relay.deliver;

import java.sql.Connection;
import java.sql.SQLException;
import org.portolan.publisher.db.Rows;

/** What happened to a delivery, written down for people. */
final class DeliveryEvents {
  private static final int MAX_NOTE = 2_000;

  private DeliveryEvents() {}

  static void add(Connection c, long delivery, DeliveryState state, String note, long at)
      throws SQLException {
    Rows.change(
        c,
        "INSERT INTO delivery_event (delivery, at_time, state, note) VALUES (?, ?, ?, ?)",
        delivery,
        at,
        state.name(),
        cut(note));
  }

  static String cut(String text) {
    return text.length() <= MAX_NOTE ? text : text.substring(0, MAX_NOTE);
  }
}

package org.portolan.relay.deliver;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.portolan.publisher.db.Rows;
import org.portolan.relay.store.LaneLease;
import org.portolan.relay.store.Write;

/**
 * The moves of a lane's deliveries. Each is one transaction of the lane's holder, and counts only
 * if nobody, such as a person who parks it, has touched the delivery since it was read.
 */
final class DeliveryJournal {
  private static final String SAME = " WHERE id = ? AND state = ? AND fence = ?";

  private final LaneLease lease;

  DeliveryJournal(LaneLease lease) {
    this.lease = lease;
  }

  /** False where somebody else touched it first. */
  boolean move(Delivery from, StepResult.Moved moved, long now) {
    StringBuilder sql =
        new StringBuilder(
            "UPDATE delivery SET state = ?, fence = fence + 1, attempts = 0, failures = 0,"
                + " next_at = 0, reason_code = NULL, reason = NULL");
    Object[] arguments = new Object[4 + moved.columns().size()];
    int at = 0;
    arguments[at++] = moved.to().name();
    for (StepResult.Column column : moved.columns()) {
      sql.append(", ").append(column.name()).append(" = ?");
      arguments[at++] = column.value();
    }
    return write(
        from,
        moved.durable(),
        c -> {
          identity(from, arguments);
          boolean won = Rows.change(c, sql.append(SAME).toString(), arguments) == 1;
          if (won) {
            for (Write write : moved.writes()) {
              write.in(c);
            }
            DeliveryEvents.add(c, from.id(), moved.to(), moved.note(), now);
          }
          return won;
        });
  }

  /** Leaves it where it is and says why. */
  boolean waits(Delivery delivery, StepResult.Waits why, long now, long nextAt, boolean failed) {
    String reason = DeliveryEvents.cut(why.why());
    return write(
        delivery,
        false,
        c -> {
          boolean won =
              set(
                  c,
                  delivery,
                  "attempts = attempts + 1, next_at = ?, reason_code = ?, reason = ?,"
                      + " failures = failures + ?",
                  nextAt,
                  why.code(),
                  reason,
                  failed ? 1 : 0);
          if (won && !delivery.reason().equals(Optional.of(reason))) {
            DeliveryEvents.add(c, delivery.id(), delivery.state(), "waits: " + reason, now);
          }
          return won;
        });
  }

  /** Back to where the attestors are asked. */
  boolean attestAgain(Delivery delivery, String code, String why, long now, long nextAt) {
    String reason = DeliveryEvents.cut(why);
    return write(
        delivery,
        false,
        c -> {
          boolean won =
              set(
                  c,
                  delivery,
                  "state = 'EVIDENCED', attempts = 0, rounds = rounds + 1, next_at = ?,"
                      + " reason_code = ?, reason = ?",
                  nextAt,
                  code,
                  reason);
          if (won) {
            DeliveryEvents.add(
                c, delivery.id(), DeliveryState.EVIDENCED, "attested again: " + reason, now);
          }
          return won;
        });
  }

  /** Leaves it to a person. */
  boolean park(Delivery delivery, String code, String why, long now) {
    String reason = DeliveryEvents.cut(why);
    return write(
        delivery,
        false,
        c -> {
          boolean won =
              set(c, delivery, "parked = TRUE, reason_code = ?, reason = ?", code, reason);
          if (won) {
            DeliveryEvents.add(c, delivery.id(), delivery.state(), "parked: " + reason, now);
          }
          return won;
        });
  }

  /** It ends without a recognition, and the source's answer is kept with it. */
  boolean end(
      Delivery delivery, DeliveryState end, String code, String why, byte[] answer, long now) {
    String reason = DeliveryEvents.cut(why);
    return write(
        delivery,
        true,
        c -> {
          boolean won =
              set(c, delivery, "state = ?, reason_code = ?, reason = ?", end.name(), code, reason);
          if (won) {
            DeliveryEvents.add(c, delivery.id(), end, reason, now);
            Rows.change(
                c,
                "INSERT INTO delivery_answer (delivery, answer) VALUES (?, ?)",
                delivery.id(),
                answer);
          }
          return won;
        });
  }

  private boolean write(Delivery delivery, boolean durable, Work work) {
    return durable ? lease.durably(work::in) : lease.transact(work::in);
  }

  @FunctionalInterface
  private interface Work {
    Boolean in(Connection c) throws SQLException;
  }

  private static boolean set(Connection c, Delivery from, String columns, Object... values)
      throws SQLException {
    Object[] arguments = Arrays.copyOf(values, values.length + 3);
    identity(from, arguments);
    return Rows.change(c, "UPDATE delivery SET fence = fence + 1, " + columns + SAME, arguments)
        == 1;
  }

  private static void identity(Delivery from, Object[] arguments) {
    int at = arguments.length - 3;
    arguments[at] = from.id();
    arguments[at + 1] = from.state().name();
    arguments[at + 2] = from.fence();
  }
}

package org.portolan.publisher.db;

import java.sql.SQLException;

/** The hub's database did not do what it was asked; nothing of the transaction is there. */
public final class DatabaseFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseFailed(SQLException cause) {
    super("the hub's database failed: " + cause.getMessage(), cause);
  }
}

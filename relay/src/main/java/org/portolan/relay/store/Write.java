package org.portolan.relay.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Something that is written in a transaction of its caller. */
@FunctionalInterface
public interface Write {
  void in(Connection connection) throws SQLException;
}

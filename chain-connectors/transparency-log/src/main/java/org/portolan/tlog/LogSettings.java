package org.portolan.tlog;

import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;

/**
 * What a log is.
 *
 * @param caip2 its network, {@code tlog:customs}
 * @param origin its origin line, which names its registry
 * @param algorithm of the records that are anchored in it
 * @param url of its database, JDBC
 */
public record LogSettings(String caip2, String origin, HashAlgorithm algorithm, String url) {
  /** An H2 file: durable at every append, since {@link LogStore} syncs. */
  public static String embedded(java.nio.file.Path file) {
    return "jdbc:h2:file:"
        + file.toAbsolutePath()
        + ";MODE=PostgreSQL;WRITE_DELAY=0;"
        + "DB_CLOSE_ON_EXIT=FALSE";
  }

  NetworkIdentity network(byte[] firstKey) {
    return new NetworkIdentity(caip2, Identifiers.key(firstKey));
  }

  Bytes32 registry() {
    return Identifiers.registry(origin);
  }
}

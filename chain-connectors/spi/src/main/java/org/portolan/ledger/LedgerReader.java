package org.portolan.ledger;

import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/** The side of a registry that anyone may read: it needs no account, and nothing is sent. */
public interface LedgerReader extends AutoCloseable {
  NetworkIdentity network();

  /** The registry that this connection speaks to. */
  Bytes32 registry();

  /** Independent endpoints; an attestor asks two and demands that they agree. */
  List<Source> sources();

  @Override
  void close();
}

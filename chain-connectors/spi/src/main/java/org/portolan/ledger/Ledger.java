package org.portolan.ledger;

import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/** A registry on a ledger, opened. Safe for several threads. */
public interface Ledger extends AutoCloseable {
  NetworkIdentity network();

  /** The registry that this connection speaks to. */
  Bytes32 registry();

  /** Who this connection's account is as a publisher. */
  Bytes32 publisher();

  Capabilities capabilities();

  Transactor transactor();

  Follower follower();

  /** Independent endpoints; an attestor asks two and demands that they agree. */
  List<Source> sources();

  RecognitionView recognitions();

  @Override
  void close();
}

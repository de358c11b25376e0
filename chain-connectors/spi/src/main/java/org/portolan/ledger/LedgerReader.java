package org.portolan.ledger;

import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.json.Json;

/** The side of a registry that anyone may read: it needs no account, and nothing is sent. */
public interface LedgerReader extends AutoCloseable {
  NetworkIdentity network();

  /** The registry that this connection speaks to. */
  Bytes32 registry();

  /** Independent endpoints; an attestor asks two and demands that they agree. */
  List<Source> sources();

  /**
   * The {@code ledger} member of an epoch to which another one leads by the ledger's own rules: who
   * is believed there said who is next, and that was verified. One step; empty where there is none.
   *
   * @throws LedgerRefused where there is one that cannot be followed: a person decides
   */
  default Optional<Followed> follow(Json.Obj ledger) {
    return Optional.empty();
  }

  /**
   * @param fromHeight the first height under it
   * @param before what the ledger shows at the height before
   */
  record Followed(Json.Obj ledger, long fromHeight, Bytes32 before) {}

  @Override
  void close();
}

package org.portolan.ledger;

import java.util.Map;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.json.Json;

/** A registry on a ledger, opened. Safe for several threads. */
public interface Ledger extends LedgerReader {
  /** Who this connection's account is as a publisher. */
  Bytes32 publisher();

  Capabilities capabilities();

  Transactor transactor();

  Follower follower();

  RecognitionView recognitions();

  /**
   * The {@code ledger} member of an epoch, as this connection would write it: its keys, or the
   * block from which its validators are followed. A proposal to whoever decides what is believed;
   * empty where it has to be written by hand.
   */
  default Optional<Json.Obj> proposedTrust() {
    return Optional.empty();
  }

  /**
   * The settings by which an attestor opens this registry with {@link LedgerFamily#read}; empty
   * where this connection does not know any.
   */
  default Map<String, String> reading() {
    return Map.of();
  }
}

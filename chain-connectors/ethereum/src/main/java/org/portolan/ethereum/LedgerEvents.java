package org.portolan.ethereum;

import java.util.Optional;
import org.portolan.ethereum.contract.RegistryEvents;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.LedgerEvent;

/** From the registry's events to those that every ledger tells. */
final class LedgerEvents {
  private LedgerEvents() {}

  static Optional<LedgerEvent> of(Registry.Seen seen) {
    long height = seen.log().block();
    long time = seen.time();
    return Optional.ofNullable(
        switch (seen.event()) {
          case RegistryEvents.Anchored a ->
              new LedgerEvent.BatchAnchored(anchor(a, seen), height, time);
          case RegistryEvents.Ended e ->
              new LedgerEvent.RecordEnded(e.publisher(), e.ending(), height, time);
          case RegistryEvents.BatchAccepted b ->
              new LedgerEvent.BatchAccepted(b.lane(), b.publisher(), b.ordinal(), height, time);
          case RegistryEvents.StatusAccepted s ->
              new LedgerEvent.StatusAccepted(s.lane(), s.publisher(), height, time);
          case RegistryEvents.StatusRenewed s ->
              new LedgerEvent.StatusAccepted(s.lane(), s.publisher(), height, time);
          case RegistryEvents.StatusPartly s -> null;
          case RegistryEvents.Recognized r ->
              new LedgerEvent.RecordRecognized(
                  r.lane(), r.recordKey(), r.commitment(), height, time);
          case RegistryEvents.EpochInForce e ->
              new LedgerEvent.TrustChanged(e.epoch(), height, time);
        });
  }

  static Anchor anchor(RegistryEvents.Anchored a, Registry.Seen seen) {
    return new Anchor(
        a.publisher(), a.ordinal(), a.root(), a.count(), seen.position(), seen.log().blockHash());
  }
}

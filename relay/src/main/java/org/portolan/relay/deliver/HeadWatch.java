package org.portolan.relay.deliver;

import java.util.Optional;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.relay.freeze.Freeze;
import org.portolan.relay.work.LaneWork;

/**
 * Holds the head that each piece of a source's evidence speaks of against those that it showed
 * before. Two heads of one height, both proven under the epoch, freeze the network, and the two
 * pieces of evidence are the proofs; evidence that does not verify proves nothing against anyone.
 */
final class HeadWatch {
  private final HubDatabase database;
  private final LaneWork work;
  private final Optional<EvidenceVerifier> verifier;

  HeadWatch(HubDatabase database, LaneWork work) {
    this.database = database;
    this.work = work;
    String kind = work.lane().source().network().namespace();
    this.verifier =
        EvidenceKinds.verifiers(work.clock()).stream()
            .filter(one -> one.kind().equals(kind))
            .findFirst();
  }

  /** The head that evidence speaks of, if its kind shows one. */
  Optional<Bytes32> head(Delivery delivery, Evidence evidence) {
    return verifier.flatMap(one -> one.head(evidence, expected(delivery)));
  }

  /** Whether another head of the same height was proven before; if so the network is frozen now. */
  boolean contradicts(Delivery delivery, Evidence evidence, Bytes32 head) {
    Optional<Delivery> other =
        database.transact(
            c ->
                Rows.first(
                    c,
                    Delivery::read,
                    "SELECT * FROM delivery WHERE lane = ? AND evidence_height = ?"
                        + " AND evidence_head <> ? AND evidence IS NOT NULL",
                    work.lane().id(),
                    evidence.height(),
                    head));
    if (other.isEmpty()) {
      return false;
    }
    Evidence before = EvidenceCodec.decode(other.get().evidence().orElseThrow());
    if (!isProven(other.get(), before) || !isProven(delivery, evidence)) {
      return false;
    }
    work.freezes()
        .freeze(
            Freeze.Kind.NETWORK,
            work.lane().source().network().id(),
            work.lane().source().network().caip2()
                + " showed two heads of height "
                + evidence.height(),
            EvidenceCodec.encode(before),
            EvidenceCodec.encode(evidence));
    return true;
  }

  private boolean isProven(Delivery delivery, Evidence evidence) {
    return verifier
            .orElseThrow()
            .verify(evidence, expected(delivery), work.lane().epochAt(evidence.height()))
        instanceof Proven;
  }

  private Expectation expected(Delivery delivery) {
    return new Expectation(
        work.lane().source().network(),
        work.lane().source().registry(),
        delivery.anchor(),
        Optional.empty());
  }
}

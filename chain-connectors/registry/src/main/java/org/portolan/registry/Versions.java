package org.portolan.registry;

import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordStatus;

/** Versions of a record go forward, each with one commitment, under one publisher. */
final class Versions {
  private final RegistryState state;

  Versions(RegistryState state) {
    this.state = state;
  }

  /** Empty if the version may be held. */
  Optional<Refusal> check(RecognitionProof proof) {
    RecordHeader header = proof.header();
    Bytes32 key = header.recordKey();
    Bytes32 c = header.commitment();
    Optional<Bytes32> same = state.version(proof.lane(), key, header.version());
    if (same.isPresent() && !same.get().equals(c)) {
      return refused(
          "PTL-DST-016",
          "version " + header.version(),
          c.hex(),
          "the one known before, " + same.get());
    }
    Optional<Held> held = state.record(proof.lane(), key);
    if (held.isPresent()
        && (held.get().header().version() > header.version()
            || held.get().header().status() == RecordStatus.REVOKED && same.isEmpty())) {
      return refused(
          "PTL-DST-017",
          "version " + header.version(),
          "after version " + held.get().header().version(),
          "no version before one that is known, and none after a revocation");
    }
    return state
        .firstPublisher(c)
        .filter(first -> !first.equals(proof.publisher()))
        .map(first -> Refusal.of("PTL-DST-018", "publisher", proof.publisher().hex(), first.hex()));
  }

  /** Holds what {@link #check} let pass; a version that is held already stays as it is. */
  void hold(RecognitionProof proof, long time, Bytes32 position) {
    RecordHeader header = proof.header();
    Bytes32 key = header.recordKey();
    Bytes32 c = header.commitment();
    if (state.version(proof.lane(), key, header.version()).isEmpty()) {
      state.putVersion(proof.lane(), key, header.version(), c);
      state.putFirstPublisher(c, proof.publisher());
      state.putRecord(
          proof.lane(),
          key,
          new Held(header, c, proof.publisher(), proof.ordinal(), time, position));
    }
  }

  private static Optional<Refusal> refused(String code, String path, String seen, String expected) {
    return Optional.of(Refusal.of(code, path, seen, expected));
  }
}

package org.portolan.ledger;

import java.util.Optional;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.cose.Alg;

/** What a destination holds of foreign records. */
public interface RecognitionView {
  /**
   * The contract to which attestors' signatures are bound, where this ledger counts EIP-712
   * signatures and no others; empty where it counts COSE.
   */
  default Optional<Eip712Domain> eip712() {
    return Optional.empty();
  }

  /**
   * What members of a source are to be asked with, now, so that no answer of theirs is older; empty
   * where this ledger takes no views.
   */
  default Optional<Challenge> challenge(Bytes32 lane) {
    return Optional.empty();
  }

  /**
   * @param since number of the block of this ledger that it follows from
   */
  record Challenge(Bytes32 value, long since) {}

  /**
   * The epoch by which a lane judges now, where that may be another one than the last of the trust
   * file that was put in force; empty where the two are one.
   */
  default Optional<Bytes32> epochInForce(Bytes32 lane) {
    return Optional.empty();
  }

  /** The one algorithm that issuers have to sign with here, where there is only one. */
  default Optional<Alg> issuerAlgorithm() {
    return Optional.empty();
  }

  /** A batch that was accepted on a lane. */
  Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal);

  record AcceptedBatch(Bytes32 root, long count, long asOfHeight, long asOfTime) {}

  /** The newest status that a lane keeps of a publisher. */
  Optional<Kept> kept(Bytes32 lane, Bytes32 publisher);

  record Kept(PublisherStatus status, long asOfHeight, long asOfTime) {}

  /** A recognized record, as it stands now. */
  Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey);

  /**
   * @param since UTC seconds of the first recognition
   * @param asOfTime of the newest statement of its publisher
   */
  record Recognition(
      State state,
      Bytes32 commitment,
      long version,
      Bytes32 publisher,
      long ordinal,
      long since,
      long asOfTime,
      Bytes32 position) {}

  enum State {
    RECOGNIZED,
    /** No statement of its publisher is fresh any more. */
    STALE,
    /** Its publisher ended it. */
    ENDED,
    /** A version of it says that it is withdrawn. */
    REVOKED,
    /** The lane, or the record, is frozen until a person looks. */
    FROZEN
  }
}

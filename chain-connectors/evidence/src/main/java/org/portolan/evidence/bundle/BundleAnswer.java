package org.portolan.evidence.bundle;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.record.Bytes32;
import org.portolan.record.Entry;
import org.portolan.record.RecordHeader;

/** What the verification of a bundle answers; only {@link State#VALID} is valid. */
public sealed interface BundleAnswer {
  enum State {
    /** Anchored, and as of the time given nothing had ended it. */
    VALID,
    /** Its publisher ended it. */
    ENDED,
    /** It is itself a revocation. */
    REVOKED,
    /** Anchored; whether it was ended since, nothing in the bundle says. */
    UNKNOWN
  }

  /**
   * @param asOfTime UTC seconds: the answer holds as of then and says nothing of later
   * @param hidden pointers that the record has and the bundle does not show; empty without the
   *     manifest
   * @param absent mandatory pointers that the record does not have at all
   * @param manifestShown without it nothing can be said of absent, hidden or mandatory
   */
  record Answered(
      State state,
      RecordHeader header,
      Bytes32 commitment,
      long asOfHeight,
      long asOfTime,
      List<Entry> disclosed,
      boolean manifestShown,
      List<String> hidden,
      List<String> absent,
      Optional<Bytes32> successor,
      Used used)
      implements BundleAnswer {}

  /** What of the trust file the answer stands on. */
  record Used(
      String network,
      String issuer,
      Bytes32 registry,
      Bytes32 epoch,
      List<String> organisations,
      List<String> evidence,
      Optional<Bytes32> policy) {}

  record NotBelieved(List<Refusal> refusals) implements BundleAnswer {
    public NotBelieved {
      refusals = List.copyOf(refusals);
    }
  }
}

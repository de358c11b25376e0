package org.portolan.evidence;

import org.portolan.evidence.trust.TrustEpoch;

/** Judges the evidence of one kind. Pure: the same arguments, the same verdict. */
public interface EvidenceVerifier {
  /** As in {@link Evidence#kind()}. */
  String kind();

  /**
   * @param epoch the one in force at the height that the evidence speaks of
   */
  Verdict verify(Evidence evidence, Expectation expected, TrustEpoch epoch);

  /**
   * Whether a ledger under this epoch can prove anything. Where it cannot, no evidence is asked
   * for: attestors rest on sources of two operators that tell the same, and bundles on attestors.
   */
  default boolean proves(TrustEpoch epoch) {
    return true;
  }

  /** The most bytes of evidence that are read at all. */
  int MAX_BYTES = 16 << 20;
}

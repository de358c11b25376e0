package org.portolan.evidence;

import java.util.Optional;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;

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

  /**
   * The hash of the head that evidence speaks of: a log's checkpoint, a block. Two pieces of
   * evidence that both verify, of one height and different heads, prove that the network has lied
   * to somebody. Empty where the kind shows none, or the bytes are not of the kind.
   */
  default Optional<Bytes32> head(Evidence evidence, Expectation expected) {
    return Optional.empty();
  }

  /** The most bytes of evidence that are read at all. */
  int MAX_BYTES = 16 << 20;

  /**
   * With which code evidence of CURRENT is refused where all of it holds, but that an ending stands
   * where none may. It is looked at last, so that this refusal proves the ending. Empty where that
   * is not so.
   */
  default Optional<String> ending() {
    return Optional.empty();
  }
}

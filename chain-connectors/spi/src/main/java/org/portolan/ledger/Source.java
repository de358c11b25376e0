package org.portolan.ledger;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;

/**
 * One endpoint of a ledger, run by one organisation. It recomputes what it can and reports what it
 * saw; an attestor believes only what two of them say alike.
 */
public interface Source {
  /** Who runs it, for people. */
  String name();

  /** The newest final height. */
  Head head();

  /**
   * @param hash of the block, block header or checkpoint of that height
   * @param time UTC seconds
   */
  record Head(long height, Bytes32 hash, long time) {}

  /** The anchor of an ordinal, if the registry has it at that height. */
  Optional<Anchor> anchor(Bytes32 publisher, long ordinal, long asOfHeight);

  /**
   * What a publisher has ended as of a height.
   *
   * @param afterEndings how many endings the caller knows already
   * @return the status, and the endings after those
   */
  Ended ended(Bytes32 publisher, long asOfHeight, long afterEndings);

  record Ended(PublisherStatus status, List<Ending> endings) {
    public Ended {
      endings = List.copyOf(endings);
    }
  }

  /** The proof of one commitment under a publisher's status map as of a height. */
  BitProof statusProof(Bytes32 publisher, Bytes32 commitment, long asOfHeight);

  /**
   * What this ledger can prove.
   *
   * @param commitment whose ending is ruled out; asked for with {@link Claim#CURRENT} alone
   */
  Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment);

  /**
   * What this ledger's members sign of a publisher, asked by a destination's challenge; where the
   * ledger can {@link Capabilities.Capability#SHOW_VIEWS}.
   *
   * @param ordinal of the batch that they are to tell of as well
   */
  default Views views(Bytes32 publisher, Optional<Long> ordinal, Bytes32 challenge) {
    throw new UnsupportedOperationException(name() + " is no member that signs views");
  }
}

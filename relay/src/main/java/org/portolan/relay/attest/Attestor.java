package org.portolan.relay.attest;

import org.portolan.evidence.Refusal;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.PublisherStatus;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** Whoever signs statements. What it is asked is a proposal; it believes nothing of it. */
public interface Attestor {
  /** The organisation that runs it, for people; the trust epoch decides what counts. */
  String organisation();

  /**
   * @param opening the whole batch, every leaf opened
   */
  Answer attest(BatchStatement proposed, PublisherStatus status, BatchOpening opening);

  Answer attest(StatusStatement proposed, PublisherStatus status);

  /** A signature, or why there is none. */
  sealed interface Answer {
    record Signed(SignaturePart signature) implements Answer {}

    record Declined(Refusal refusal) implements Answer {}

    /** It cannot be reached now. */
    record Unreachable(String why) implements Answer {}
  }
}

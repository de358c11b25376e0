package org.portolan.relay;

import java.time.Clock;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Source;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;

/**
 * What attestors are asked to sign: a statement of the source's newest final height and of now.
 *
 * @param status the one whose digest the statement carries
 */
public record Proposal<S extends Statement>(S statement, PublisherStatus status) {

  public static Proposal<BatchStatement> batch(Lane lane, Source source, Anchor a, Clock clock) {
    long height = source.head().height();
    PublisherStatus status = source.ended(a.publisher(), height, Long.MAX_VALUE).status();
    return new Proposal<>(
        new BatchStatement(
            lane.id(),
            lane.epochAt(height).digest(),
            a.publisher(),
            a.ordinal(),
            a.position(),
            a.anchorHash(),
            a.root(),
            a.count(),
            status.digest(),
            height,
            clock.instant().getEpochSecond()),
        status);
  }

  public static Proposal<StatusStatement> status(
      Lane lane, Source source, Bytes32 publisher, Clock clock) {
    long height = source.head().height();
    PublisherStatus status = source.ended(publisher, height, Long.MAX_VALUE).status();
    return new Proposal<>(
        new StatusStatement(
            lane.id(),
            lane.epochAt(height).digest(),
            publisher,
            status.digest(),
            height,
            clock.instant().getEpochSecond()),
        status);
  }
}

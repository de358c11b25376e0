package org.portolan.relay;

import java.time.Clock;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Source;
import org.portolan.ledger.Views;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;

/**
 * What attestors are asked to sign: a statement of the source's newest final height and of now; or
 * what members of the source have signed already.
 *
 * @param status the one whose digest the statement carries
 */
public record Proposal<S extends Statement>(S statement, PublisherStatus status) {

  public static Proposal<BatchStatement> batch(Lane lane, Source source, Anchor a, Clock clock) {
    long height = source.head().height();
    PublisherStatus status = source.ended(a.publisher(), height, Long.MAX_VALUE).status();
    return batch(lane, a, status, height, clock.instant().getEpochSecond());
  }

  public static Proposal<BatchStatement> batch(Lane lane, Anchor a, Views signed) {
    return batch(lane, a, signed.status(), signed.height(), signed.time());
  }

  private static Proposal<BatchStatement> batch(
      Lane lane, Anchor a, PublisherStatus status, long height, long time) {
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
            time),
        status);
  }

  public static Proposal<StatusStatement> status(
      Lane lane, Source source, Bytes32 publisher, Clock clock) {
    long height = source.head().height();
    PublisherStatus status = source.ended(publisher, height, Long.MAX_VALUE).status();
    return status(lane, publisher, status, height, clock.instant().getEpochSecond());
  }

  public static Proposal<StatusStatement> status(Lane lane, Bytes32 publisher, Views signed) {
    return status(lane, publisher, signed.status(), signed.height(), signed.time());
  }

  private static Proposal<StatusStatement> status(
      Lane lane, Bytes32 publisher, PublisherStatus status, long height, long time) {
    return new Proposal<>(
        new StatusStatement(
            lane.id(), lane.epochAt(height).digest(), publisher, status.digest(), height, time),
        status);
  }
}

package org.portolan.relay.deliver;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.publisher.PublishedRecord;
import org.portolan.publisher.Publisher;
import org.portolan.record.Bytes32;

/** Which records of a batch ask for a recognition of their own. */
@FunctionalInterface
public interface RecordsToRecognize {
  List<PublishedRecord> of(Anchor anchor);

  /** Whether it can be told already: a ledger may show a batch before its publisher noted it. */
  default boolean areKnown(Anchor anchor) {
    return true;
  }

  /** The batch that a publisher anchored a commitment in, where it is known here. */
  default Optional<Long> ordinalOf(Bytes32 publisher, Bytes32 commitment) {
    return Optional.empty();
  }

  /** All of one publisher's. */
  static RecordsToRecognize all(Publisher publisher) {
    return new RecordsToRecognize() {
      @Override
      public List<PublishedRecord> of(Anchor anchor) {
        return isOurs(anchor) ? publisher.records(anchor.ordinal()) : List.of();
      }

      @Override
      public boolean areKnown(Anchor anchor) {
        return !isOurs(anchor) || publisher.isAnchored(anchor.ordinal());
      }

      @Override
      public Optional<Long> ordinalOf(Bytes32 of, Bytes32 commitment) {
        return of.equals(publisher.account()) ? publisher.ordinalOf(commitment) : Optional.empty();
      }

      private boolean isOurs(Anchor anchor) {
        return anchor.publisher().equals(publisher.account());
      }
    };
  }
}

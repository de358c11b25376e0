package org.portolan.relay.deliver;

import java.util.List;
import org.portolan.evidence.Anchor;
import org.portolan.publisher.PublishedRecord;
import org.portolan.publisher.Publisher;

/** Which records of a batch ask for a recognition of their own. */
@FunctionalInterface
public interface RecordsToRecognize {
  List<PublishedRecord> of(Anchor anchor);

  /** All of one publisher's. */
  static RecordsToRecognize all(Publisher publisher) {
    return anchor ->
        anchor.publisher().equals(publisher.account())
            ? publisher.records(anchor.ordinal())
            : List.of();
  }
}

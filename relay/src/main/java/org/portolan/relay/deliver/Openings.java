package org.portolan.relay.deliver;

import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.publisher.Publisher;
import org.portolan.record.BatchOpening;

/** Where the openings of batches come from: whoever publishes as the anchor's publisher. */
@FunctionalInterface
public interface Openings {
  /** Empty where this hub does not publish for the anchor's publisher, or not yet this batch. */
  Optional<BatchOpening> opening(Anchor anchor);

  /** Those of one publisher. */
  static Openings of(Publisher publisher) {
    return anchor ->
        anchor.publisher().equals(publisher.account())
            ? publisher.opening(anchor.ordinal())
            : Optional.empty();
  }
}

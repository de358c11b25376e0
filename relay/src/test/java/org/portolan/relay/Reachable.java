package org.portolan.relay;

import java.util.Set;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.PublisherStatus;
import org.portolan.record.StatusStatement;
import org.portolan.relay.attest.Attestor;

/** An attestor that can be cut off. */
record Reachable(Attestor attestor, Set<String> down) implements Attestor {
  @Override
  public String organisation() {
    return attestor.organisation();
  }

  @Override
  public Answer attest(BatchStatement s, PublisherStatus status, BatchOpening opening) {
    return down.contains(organisation())
        ? new Answer.Unreachable("no answer")
        : attestor.attest(s, status, opening);
  }

  @Override
  public Answer attest(StatusStatement s, PublisherStatus status) {
    return down.contains(organisation())
        ? new Answer.Unreachable("no answer")
        : attestor.attest(s, status);
  }
}

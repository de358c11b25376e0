package org.portolan.relay.contract;

import java.util.Set;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.PublisherStatus;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.relay.attest.Attestor;

/** An attestor that can be cut off, or made to forge its signatures. */
public record Reachable(Attestor attestor, Set<String> down, Set<String> lying)
    implements Attestor {
  @Override
  public String organisation() {
    return attestor.organisation();
  }

  @Override
  public Answer attest(BatchStatement s, PublisherStatus status, BatchOpening opening) {
    return down.contains(organisation())
        ? new Answer.Unreachable("no answer")
        : forged(attestor.attest(s, status, opening));
  }

  @Override
  public Answer attest(StatusStatement s, PublisherStatus status) {
    return down.contains(organisation())
        ? new Answer.Unreachable("no answer")
        : attestor.attest(s, status);
  }

  private Answer forged(Answer answer) {
    if (!lying.contains(organisation()) || !(answer instanceof Answer.Signed signed)) {
      return answer;
    }
    byte[] bytes = signed.signature().signature().clone();
    bytes[bytes.length - 40] ^= 1;
    return new Answer.Signed(
        new SignaturePart(signed.signature().attestor(), signed.signature().kind(), bytes));
  }
}

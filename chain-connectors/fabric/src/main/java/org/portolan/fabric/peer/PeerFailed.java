package org.portolan.fabric.peer;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.registry.RefusalText;

/**
 * A call that a peer or a gateway did not answer well: what it said, and each peer's own message.
 */
public final class PeerFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Status status;
  private final transient Optional<Refusal> refusal;

  private PeerFailed(String message, Status status, Optional<Refusal> refusal, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.refusal = refusal;
  }

  public static PeerFailed of(String asked, GatewayException e) {
    List<ErrorDetail> details = e.getDetails();
    String peers =
        details.stream()
            .map(d -> d.getMspId() + " " + d.getAddress() + ": " + d.getMessage())
            .collect(Collectors.joining("; "));
    Optional<Refusal> refusal =
        details.stream()
            .flatMap(detail -> RefusalText.find(detail.getMessage()).stream())
            .findFirst()
            .or(() -> RefusalText.find("" + e.getStatus().getDescription()));
    return new PeerFailed(
        asked + ": " + e.getStatus() + (peers.isEmpty() ? "" : " [" + peers + "]"),
        e.getStatus(),
        refusal,
        e);
  }

  static PeerFailed of(String asked, StatusRuntimeException e) {
    return new PeerFailed(
        asked + ": " + e.getStatus(), e.getStatus(), RefusalText.find("" + e.getMessage()), e);
  }

  /** A peer's answer that is no success. */
  static PeerFailed answered(String asked, int status, String message) {
    return new PeerFailed(
        asked + ": status " + status + ", " + message,
        Status.UNKNOWN.withDescription(message),
        RefusalText.find(message),
        null);
  }

  /** What the registry said, if it was the registry that refused. */
  public Optional<Refusal> refusal() {
    return refusal;
  }

  /** Whether another gateway, or the same one soon, may well answer. */
  public boolean isElsewhere() {
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, FAILED_PRECONDITION, RESOURCE_EXHAUSTED, INTERNAL ->
          refusal.isEmpty();
      // Peers that are at different blocks for a moment do not endorse the same.
      case ABORTED -> refusal.isEmpty();
      // What was written while the connection broke: the peer itself said nothing.
      case UNKNOWN -> status.getCause() instanceof IOException;
      default -> false;
    };
  }

  /** For callers who can do no more about it: refused for good, or not to be had now. */
  public RuntimeException asLedgers() {
    return refusal
        .<RuntimeException>map(LedgerRefused::new)
        .orElseGet(() -> new LedgerUnavailable(getMessage(), this));
  }
}

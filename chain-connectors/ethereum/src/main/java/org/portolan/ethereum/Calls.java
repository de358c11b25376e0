package org.portolan.ethereum;

import java.util.List;
import java.util.Optional;
import org.portolan.ethereum.contract.EpochCode;
import org.portolan.ethereum.contract.PackedProof;
import org.portolan.ethereum.contract.PartlyKept;
import org.portolan.ethereum.contract.RegistryCalls;
import org.portolan.ethereum.contract.StatusChange;
import org.portolan.ethereum.node.Node;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.RecognitionView;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Identifiers;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** From a command to the calldata that does it, as the registry stands now. */
final class Calls {
  private final Registry registry;
  private final EthereumRecognitions held;
  private final Deeds deeds;
  private final List<PeerCertificate> peers;
  private final Optional<ViewCalls> views;

  /**
   * @param peers whom a change of trust names to a registry of views
   * @param views whether it is one
   */
  Calls(
      Registry registry,
      EthereumRecognitions held,
      Deeds deeds,
      List<PeerCertificate> peers,
      boolean views) {
    this.registry = registry;
    this.held = held;
    this.deeds = deeds;
    this.peers = List.copyOf(peers);
    this.views = views ? Optional.of(new ViewCalls(held)) : Optional.empty();
  }

  /** One call for each transaction; only a change of trust takes several, or none. */
  List<byte[]> of(Node node, Bytes32 networkId, Command command) {
    return switch (command) {
      case Command.AnchorBatch a -> List.of(RegistryCalls.anchor(a.ordinal(), a.root(), a.count()));
      case Command.End e -> List.of(RegistryCalls.end(e.ending(), deeds.head()));
      case Command.AcceptBatch a -> List.of(acceptBatch(a));
      case Command.AcceptStatus a -> List.of(acceptStatus(a));
      case Command.Recognize r ->
          List.of(
              views
                  .map(it -> it.recognize(r, batch(r)))
                  .orElseGet(() -> RegistryCalls.recognize(packed(r))));
      case Command.ChangeTrust t ->
          new TrustChange(registry, networkId, peers).calls(node, t.trustFile(), t.signature());
    };
  }

  /**
   * What puts a proven contradiction before the registry, which freezes what it touches; empty
   * where a conflict is no proof against anybody, and where the registry takes no reports.
   */
  Optional<byte[]> report(Command command) {
    if (views.isPresent()) {
      return Optional.empty();
    }
    return switch (command) {
      case Command.AcceptBatch a ->
          Optional.of(
              RegistryCalls.reportConflict(
                  a.statement(), signatures(a.statement(), a.signatures())));
      case Command.Recognize r ->
          held.record(r.proof().lane(), r.proof().header().recordKey())
              .filter(there -> there.version() == r.proof().header().version())
              .map(
                  there ->
                      RegistryCalls.reportRecord(packed(r), there.commitment(), there.publisher()));
      default -> Optional.empty();
    };
  }

  private byte[] acceptBatch(Command.AcceptBatch a) {
    byte[] change = change(a.statement(), a.status(), Optional.empty(), a.endings());
    return views
        .map(it -> it.accept(a.statement().lane(), a.signatures(), change))
        .orElseGet(
            () ->
                RegistryCalls.acceptBatch(
                    a.statement(), change, signatures(a.statement(), a.signatures())));
  }

  /** A part of a status that continues one the registry has begun needs no signature. */
  private byte[] acceptStatus(Command.AcceptStatus a) {
    byte[] change = change(a.statement(), a.status(), a.before(), a.endings());
    Optional<PartlyKept> begun =
        held.partly(a.statement().lane(), a.statement().publisher())
            .filter(part -> part.status().digest().equals(a.statement().status()))
            .filter(part -> part.asOfTime() == a.statement().asOfTime())
            .filter(part -> leads(part, a));
    return begun
        .map(
            part ->
                RegistryCalls.continueStatus(
                    a.statement().lane(), a.statement().publisher(), part, change))
        .or(() -> views.map(it -> it.accept(a.statement().lane(), a.signatures(), change)))
        .orElseGet(
            () ->
                RegistryCalls.acceptStatus(
                    a.statement(), change, signatures(a.statement(), a.signatures())));
  }

  private boolean leads(PartlyKept part, Command.AcceptStatus a) {
    Bytes32 head =
        a.before()
            .orElseGet(
                () ->
                    held.kept(a.statement().lane(), a.statement().publisher())
                        .map(kept -> kept.status().head())
                        .orElse(Bytes32.ZERO));
    for (Ending ending : a.endings()) {
      head = ending.headAfter(head);
    }
    return head.equals(part.from());
  }

  private byte[] change(
      Statement s, PublisherStatus status, Optional<Bytes32> before, List<Ending> endings) {
    if (!status.digest().equals(s.status())) {
      throw new LedgerRefused(
          Refusal.of("PTL-DST-004", "status", status.digest().hex(), s.status().hex()));
    }
    Optional<RecognitionView.Kept> kept = held.kept(s.lane(), s.publisher());
    if (kept.isEmpty()) {
      return StatusChange.first(status);
    }
    if (kept.get().status().equals(status)) {
      return StatusChange.NONE;
    }
    PublisherStatus from = kept.get().status();
    return new StatusChange(status, from, before.orElse(from.head()), endings).packed();
  }

  private byte[] signatures(Statement s, List<SignaturePart> signatures) {
    return held.epochs(s.lane()).stream()
        .filter(epoch -> epoch.digest().equals(s.epoch()))
        .findFirst()
        .map(epoch -> epoch.attestors().pack(signatures))
        .orElseGet(() -> new byte[0]);
  }

  private RecognitionView.AcceptedBatch batch(Command.Recognize r) {
    return held.batch(r.proof().lane(), r.proof().publisher(), r.proof().ordinal())
        .orElseThrow(() -> notAccepted(r));
  }

  private byte[] packed(Command.Recognize r) {
    PublisherStatus kept =
        held.kept(r.proof().lane(), r.proof().publisher())
            .map(RecognitionView.Kept::status)
            .orElseThrow(() -> notAccepted(r));
    Bytes32 source =
        held.epochs(r.proof().lane()).stream()
            .map(EpochCode::sourceNetwork)
            .findFirst()
            .orElseThrow(() -> notAccepted(r));
    Bytes32 origin = Identifiers.origin(source, r.proof().batchLeaf().issuerId());
    if (!r.proof().header().origin().equals(origin)) {
      throw new LedgerRefused(
          Refusal.of("PTL-DST-011", "header", r.proof().header().origin().hex(), origin.hex()));
    }
    return PackedProof.of(source, batch(r).count(), List.of(r.proof()), kept);
  }

  private static LedgerRefused notAccepted(Command.Recognize r) {
    return new LedgerRefused(
        Refusal.of(
            "PTL-DST-010",
            "batch",
            "ordinal " + r.proof().ordinal(),
            "a batch accepted on this lane"));
  }
}

package org.portolan.relay.attest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.AnchorHeights;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.IssuerSignature;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Refused;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Source;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.MerkleTree;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sheaf;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/**
 * What an attestor thinks: with keys, two sources and a journal of its own it checks what it is
 * asked, and signs only what it found itself. In the process of a hub, or behind an interface in
 * one of its own.
 */
public final class LocalAttestor implements Attestor {
  /** By how much a statement's time may differ from this attestor's clock, seconds. */
  private static final long MAX_CLOCK_DIFFERENCE = 60;

  /**
   * What the attestor knows of the lane it serves, from its own configuration.
   *
   * @param registry the source registry's epochs and directory, as in force now
   * @param scheme how the lane's statements are signed
   */
  public record Charge(
      Bytes32 lane,
      NetworkIdentity source,
      Bytes32 registryId,
      Supplier<TrustFile.Registry> registry,
      Policy policy,
      EvidenceVerifier verifier,
      AttestationScheme scheme) {}

  private final String organisation;
  private final StatementSigner signer;
  private final Charge charge;
  private final Source first;
  private final Source second;
  private final AttestorJournal journal;
  private final Clock clock;

  public LocalAttestor(
      String organisation,
      StatementSigner signer,
      Charge charge,
      Source first,
      Source second,
      AttestorJournal journal,
      Clock clock) {
    this.organisation = organisation;
    this.signer = signer;
    this.charge = charge;
    this.first = first;
    this.second = second;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public String organisation() {
    return organisation;
  }

  @Override
  public Answer attest(BatchStatement s, PublisherStatus status, BatchOpening opening) {
    return answer(
        s,
        () ->
            situation(s, status)
                .or(() -> anchored(s))
                .or(() -> opened(s, opening))
                .or(() -> journal.admit(s, status)));
  }

  @Override
  public Answer attest(StatusStatement s, PublisherStatus status) {
    return answer(s, () -> situation(s, status).or(() -> journal.admit(s, status)));
  }

  private Answer answer(Statement s, Supplier<Optional<Refusal>> checks) {
    try {
      return checks.get().<Answer>map(Answer.Declined::new).orElseGet(() -> signed(s));
    } catch (LedgerRefused e) {
      return new Answer.Declined(e.refusal());
    } catch (LedgerUnavailable e) {
      return new Answer.Unreachable(e.getMessage());
    }
  }

  /** A signature that would not count is not given: half of one is none. */
  private Answer signed(Statement s) {
    SignaturePart signature;
    try {
      signature = signer.sign(s);
    } catch (RuntimeException e) {
      // A token that was pulled out, a key store that is gone: what it says may name secrets.
      return new Answer.Declined(
          Refusal.of("PTL-ATT-022", "keys", e.getClass().getSimpleName(), "a signature"));
    }
    TrustEpoch epoch = charge.registry().get().epoch(s.epoch()).orElseThrow();
    return StatementQuorum.signs(s, signature, epoch, charge.scheme())
        ? new Answer.Signed(signature)
        : new Answer.Declined(
            Refusal.of(
                "PTL-ATT-013",
                "keys",
                "attestor " + signature.attestor() + ", or a half of its signature",
                "keys of " + organisation + " in epoch " + epoch.digest()));
  }

  /** Lane, epoch, clock, height, and what the publisher has ended: both sources, one answer. */
  private Optional<Refusal> situation(Statement s, PublisherStatus status) {
    long now = clock.instant().getEpochSecond();
    if (!s.lane().equals(charge.lane())) {
      return refused("PTL-ATT-001", "lane", s.lane().hex(), "the lane this attestor serves");
    }
    Optional<TrustEpoch> epoch = charge.registry().get().epoch(s.epoch());
    if (epoch.filter(e -> e.covers(s.asOfHeight())).isEmpty()) {
      return refused("PTL-ATT-002", "epoch", s.epoch().hex(), "the epoch in force at the height");
    }
    if (Math.abs(s.asOfTime() - now) > MAX_CLOCK_DIFFERENCE) {
      return refused("PTL-ATT-003", "asOfTime", "" + s.asOfTime(), "within 60 seconds of " + now);
    }
    if (!charge.verifier().proves(epoch.get()) && first.name().equals(second.name())) {
      return refused("PTL-ATT-020", "sources", first.name() + " twice", "two operators");
    }
    Source.Head one = first.head();
    Source.Head two = second.head();
    long known = Math.min(one.height(), two.height());
    if (s.asOfHeight() > known) {
      return refused("PTL-ATT-004", "asOfHeight", "" + s.asOfHeight(), "at most " + known);
    }
    long floor = journal.heightAt(now - charge.policy().maxLag());
    journal.saw(now, known);
    if (s.asOfHeight() < floor) {
      return refused("PTL-ATT-005", "asOfHeight", "" + s.asOfHeight(), "at least " + floor);
    }
    // The status alone: its head and map leave no two lists of endings to choose from.
    PublisherStatus a = first.ended(s.publisher(), s.asOfHeight(), Long.MAX_VALUE).status();
    PublisherStatus b = second.ended(s.publisher(), s.asOfHeight(), Long.MAX_VALUE).status();
    if (!a.equals(b)) {
      return refused("PTL-ATT-006", "sources", "two different statuses", "two reads that agree");
    }
    return a.equals(status) && status.digest().equals(s.status())
        ? Optional.empty()
        : refused("PTL-ATT-007", "status", status.toString(), a.toString());
  }

  private Optional<Refusal> anchored(BatchStatement s) {
    Anchor stated =
        new Anchor(s.publisher(), s.ordinal(), s.root(), s.count(), s.position(), s.anchorHash());
    for (Source source : List.of(first, second)) {
      Optional<Anchor> there = source.anchor(s.publisher(), s.ordinal(), s.asOfHeight());
      if (!there.equals(Optional.of(stated))) {
        return refused(
            "PTL-ATT-008", source.name(), "another anchor or none", "the anchor that is stated");
      }
    }
    long anchored = AnchorHeights.of(charge.source(), s.position());
    Optional<TrustEpoch> epoch = charge.registry().get().epochAt(anchored);
    if (epoch.isEmpty()) {
      return refused("PTL-ATT-002", "position", "" + anchored, "an epoch in force");
    }
    return charge.verifier().proves(epoch.get())
        ? proven(first, stated, s).or(() -> proven(second, stated, s))
        : Optional.empty();
  }

  /** The source's evidence holds, as of the anchor's own height or of the statement's. */
  private Optional<Refusal> proven(Source source, Anchor stated, BatchStatement s) {
    Evidence evidence = source.prove(stated, Claim.EXISTED, Optional.empty());
    Optional<TrustEpoch> epoch = charge.registry().get().epochAt(evidence.height());
    if (epoch.isEmpty()) {
      return refused("PTL-ATT-002", "evidence", "" + evidence.height(), "an epoch in force");
    }
    Expectation expected =
        new Expectation(charge.source(), charge.registryId(), stated, Optional.empty());
    return switch (charge.verifier().verify(evidence, expected, epoch.get())) {
      case Refused refused -> Optional.of(refused.first());
      case Proven proven
          when proven.height() < s.asOfHeight()
              && proven.height() != AnchorHeights.of(charge.source(), s.position()) ->
          refused("PTL-ATT-004", source.name(), "" + proven.height(), "" + s.asOfHeight());
      case Proven proven -> Optional.empty();
    };
  }

  /** Every leaf was opened, and every issuer signed for this registry and publisher. */
  private Optional<Refusal> opened(BatchStatement s, BatchOpening opening) {
    // Each sheaf is hashed once, for the batch's root and for what its issuer signed.
    List<Bytes32> hashes = new ArrayList<>();
    List<Opened> opened = new ArrayList<>();
    for (BatchOpening.Leaf leaf : opening.leaves()) {
      switch (leaf) {
        case BatchOpening.SignedSheaf sheaf -> {
          BatchLeaf made = sheaf.leaf(opening.algorithm());
          opened.add(new Opened(sheaf, made.sheafRoot()));
          hashes.add(made.hash(opening.algorithm()));
        }
        case BatchOpening.Padding padding -> hashes.add(padding.hash(opening.algorithm()));
      }
    }
    Bytes32 root = MerkleTree.of(opening.algorithm()).root(hashes);
    if (!root.equals(s.root()) || opening.count() != s.count()) {
      return refused("PTL-ATT-009", "opening", root.hex(), s.root().hex());
    }
    long height = AnchorHeights.of(charge.source(), s.position());
    TrustFile.Registry registry = charge.registry().get();
    for (Opened sheaf : opened) {
      Optional<Refusal> refusal = signed(s, opening.algorithm(), registry, sheaf, height);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private record Opened(BatchOpening.SignedSheaf sheaf, Bytes32 root) {}

  private Optional<Refusal> signed(
      BatchStatement s,
      HashAlgorithm algorithm,
      TrustFile.Registry registry,
      Opened opened,
      long height) {
    BatchOpening.SignedSheaf sheaf = opened.sheaf();
    Optional<IssuerEntry> issuer = registry.issuer(sheaf.issuer());
    if (issuer.isEmpty()) {
      return refused(
          "PTL-TRU-003", "opening", sheaf.issuer().toString(), "an issuer of the directory");
    }
    byte[] bytes =
        Sheaf.signedBytes(
            algorithm,
            Identifiers.origin(charge.source().id(), sheaf.issuer().id()),
            charge.registryId(),
            s.publisher(),
            sheaf.commitments().size(),
            opened.root());
    return IssuerSignature.check(issuer.get(), height, s.publisher(), sheaf.cose(), bytes);
  }

  private static Optional<Refusal> refused(String code, String path, String seen, String expected) {
    return Optional.of(Refusal.of(code, path, seen, expected));
  }
}

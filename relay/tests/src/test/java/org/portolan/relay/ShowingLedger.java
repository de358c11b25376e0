package org.portolan.relay;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.ledger.Capabilities;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.ledger.Views;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.PublisherStatus;
import org.portolan.record.json.Json;
import org.portolan.relay.contract.TestClock;

/** A source whose members answer a challenge with the challenge: what they sign of its registry. */
record ShowingLedger(Ledger ledger, TestClock clock) implements Ledger {
  private record Member(Source of, TestClock clock) implements Source {
    @Override
    public Views views(Bytes32 publisher, Optional<Long> ordinal, Bytes32 challenge) {
      long height = of.head().height();
      PublisherStatus status = of.ended(publisher, height, 0).status();
      return new Views(
          new PublisherStatus(status.endings(), status.head(), Bytes32.ZERO),
          height,
          clock.instant().getEpochSecond(),
          challenge.toByteArray());
    }

    @Override
    public String name() {
      return of.name();
    }

    @Override
    public Head head() {
      return of.head();
    }

    @Override
    public Optional<Anchor> anchor(Bytes32 publisher, long ordinal, long asOfHeight) {
      return of.anchor(publisher, ordinal, asOfHeight);
    }

    @Override
    public Ended ended(Bytes32 publisher, long asOfHeight, long afterEndings) {
      return of.ended(publisher, asOfHeight, afterEndings);
    }

    @Override
    public BitProof statusProof(Bytes32 publisher, Bytes32 commitment, long asOfHeight) {
      return of.statusProof(publisher, commitment, asOfHeight);
    }

    @Override
    public Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
      return of.prove(anchor, claim, commitment);
    }
  }

  @Override
  public Capabilities capabilities() {
    Set<Capability> has = EnumSet.copyOf(ledger.capabilities().has());
    has.add(Capability.SHOW_VIEWS);
    return new Capabilities(has);
  }

  @Override
  public List<Source> sources() {
    return ledger.sources().stream().<Source>map(source -> new Member(source, clock)).toList();
  }

  @Override
  public NetworkIdentity network() {
    return ledger.network();
  }

  @Override
  public Bytes32 registry() {
    return ledger.registry();
  }

  @Override
  public Optional<Json.Obj> proposedTrust() {
    return ledger.proposedTrust();
  }

  @Override
  public Bytes32 publisher() {
    return ledger.publisher();
  }

  @Override
  public Transactor transactor() {
    return ledger.transactor();
  }

  @Override
  public Follower follower() {
    return ledger.follower();
  }

  @Override
  public RecognitionView recognitions() {
    return ledger.recognitions();
  }

  @Override
  public void close() {
    ledger.close();
  }
}

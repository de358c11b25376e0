package org.portolan.relay;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.ledger.Capabilities;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.json.Json;

/** A source whose operator proves one publisher's anchors under the head of another history. */
record TwoFacedLedger(Ledger ledger, Bytes32 deceived, Source other) implements Ledger {
  private record TwoFaced(Source one, Bytes32 publisher, Source other) implements Source {
    @Override
    public String name() {
      return one.name();
    }

    @Override
    public Head head() {
      return one.head();
    }

    @Override
    public Optional<Anchor> anchor(Bytes32 of, long ordinal, long asOfHeight) {
      return one.anchor(of, ordinal, asOfHeight);
    }

    @Override
    public Ended ended(Bytes32 of, long asOfHeight, long afterEndings) {
      return one.ended(of, asOfHeight, afterEndings);
    }

    @Override
    public BitProof statusProof(Bytes32 of, Bytes32 commitment, long asOfHeight) {
      return one.statusProof(of, commitment, asOfHeight);
    }

    @Override
    public Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
      Source shown = anchor.publisher().equals(publisher) ? other : one;
      return shown.prove(anchor, claim, commitment);
    }
  }

  @Override
  public List<Source> sources() {
    return ledger.sources().stream()
        .<Source>map(source -> new TwoFaced(source, deceived, other))
        .toList();
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
  public Capabilities capabilities() {
    return ledger.capabilities();
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

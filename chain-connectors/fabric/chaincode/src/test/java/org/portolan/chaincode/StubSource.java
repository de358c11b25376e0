package org.portolan.chaincode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Source;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Position;
import org.portolan.registry.RegistryEvent;

/** What the transactions of a channel in memory told, one a block. */
record StubSource(String name, TestChannel channel) implements Source {
  @Override
  public Head head() {
    long height = channel.committed().size() - 1L;
    return new Head(height, Position.ofBlock(height, 0, 0), channel.clock().millis() / 1_000);
  }

  private List<LedgerEvent> events(long asOfHeight) {
    if (asOfHeight >= channel.committed().size()) {
      throw new LedgerUnavailable("no block " + asOfHeight, null);
    }
    List<LedgerEvent> events = new ArrayList<>();
    for (int block = 0; block <= asOfHeight; block++) {
      Bytes32 position = Position.ofBlock(block, 0, 0);
      RegistryEvent.Place place = new RegistryEvent.Place(position, position, block, 0);
      channel.committed().get(block).event().flatMap(e -> e.at(place)).ifPresent(events::add);
    }
    return events;
  }

  @Override
  public Optional<Anchor> anchor(Bytes32 publisher, long ordinal, long asOfHeight) {
    return events(asOfHeight).stream()
        .filter(LedgerEvent.BatchAnchored.class::isInstance)
        .map(event -> ((LedgerEvent.BatchAnchored) event).anchor())
        .filter(anchor -> anchor.publisher().equals(publisher) && anchor.ordinal() == ordinal)
        .findFirst();
  }

  private List<Ending> endings(Bytes32 publisher, long asOfHeight) {
    return events(asOfHeight).stream()
        .filter(LedgerEvent.RecordEnded.class::isInstance)
        .map(LedgerEvent.RecordEnded.class::cast)
        .filter(event -> event.publisher().equals(publisher))
        .map(LedgerEvent.RecordEnded::ending)
        .toList();
  }

  private EndingRegister register(Bytes32 publisher, long asOfHeight) {
    EndingRegister register = EndingRegister.empty(HashAlgorithm.SHA256);
    for (Ending ending : endings(publisher, asOfHeight)) {
      register = register.with(ending);
    }
    return register;
  }

  @Override
  public Ended ended(Bytes32 publisher, long asOfHeight, long afterEndings) {
    List<Ending> all = endings(publisher, asOfHeight);
    return new Ended(
        register(publisher, asOfHeight).status(), all.subList((int) afterEndings, all.size()));
  }

  @Override
  public BitProof statusProof(Bytes32 publisher, Bytes32 commitment, long asOfHeight) {
    return register(publisher, asOfHeight).proof(commitment);
  }

  @Override
  public Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
    throw new LedgerUnavailable("no peer signs here", null);
  }
}

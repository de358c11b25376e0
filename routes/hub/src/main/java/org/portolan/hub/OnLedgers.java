package org.portolan.hub;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.words.EvidenceWords;
import org.portolan.evidence.words.Fact;
import org.portolan.evidence.words.Place;
import org.portolan.hub.network.Networks;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.publisher.Publisher;
import org.portolan.record.NetworkIdentity;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.EvidenceCodec;
import org.portolan.relay.send.LedgerTx;
import org.portolan.relay.send.LedgerTxStore;

/**
 * Where a record's way is found on both ledgers, in their own words: block and transaction, what
 * was sent, what the evidence holds. For people who want to look there themselves.
 */
public final class OnLedgers {
  private final Networks networks;
  private final Publisher publisher;
  private final LedgerTxStore commands;

  OnLedgers(Networks networks, Publisher publisher, LedgerTxStore commands) {
    this.networks = networks;
    this.publisher = publisher;
    this.commands = commands;
  }

  /** Where a batch is anchored, and what it was sent as; nothing while it is not there. */
  public List<Fact> anchor(long ordinal) {
    NetworkIdentity network = networks.customs().network();
    List<Fact> facts = new ArrayList<>();
    publisher
        .anchorOf(ordinal)
        .ifPresent(
            anchor -> {
              facts.addAll(Place.of(network, anchor.position()));
              facts.add(Place.hash(network, anchor.anchorHash()));
              publisher
                  .referenceOf(ordinal)
                  .ifPresent(reference -> facts.add(new Fact("sent as", reference)));
            });
    return facts;
  }

  /** What the source's own evidence holds; nothing where the ledger can give none. */
  public List<Fact> evidence(Delivery delivery) {
    return delivery.evidence().map(EvidenceCodec::decode).map(EvidenceWords::of).orElse(List.of());
  }

  /** What was sent to the destination for a delivery, in its order. */
  public List<LedgerTx> commands(Delivery delivery) {
    return commands.ofDelivery(delivery.id());
  }

  /** Where the destination wrote that it recognizes the record. */
  public List<Fact> recognition(Recognition recognition) {
    return Place.of(networks.bank().network(), recognition.position());
  }
}

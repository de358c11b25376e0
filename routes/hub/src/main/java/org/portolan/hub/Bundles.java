package org.portolan.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.hub.network.Networks;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.ledger.Source;
import org.portolan.publisher.PublishedRecord;
import org.portolan.publisher.Publisher;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Entry;
import org.portolan.record.Form;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordLeaf;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.Names;
import org.portolan.record.bundle.StatementPart;
import org.portolan.record.cbor.CborReader;
import org.portolan.relay.Lane;
import org.portolan.relay.Recognizing;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryStore;
import org.portolan.relay.deliver.EvidenceCodec;

/**
 * Makes disclosure bundles: the fields that their owner chose to show, and the way to the ledger.
 */
public final class Bundles {
  private final Publisher publisher;
  private final DeliveryStore deliveries;
  private final Networks networks;
  private final Source source;

  Bundles(Publisher publisher, DeliveryStore deliveries, Networks networks, Source source) {
    this.publisher = publisher;
    this.deliveries = deliveries;
    this.networks = networks;
    this.source = source;
  }

  /**
   * @param shown which pointers to show; the manifest always comes along
   * @return empty while the record is not anchored, or nobody has attested it where it is for
   *     attestors to say
   */
  public Optional<Bundle> bundle(Bytes32 commitment, Predicate<String> shown) {
    Lane lane = networks.lane();
    Optional<Long> ordinal = publisher.ordinalOf(commitment);
    Optional<Delivery> delivery =
        ordinal.flatMap(o -> deliveries.of(lane.id(), lane.source().publisher(), o));
    boolean said = lane.isNative() ? delivery.isPresent() : isAttested(delivery);
    if (!said) {
      return Optional.empty();
    }
    return publisher.record(commitment).map(record -> bundle(record, delivery.get(), shown));
  }

  private static boolean isAttested(Optional<Delivery> delivery) {
    return delivery.flatMap(Delivery::attested).isPresent();
  }

  private Bundle bundle(PublishedRecord r, Delivery delivery, Predicate<String> shown) {
    Lane lane = networks.lane();
    RecordHeader header = r.record().header();
    return new Bundle(
        header.algorithm(),
        new Names(
            lane.source().network(),
            r.issuer(),
            form(header),
            Optional.of(
                new Names.LaneNames(
                    lane.destination().network(),
                    lane.destination().registry(),
                    lane.policy().digest()))),
        header.encode(),
        leaves(r, shown),
        new Bundle.SheafPart(r.leaf().count(), r.sheafIndex(), r.sheafPath(), r.cose()),
        new Bundle.BatchPart(
            r.leaf().encode(),
            r.batchIndex(),
            r.batchPath(),
            r.anchor().root(),
            r.anchor().count(),
            lane.source().registry(),
            r.anchor().publisher(),
            r.anchor().ordinal(),
            r.anchor().position(),
            r.anchor().anchorHash()),
        evidence(r, delivery).map(Bundles::part).stream().toList(),
        lane.isNative() ? List.of() : List.of(statement(r, delivery)),
        Optional.empty());
  }

  /** Where nobody says that nothing ended the record, the ledger's own evidence has to. */
  private Optional<Evidence> evidence(PublishedRecord r, Delivery delivery) {
    Lane lane = networks.lane();
    if (!lane.isNative() && !lane.proves(r.record().header())) {
      return delivery.evidence().map(EvidenceCodec::decode);
    }
    boolean ended = new Recognizing(networks.lane(), source, r).isEnded();
    return Optional.of(
        source.prove(
            r.anchor(),
            ended ? Claim.EXISTED : Claim.CURRENT,
            ended ? Optional.empty() : Optional.of(r.record().commitment())));
  }

  private static Bundle.EvidencePart part(Evidence evidence) {
    return new Bundle.EvidencePart(
        evidence.kind(),
        evidence.claim().label(),
        evidence.height(),
        evidence.time(),
        evidence.data());
  }

  private Form form(RecordHeader header) {
    return networks.trust().forms().stream()
        .map(TrustFile.FormRules::form)
        .filter(form -> form.id().equals(header.form()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Bundle.DisclosedLeaf> leaves(PublishedRecord r, Predicate<String> shown) {
    List<Bundle.DisclosedLeaf> leaves = new ArrayList<>();
    List<List<Bytes32>> paths = r.record().tree().paths();
    for (RecordLeaf leaf : r.record().tree().leaves()) {
      if (leaf.index() == 0 || shown.test(Entry.decode(leaf.entry()).pointer())) {
        leaves.add(new Bundle.DisclosedLeaf(leaf, paths.get(leaf.index())));
      }
    }
    return leaves;
  }

  private StatementPart statement(PublishedRecord r, Delivery delivery) {
    Command.AcceptBatch attested =
        CommandCodec.acceptBatch(new CborReader(delivery.attested().orElseThrow()));
    BitProof proof =
        source.statusProof(
            r.anchor().publisher(), r.record().commitment(), attested.statement().asOfHeight());
    return new StatementPart(
        attested.statement(),
        attested.status(),
        attested.signatures(),
        Optional.of(
            new StatementPart.MapProof(
                proof.siblings(), proof.leaf().map(leaf -> new Ending(leaf.key(), leaf.value())))));
  }
}

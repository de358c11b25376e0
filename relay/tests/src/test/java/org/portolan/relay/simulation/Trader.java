package org.portolan.relay.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.Identifiers;
import org.portolan.record.MerkleTree;
import org.portolan.record.RecordEntries;
import org.portolan.record.RecordStatus;
import org.portolan.record.Sheaf;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.contract.Rig;

/** Issues records, has them anchored, corrects and ends some: what shall arrive follows from it. */
final class Trader {
  static final SigningKey KEY = SimulatedKeys.of("issuer");

  private final SimulatedSource source;
  private final VirtualTime time;
  private final Chance chance;
  private final Map<Long, BatchOpening> openings = new HashMap<>();
  private final Map<Long, List<PublishedRecord>> published = new HashMap<>();
  private final List<TradeRecord> standing = new ArrayList<>();
  private int issued;

  Trader(SimulatedSource source, VirtualTime time, Chance chance) {
    this.source = source;
    this.time = time;
    this.chance = chance;
  }

  /** Anchors a batch of one to three records; one of them may be the next version of another. */
  void publish() {
    List<TradeRecord> records = new ArrayList<>();
    List<Ending> superseded = new ArrayList<>();
    if (!standing.isEmpty() && chance.happens(0.3)) {
      TradeRecord before = standing.remove(chance.below(standing.size()));
      TradeRecord next =
          TradeRecord.next(
              before.header(), RecordStatus.ASSERTED, time.seconds(), seed(), entries());
      records.add(next);
      superseded.add(new Ending(before.commitment(), next.commitment()));
    }
    for (int more = 1 + chance.below(2); more > 0; more--) {
      records.add(first());
    }
    anchor(records);
    superseded.forEach(source::end);
    standing.addAll(records);
  }

  private TradeRecord first() {
    issued++;
    return TradeRecord.first(
        SimulatedSource.ALGORITHM,
        Identifiers.origin(source.network.id(), Rig.ISSUER.id()),
        Rig.FORM.id(),
        SimulatedSource.hash("record " + issued),
        time.seconds(),
        seed(),
        entries());
  }

  private byte[] seed() {
    issued++;
    return SimulatedSource.hash("seed " + issued).toByteArray();
  }

  private static RecordEntries entries() {
    return RecordEntries.of(List.of(Entry.of("/typeCode", EntryType.CODE, "929", "un1001")));
  }

  /** Ends a record that stands, if there is one. */
  void end() {
    if (!standing.isEmpty()) {
      TradeRecord record = standing.remove(chance.below(standing.size()));
      source.end(new Ending(record.commitment(), Bytes32.ZERO));
    }
  }

  private void anchor(List<TradeRecord> records) {
    List<Bytes32> commitments = records.stream().map(TradeRecord::commitment).toList();
    Sheaf sheaf = Sheaf.of(SimulatedSource.ALGORITHM, commitments);
    byte[] cose =
        CoseSign1.signDetached(
            KEY,
            Sheaf.signedBytes(
                SimulatedSource.ALGORITHM,
                Identifiers.origin(source.network.id(), Rig.ISSUER.id()),
                source.registry,
                source.publisher,
                sheaf.count(),
                sheaf.root()));
    BatchOpening.SignedSheaf signed = new BatchOpening.SignedSheaf(Rig.ISSUER, commitments, cose);
    BatchOpening opening =
        new BatchOpening(
            SimulatedSource.ALGORITHM,
            List.of(signed, new BatchOpening.Padding(SimulatedSource.hash("padding " + issued))));
    Anchor anchor = source.anchor(opening.root(), opening.count());
    openings.put(anchor.ordinal(), opening);
    List<Bytes32> path = MerkleTree.of(SimulatedSource.ALGORITHM).path(opening.hashes(), 0);
    List<PublishedRecord> all = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      all.add(
          new PublishedRecord(
              records.get(i),
              Rig.ISSUER,
              signed.leaf(SimulatedSource.ALGORITHM),
              cose,
              i,
              sheaf.paths().get(i),
              0,
              path,
              anchor));
    }
    published.put(anchor.ordinal(), all);
  }

  Optional<BatchOpening> opening(Anchor anchor) {
    return Optional.ofNullable(openings.get(anchor.ordinal()));
  }

  List<PublishedRecord> records(long ordinal) {
    return published.getOrDefault(ordinal, List.of());
  }

  /** Records that nothing has ended or superseded. */
  List<TradeRecord> standing() {
    return standing;
  }
}

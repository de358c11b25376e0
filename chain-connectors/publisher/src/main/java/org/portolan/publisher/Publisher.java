package org.portolan.publisher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Signer;

/**
 * Takes sealed records of one issuer and has them anchored. Every step is on disk before the next
 * one is taken, so that it may be killed anywhere and started again.
 */
public final class Publisher implements AutoCloseable {
  private final RecordStore records;
  private final BatchStore batches;
  private final BatchMaker maker;
  private final BatchReader reader;
  private final Anchoring anchoring;
  private final Ledger ledger;
  private final Consumer<String> step;
  private BatchStore.Last last;

  /**
   * @param segments the folder of this publisher's records, and of nobody else's
   * @param step is told each step before and after it is taken; a test may halt the process there
   */
  public Publisher(
      HubDatabase database,
      Path segments,
      Ledger ledger,
      IssuerIdentity issuer,
      Signer issuerKey,
      HashAlgorithm algorithm,
      Consumer<String> step) {
    this.ledger = ledger;
    this.step = step;
    this.batches = new BatchStore(database, ledger.network().id(), ledger.publisher());
    this.last = batches.last();
    this.records = new RecordStore(segments, last.end());
    this.maker =
        new BatchMaker(
            algorithm,
            issuer,
            issuerKey,
            Identifiers.origin(ledger.network().id(), issuer.id()),
            ledger.registry(),
            ledger.publisher());
    this.reader = new BatchReader(batches, records, maker);
    this.anchoring = new Anchoring(batches, ledger, step);
  }

  public IssuerIdentity issuer() {
    return maker.issuer();
  }

  /** The account that anchors this issuer's batches. */
  public Bytes32 account() {
    return ledger.publisher();
  }

  /** Who this issuer is on this ledger: word 1 of its records' headers. */
  public Bytes32 origin() {
    return maker.origin();
  }

  /**
   * Takes records; when this returns they are on disk and will be anchored. The same commitment
   * again changes nothing; another one for a version that was sealed is refused, and all with it.
   * Safe for several threads: those that come together share one sync of the disk.
   */
  public void accept(List<TradeRecord> accepted) {
    records.accept(accepted);
    step.accept("records accepted");
  }

  /** {@link #build(int, int)} with all records in one sheaf. */
  public Optional<Long> build(int maxRecords) {
    return build(maxRecords, maxRecords);
  }

  /**
   * Puts records that wait into the next batch, in sheaves, with a padding leaf that hides how many
   * sheaves there are.
   *
   * @param maxRecords in the batch
   * @param sheafSize records that one signature covers; 1 keeps records from telling of each other
   * @return the ordinal, if any record waited
   */
  public synchronized Optional<Long> build(int maxRecords, int sheafSize) {
    List<Head> waiting = records.heads(last.end(), maker.limit(maxRecords, sheafSize));
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    List<Bytes32> commitments = waiting.stream().map(Head::commitment).toList();
    SheavesCodec signed = maker.sign(commitments, sheafSize);
    long ordinal = last.ordinal() + 1;
    batches.insert(ordinal, maker.opening(commitments, signed), waiting, signed);
    last = new BatchStore.Last(ordinal, waiting.get(waiting.size() - 1).next());
    return Optional.of(ordinal);
  }

  /** Takes every batch that is not anchored one step further. Returns how many still are not. */
  public synchronized int advance() {
    return anchoring.advance();
  }

  /** Ends a commitment on the ledger; done once, whoever asks again. */
  public void end(Ending ending) {
    Command.End command = new Command.End(ledger.publisher(), ending);
    if (ledger.transactor().find(command.key()).isEmpty()) {
      ledger.transactor().send(ledger.transactor().prepare(command));
    }
  }

  /** A batch with every leaf opened, for attestors. */
  public Optional<BatchOpening> opening(long ordinal) {
    return reader.opening(ordinal);
  }

  /** The anchor of a batch, once it is there. */
  public Optional<Anchor> anchorOf(long ordinal) {
    return batches.of(ordinal).flatMap(BatchRow::anchor);
  }

  /** What the batch was first sent as: on a chain the hash of a transaction. */
  public Optional<String> referenceOf(long ordinal) {
    return batches.of(ordinal).map(BatchRow::reference);
  }

  /** How many records a batch has; 0 for one that is not there. */
  public int size(long ordinal) {
    return batches.of(ordinal).map(BatchRow::records).orElse(0);
  }

  /** The records of an anchored batch, with their paths. */
  public List<PublishedRecord> records(long ordinal) {
    return reader.records(ordinal);
  }

  /** Whether it is noted that a batch of ours is anchored; the ledger may know it before. */
  public boolean isAnchored(long ordinal) {
    return reader.isAnchored(ordinal);
  }

  /** A record of an anchored batch, with its paths. */
  public Optional<PublishedRecord> record(Bytes32 commitment) {
    return reader.record(commitment);
  }

  /** The commitment of a version that was accepted. */
  public Optional<Bytes32> commitmentOf(Bytes32 recordKey, long version) {
    return records.find(recordKey, version).map(Head::commitment);
  }

  /** The ordinal of the batch that a commitment went into, once it is built. */
  public Optional<Long> ordinalOf(Bytes32 commitment) {
    return records
        .find(commitment)
        .flatMap(head -> batches.at(head.place()))
        .map(BatchRow::ordinal);
  }

  @Override
  public void close() {
    records.close();
  }
}

package org.portolan.publisher;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.Sheaf;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;

/**
 * Takes sealed records of one issuer and has them anchored. Every step is in the database before
 * the next one is taken, so that it may be killed anywhere and started again.
 */
public final class Publisher implements AutoCloseable {
  private final HubDatabase database;
  private final Segments segments;
  private final Ledger ledger;
  private final IssuerIdentity issuer;
  private final Signer issuerKey;
  private final HashAlgorithm algorithm;
  private final Consumer<String> step;
  private final SecureRandom random = new SecureRandom();
  private final Bytes32 network;

  /**
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
    this.database = database;
    this.segments = new Segments(segments);
    this.ledger = ledger;
    this.issuer = issuer;
    this.issuerKey = issuerKey;
    this.algorithm = algorithm;
    this.step = step;
    this.network = ledger.network().id();
  }

  public IssuerIdentity issuer() {
    return issuer;
  }

  /** The account that anchors this issuer's batches. */
  public Bytes32 account() {
    return ledger.publisher();
  }

  /** Who this issuer is on this ledger: word 1 of its records' headers. */
  public Bytes32 origin() {
    return Identifiers.origin(network, issuer.id());
  }

  /**
   * Takes records; when this returns they are on disk and will be anchored. The same commitment
   * again changes nothing.
   */
  public void accept(List<TradeRecord> records) {
    byte[][] frames = new byte[records.size()][];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = RecordCodec.encode(records.get(i));
    }
    Segments.Place[] places = segments.append(frames);
    segments.sync();
    step.accept("segments written");
    database.durably(connection -> index(connection, records, places));
    step.accept("records accepted");
  }

  private int index(Connection connection, List<TradeRecord> records, Segments.Place[] places)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO sealed_record"
                + " (record_key, version, commitment, segment, segment_offset, network)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      for (int i = 0; i < places.length; i++) {
        TradeRecord record = records.get(i);
        Rows.set(
            insert,
            record.header().recordKey(),
            record.header().version(),
            record.commitment(),
            places[i].segment(),
            places[i].offset(),
            network);
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  /**
   * Puts records that wait into the next batch: one sheaf, and a padding leaf that hides whether
   * there were more.
   *
   * @return the ordinal, if any record waited
   */
  public synchronized Optional<Long> build(int maxRecords) {
    return database.transact(connection -> build(connection, maxRecords));
  }

  private Optional<Long> build(Connection connection, int maxRecords) throws SQLException {
    record Waiting(long id, Bytes32 commitment) {}
    List<Waiting> waiting =
        Rows.list(
            connection,
            row -> new Waiting(row.getLong("id"), Rows.hash(row, "commitment")),
            "SELECT id, commitment FROM sealed_record WHERE network = ? AND ordinal IS NULL"
                + " ORDER BY id FETCH FIRST ? ROWS ONLY",
            network,
            maxRecords);
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    long ordinal =
        Rows.first(
                connection,
                row -> row.getLong(1),
                "SELECT COALESCE(MAX(ordinal), 0) + 1 FROM batch WHERE network = ?",
                network)
            .orElseThrow();
    BatchOpening opening = opening(waiting.stream().map(Waiting::commitment).toList());
    Rows.change(
        connection,
        "INSERT INTO batch (network, ordinal, state, root, leaf_count, opening)"
            + " VALUES (?, ?, 'BUILT', ?, ?, ?)",
        network,
        ordinal,
        opening.root(),
        (long) opening.count(),
        OpeningCodec.encode(opening));
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sealed_record SET ordinal = ?, place = ? WHERE id = ?")) {
      for (int place = 0; place < waiting.size(); place++) {
        Rows.set(update, ordinal, (long) place, waiting.get(place).id());
        update.addBatch();
      }
      update.executeBatch();
    }
    return Optional.of(ordinal);
  }

  private BatchOpening opening(List<Bytes32> commitments) {
    Sheaf sheaf = Sheaf.of(algorithm, commitments);
    byte[] cose =
        CoseSign1.signDetached(
            issuerKey,
            Sheaf.signedBytes(
                algorithm,
                origin(),
                ledger.registry(),
                ledger.publisher(),
                sheaf.count(),
                sheaf.root()));
    byte[] padding = new byte[Bytes32.LENGTH];
    random.nextBytes(padding);
    return new BatchOpening(
        algorithm,
        List.of(
            new BatchOpening.SignedSheaf(issuer, commitments, cose),
            new BatchOpening.Padding(Bytes32.of(padding))));
  }

  /** Takes every batch that is not anchored one step further. Returns how many still are not. */
  public synchronized int advance() {
    List<Row> open =
        database.transact(
            connection ->
                Rows.list(
                    connection,
                    Row::read,
                    "SELECT * FROM batch WHERE network = ? AND state <> 'ANCHORED'"
                        + " ORDER BY ordinal",
                    network));
    for (Row row : open) {
      // In order: the ledger takes no ordinal before the one that precedes it.
      if (!anchor(row)) {
        break;
      }
    }
    return database
        .transact(
            connection ->
                Rows.first(
                    connection,
                    row -> row.getInt(1),
                    "SELECT COUNT(*) FROM batch WHERE network = ? AND state <> 'ANCHORED'",
                    network))
        .orElse(0);
  }

  private record Row(
      long ordinal, BatchState state, Bytes32 root, long count, byte[] prepared, String reference) {
    static Row read(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("ordinal"),
          BatchState.valueOf(row.getString("state")),
          Rows.hash(row, "root"),
          row.getLong("leaf_count"),
          row.getBytes("prepared"),
          row.getString("reference"));
    }
  }

  private boolean anchor(Row row) {
    Command.AnchorBatch command =
        new Command.AnchorBatch(ledger.publisher(), row.ordinal(), row.root(), row.count());
    CommandKey key = command.key();
    Optional<Outcome.Final> done =
        row.state() == BatchState.BUILT ? Optional.empty() : ledger.transactor().find(key);
    if (done.isEmpty()) {
      Prepared prepared = prepared(row, command);
      ledger.transactor().send(prepared);
      step.accept("anchor sent");
      moved(row.ordinal(), BatchState.SENT);
      if (!(ledger.transactor().outcome(prepared) instanceof Outcome.Final end)) {
        return false;
      }
      done = Optional.of(end);
    }
    Outcome.Final end = done.get();
    database.durably(
        connection ->
            Rows.change(
                connection,
                "UPDATE batch SET state = 'ANCHORED', position = ?, anchor_hash = ?, height = ?,"
                    + " anchored_at = ? WHERE network = ? AND ordinal = ?",
                end.position(),
                end.anchorHash(),
                end.height(),
                end.time(),
                network,
                row.ordinal()));
    step.accept("anchored");
    return true;
  }

  private Prepared prepared(Row row, Command.AnchorBatch command) {
    if (row.prepared() != null) {
      return new Prepared(command.key(), row.prepared(), row.reference());
    }
    Prepared prepared = ledger.transactor().prepare(command);
    database.durably(
        connection ->
            Rows.change(
                connection,
                "UPDATE batch SET state = 'PREPARED', prepared = ?, reference = ?, command_key = ?"
                    + " WHERE network = ? AND ordinal = ?",
                prepared.bytes(),
                prepared.reference(),
                prepared.key().digest(),
                network,
                row.ordinal()));
    step.accept("anchor prepared");
    return prepared;
  }

  private void moved(long ordinal, BatchState state) {
    database.transact(
        connection ->
            Rows.change(
                connection,
                "UPDATE batch SET state = ? WHERE network = ? AND ordinal = ?",
                state.name(),
                network,
                ordinal));
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
    return database
        .transact(
            connection ->
                Rows.first(
                    connection,
                    row -> row.getBytes("opening"),
                    "SELECT opening FROM batch WHERE network = ? AND ordinal = ?",
                    network,
                    ordinal))
        .map(OpeningCodec::decode);
  }

  /** The anchor of a batch, once it is there. */
  public Optional<Anchor> anchorOf(long ordinal) {
    return database.transact(
        connection ->
            Rows.first(
                connection,
                row ->
                    new Anchor(
                        ledger.publisher(),
                        ordinal,
                        Rows.hash(row, "root"),
                        row.getLong("leaf_count"),
                        Rows.hash(row, "position"),
                        Rows.hash(row, "anchor_hash")),
                "SELECT * FROM batch WHERE network = ? AND ordinal = ? AND state = 'ANCHORED'",
                network,
                ordinal));
  }

  /** The records of an anchored batch, with their paths. */
  public List<PublishedRecord> records(long ordinal) {
    Optional<Anchor> anchor = anchorOf(ordinal);
    Optional<BatchOpening> opening = opening(ordinal);
    if (anchor.isEmpty() || opening.isEmpty()) {
      return List.of();
    }
    List<Segments.Place> places =
        database.transact(
            connection ->
                Rows.list(
                    connection,
                    row ->
                        new Segments.Place(row.getLong("segment"), row.getLong("segment_offset")),
                    "SELECT * FROM sealed_record WHERE network = ? AND ordinal = ? ORDER BY place",
                    network,
                    ordinal));
    BatchOpening.SignedSheaf sheaf = (BatchOpening.SignedSheaf) opening.get().leaves().get(0);
    List<List<Bytes32>> sheafPaths = Sheaf.of(algorithm, sheaf.commitments()).paths();
    List<Bytes32> batchPath = MerkleTree.of(algorithm).path(opening.get().hashes(), 0);
    List<PublishedRecord> published = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      published.add(
          new PublishedRecord(
              RecordCodec.decode(segments.read(places.get(i))),
              sheaf.issuer(),
              sheaf.leaf(algorithm),
              sheaf.cose(),
              i,
              sheafPaths.get(i),
              0,
              batchPath,
              anchor.get()));
    }
    return published;
  }

  /** The ordinal of the batch that a commitment went into, once it is built. */
  public Optional<Long> ordinalOf(Bytes32 commitment) {
    return database.transact(
        connection ->
            Rows.first(
                connection,
                row -> row.getObject("ordinal", Long.class),
                "SELECT ordinal FROM sealed_record WHERE commitment = ?"
                    + " AND ordinal IS NOT NULL",
                commitment));
  }

  @Override
  public void close() {
    segments.close();
  }
}

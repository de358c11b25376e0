package org.portolan.hub;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordEntries;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordRefused;
import org.portolan.record.RecordStatus;
import org.portolan.record.TradeRecord;
import org.portolan.uncefact.json.DocumentReader;
import org.portolan.uncefact.json.DocumentSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals accepted documents into records and hands them to the publisher. */
final class Recording {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

  private final HubDatabase database;
  private final Publisher publisher;
  private final Clock clock;
  private final Consumer<String> step;
  private final SecureRandom random = new SecureRandom();

  Recording(HubDatabase database, Publisher publisher, Clock clock, Consumer<String> step) {
    this.database = database;
    this.publisher = publisher;
    this.clock = clock;
    this.step = step;
  }

  private record Waiting(
      long id,
      String state,
      byte[] content,
      Bytes32 recordId,
      byte[] seed,
      long issuedAt,
      boolean revokes,
      Long predecessor,
      byte[] headerBefore) {}

  /** Records every document that waits; one that cannot be keeps nobody else waiting. */
  void run() {
    for (long id : waiting()) {
      Waiting document = read(id);
      try {
        if (document.state().equals("TRANSLATED")) {
          fixSecrets(id);
          step.accept("secrets fixed");
          document = read(id);
        }
        record(document);
        step.accept("document recorded");
      } catch (RecordRefused e) {
        end(id, "REJECTED", Refusal.of(e));
      } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
        LOG.error("Document {} could not be recorded", id, e);
        end(
            id,
            "FAILED",
            Refusal.of("PTL-HUB-001", "document " + id, Text.cut("" + e, 500), "a record"));
      }
    }
  }

  private List<Long> waiting() {
    return database.transact(
        c ->
            Rows.list(
                c,
                row -> row.getLong(1),
                "SELECT id FROM document WHERE state IN ('TRANSLATED', 'SEALING') ORDER BY id"));
  }

  private Waiting read(long id) {
    return database
        .transact(
            c ->
                Rows.first(
                    c,
                    row ->
                        new Waiting(
                            id,
                            row.getString("state"),
                            row.getBytes("content"),
                            Rows.hash(row, "record_id"),
                            row.getBytes("seed"),
                            row.getLong("issued_at"),
                            row.getBoolean("revokes"),
                            row.getObject("predecessor", Long.class),
                            row.getBytes("header_before")),
                    "SELECT d.*, p.header AS header_before FROM document d"
                        + " LEFT JOIN document p ON p.id = d.predecessor WHERE d.id = ?",
                    id))
        .orElseThrow();
  }

  /** From here on the record is decided: sealing it twice gives the same commitment. */
  private void fixSecrets(long document) {
    database.durably(
        c ->
            Rows.change(
                c,
                "UPDATE document SET state = 'SEALING', record_id = ?, seed = ?, issued_at = ?"
                    + " WHERE id = ? AND state = 'TRANSLATED'",
                random(),
                random(),
                clock.instant().getEpochSecond(),
                document));
  }

  private byte[] random() {
    byte[] bytes = new byte[Bytes32.LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }

  private void record(Waiting waiting) {
    if (waiting.predecessor() != null && waiting.headerBefore() == null) {
      end(
          waiting.id(),
          "REJECTED",
          Refusal.of(
              "PTL-DOC-001",
              "/exchangedDocument/identifier",
              "a version before it that was refused",
              "a version before it that is recorded"));
      return;
    }
    TradeRecord record = sealed(waiting);
    publisher.accept(List.of(record));
    database.durably(
        c ->
            Rows.change(
                c,
                "UPDATE document SET state = 'RECORDED', record_key = ?, commitment = ?,"
                    + " header = ? WHERE id = ? AND state = 'SEALING'",
                record.header().recordKey(),
                record.commitment(),
                record.header().encode(),
                waiting.id()));
  }

  private TradeRecord sealed(Waiting waiting) {
    var document = DocumentReader.read(waiting.content());
    RecordEntries entries = RecordEntries.of(document.entries());
    if (waiting.predecessor() != null) {
      return TradeRecord.next(
          RecordHeader.decode(HashAlgorithm.SHA256, waiting.headerBefore()),
          waiting.revokes() ? RecordStatus.REVOKED : RecordStatus.ASSERTED,
          waiting.issuedAt(),
          waiting.seed(),
          entries);
    }
    return TradeRecord.first(
        HashAlgorithm.SHA256,
        publisher.origin(),
        Form.ofSchema(document.kind(), DocumentSchema.bytes(document.kind())).id(),
        waiting.recordId(),
        waiting.issuedAt(),
        waiting.seed(),
        entries);
  }

  private void end(long document, String state, Refusal why) {
    database.durably(
        c ->
            Rows.change(
                c,
                "UPDATE document SET state = ?, findings = ?,"
                    // A refused document gives its number back; a failed one may be released.
                    + " match_key = CASE WHEN ? THEN NULL ELSE match_key END"
                    + " WHERE id = ? AND state IN ('TRANSLATED', 'SEALING')",
                state,
                Text.cut(why.toString(), Integer.MAX_VALUE),
                state.equals("REJECTED"),
                document));
  }
}

package org.portolan.hub;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordEntries;
import org.portolan.record.TradeRecord;
import org.portolan.uncefact.json.DocumentReader;
import org.portolan.uncefact.json.DocumentSchema;

/** Seals accepted documents into records and hands them to the publisher. */
final class Recording {
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
      long id, String state, byte[] content, Bytes32 recordId, byte[] seed, long issuedAt) {}

  /** Records every document that waits. */
  void run() {
    for (Waiting document : waiting()) {
      if (document.state().equals("TRANSLATED")) {
        fixSecrets(document.id());
        step.accept("secrets fixed");
      }
    }
    for (Waiting document : waiting()) {
      record(document);
      step.accept("document recorded");
    }
  }

  private List<Waiting> waiting() {
    return database.transact(
        c ->
            Rows.list(
                c,
                row ->
                    new Waiting(
                        row.getLong("id"),
                        row.getString("state"),
                        row.getBytes("content"),
                        Rows.hash(row, "record_id"),
                        row.getBytes("seed"),
                        row.getLong("issued_at")),
                "SELECT * FROM document WHERE state IN ('TRANSLATED', 'SEALING') ORDER BY id"));
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
    var document = DocumentReader.read(waiting.content());
    TradeRecord record =
        TradeRecord.first(
            HashAlgorithm.SHA256,
            publisher.origin(),
            Form.ofSchema(document.kind(), DocumentSchema.bytes(document.kind())).id(),
            waiting.recordId(),
            waiting.issuedAt(),
            waiting.seed(),
            RecordEntries.of(document.entries()));
    publisher.accept(List.of(record));
    database.durably(
        c ->
            Rows.change(
                c,
                "UPDATE document SET state = 'RECORDED', record_key = ?, commitment = ?"
                    + " WHERE id = ? AND state = 'SEALING'",
                record.header().recordKey(),
                record.commitment(),
                waiting.id()));
  }
}

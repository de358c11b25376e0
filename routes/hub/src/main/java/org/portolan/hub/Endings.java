package org.portolan.hub;

import java.util.List;
import java.util.function.Consumer;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** Ends a version on its ledger once the one that takes its place is anchored. */
final class Endings {
  private final HubDatabase database;
  private final Publisher publisher;
  private final Consumer<String> step;

  Endings(HubDatabase database, Publisher publisher, Consumer<String> step) {
    this.database = database;
    this.publisher = publisher;
    this.step = step;
  }

  private record Due(long document, Bytes32 commitment, Bytes32 before) {}

  void run() {
    for (Due due : due()) {
      if (publisher.ordinalOf(due.commitment()).flatMap(publisher::anchorOf).isEmpty()) {
        continue;
      }
      publisher.end(new Ending(due.before(), due.commitment()));
      step.accept("version before ended");
      database.durably(
          c ->
              Rows.change(
                  c, "UPDATE document SET ending_told = TRUE WHERE id = ?", due.document()));
    }
  }

  private List<Due> due() {
    return database.transact(
        c ->
            Rows.list(
                c,
                row ->
                    new Due(
                        row.getLong("id"),
                        Rows.hash(row, "commitment"),
                        Rows.hash(row, "commitment_before")),
                "SELECT d.id, d.commitment, p.commitment AS commitment_before FROM document d"
                    + " JOIN document p ON p.id = d.predecessor"
                    + " WHERE d.state = 'RECORDED' AND d.ending_told = FALSE ORDER BY d.id"));
  }
}

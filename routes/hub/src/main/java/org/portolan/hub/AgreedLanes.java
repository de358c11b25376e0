package org.portolan.hub;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.publisher.PublishedRecord;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.relay.deliver.RecordsToRecognize;

/** Of all records those that their partner's agreement sends along a lane. */
final class AgreedLanes implements RecordsToRecognize {
  private final HubDatabase database;
  private final String destination;
  private final RecordsToRecognize all;

  /**
   * @param destination the network at the lane's end, as agreements name it
   */
  AgreedLanes(HubDatabase database, String destination, RecordsToRecognize all) {
    this.database = database;
    this.destination = destination;
    this.all = all;
  }

  @Override
  public List<PublishedRecord> of(Anchor anchor) {
    return all.of(anchor).stream()
        .filter(it -> isAgreed(it.record().header().recordKey()))
        .toList();
  }

  @Override
  public boolean areKnown(Anchor anchor) {
    return all.areKnown(anchor);
  }

  @Override
  public Optional<Long> ordinalOf(Bytes32 publisher, Bytes32 commitment) {
    return all.ordinalOf(publisher, commitment);
  }

  private boolean isAgreed(Bytes32 recordKey) {
    return database.transact(
        c ->
            Rows.list(
                    c,
                    row -> row.getString(1),
                    "SELECT lanes FROM document WHERE record_key = ? AND lanes IS NOT NULL",
                    recordKey)
                .stream()
                .allMatch(lanes -> Arrays.asList(lanes.split(",")).contains(destination)));
  }
}

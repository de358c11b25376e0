package org.portolan.relay.contract;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.Bytes32;
import org.portolan.record.json.Json;
import org.portolan.relay.LaneRules;
import org.portolan.relay.deliver.Openings;
import org.portolan.relay.deliver.RecordsToRecognize;

/**
 * How a {@link Rig} is put together.
 *
 * @param databaseUrl of the hub's database
 * @param publishers whom the directory lists for the issuer; the source's account if empty
 * @param openings others than the rig's own publisher's
 * @param records others than the rig's own publisher's
 */
public record RigOptions(
    Path folder,
    String databaseUrl,
    LaneRules rules,
    Json.Obj policy,
    List<Bytes32> publishers,
    String replica,
    Duration lease,
    Optional<Openings> openings,
    Optional<RecordsToRecognize> records,
    Clock clock,
    Consumer<String> step) {

  /** A hub of one replica with a database in the folder; endings do not wait for each other. */
  public static RigOptions embedded(Path folder, Clock clock) {
    return new RigOptions(
        folder,
        HubDatabase.embedded(folder.resolve("hub")),
        LaneRules.STANDARD.endings(1_000, Duration.ZERO),
        Rig.policy(86_400),
        List.of(),
        "replica",
        Duration.ofSeconds(15),
        Optional.empty(),
        Optional.empty(),
        clock,
        step -> {});
  }

  public RigOptions rules(LaneRules others) {
    return new RigOptions(
        folder,
        databaseUrl,
        others,
        policy,
        publishers,
        replica,
        lease,
        openings,
        records,
        clock,
        step);
  }

  public RigOptions publishers(Bytes32... others) {
    return new RigOptions(
        folder,
        databaseUrl,
        rules,
        policy,
        List.of(others),
        replica,
        lease,
        openings,
        records,
        clock,
        step);
  }

  public RigOptions database(String url) {
    return new RigOptions(
        folder, url, rules, policy, publishers, replica, lease, openings, records, clock, step);
  }

  public RigOptions replica(String name, Duration length) {
    return new RigOptions(
        folder,
        databaseUrl,
        rules,
        policy,
        publishers,
        name,
        length,
        openings,
        records,
        clock,
        step);
  }

  public RigOptions reading(Openings others, RecordsToRecognize wanted) {
    return new RigOptions(
        folder,
        databaseUrl,
        rules,
        policy,
        publishers,
        replica,
        lease,
        Optional.of(others),
        Optional.of(wanted),
        clock,
        step);
  }

  public RigOptions telling(Consumer<String> steps) {
    return new RigOptions(
        folder,
        databaseUrl,
        rules,
        policy,
        publishers,
        replica,
        lease,
        openings,
        records,
        clock,
        steps);
  }
}

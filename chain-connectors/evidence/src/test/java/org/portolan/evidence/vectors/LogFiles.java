package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.evidence.tlog.LogReplay;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;
import org.portolan.record.json.Json;

/** A log entry by entry: which count, and what the status line says after each. */
final class LogFiles {
  private LogFiles() {}

  static Map<String, Json> make() {
    World world = World.plain();
    world.end(new Ending(Keys.secret("no successor"), Bytes32.ZERO));
    List<byte[]> entries = new ArrayList<>(world.log);
    var n = world.network.id();
    var r = World.REGISTRY;
    Bytes32 root = Keys.secret("a root");
    entries.add(LogEntry.anchor(World.PUBLISHER, n, r, 2, root, 3));
    entries.add(LogEntry.anchor(World.PUBLISHER, n, r, 4, root, 3));
    entries.add(LogEntry.anchor(World.PUBLISHER, Keys.secret("net"), r, 3, root, 3));
    entries.add(LogEntry.anchor(World.PUBLISHER, n, Keys.secret("registry"), 3, root, 3));
    entries.add(LogEntry.ending(World.PUBLISHER, n, r, new Ending(Keys.secret("ended 1"), root)));
    entries.add(
        LogEntry.ending(World.OTHER_PUBLISHER, n, r, new Ending(Keys.secret("ended 1"), root)));
    byte[] forged = LogEntry.anchor(World.PUBLISHER, n, r, 3, root, 3);
    forged[forged.length - 1] ^= 1;
    entries.add(forged);
    entries.add(LogEntry.anchor(World.PUBLISHER, n, r, 3, root, 3));
    LogReplay replay = new LogReplay(HashAlgorithm.SHA256, n, r);
    List<Json> steps = new ArrayList<>();
    for (byte[] entry : entries) {
      boolean counts = replay.apply(entry).isPresent();
      steps.add(
          Json.object(
              "entry", Vectors.hex(entry),
              "leaf", Vectors.hex(Sha256.hash(new byte[1], entry)),
              "counts", new Json.Bool(counts),
              "statusLine", Vectors.hex(replay.statusRoot())));
    }
    return Map.of(
        "log.json",
        Json.object(
            "alg", Json.of("sha256"),
            "networkId", Vectors.hex(n),
            "registry", Vectors.hex(r),
            "entries", Json.of(steps),
            "publishers",
                Json.of(
                    List.of(World.PUBLISHER, World.OTHER_PUBLISHER).stream()
                        .map(
                            p ->
                                Json.object(
                                    "id", Vectors.hex(p.keyId()),
                                    "lastOrdinal", Json.of(replay.lastOrdinal(p.keyId())),
                                    "status",
                                        Vectors.hex(replay.endings(p.keyId()).status().digest())))
                        .toList()),
            "checkpoint", Json.of(World.plain().note().note()),
            "logKey", Vectors.hex(World.LOG.spki())));
  }
}

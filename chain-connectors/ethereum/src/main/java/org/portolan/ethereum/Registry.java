package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.ethereum.contract.RegistryEvents;
import org.portolan.ethereum.node.EventLog;
import org.portolan.ethereum.node.Finality;
import org.portolan.ethereum.node.Node;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.Position;

/**
 * One registry on one chain.
 *
 * @param address {@code 0x} and 40 digits
 * @param from the block in which it was deployed
 */
record Registry(long chainId, String address, long from, Finality finality) {
  /** Nodes refuse to search more blocks at once, some of them fewer. */
  private static final long RANGE = 1_000;

  /** An event, where it stands and when. */
  record Seen(RegistryEvents event, EventLog log, Bytes32 position, long time) {}

  Bytes32 id() {
    return Bytes32.leftPadded(Hex.decode(address.substring(2)));
  }

  byte[] call(Node node, byte[] data) {
    return node.call(null, address, data, "latest");
  }

  /** Events of a range of blocks, in the chain's order; a null topic stands for any. */
  List<Seen> events(Node node, long first, long last, Bytes32... topics) {
    List<Seen> seen = new ArrayList<>();
    Map<Bytes32, Map<Bytes32, Integer>> firstLogs = new HashMap<>();
    Map<Bytes32, Long> times = new HashMap<>();
    for (long start = Math.max(first, from); start <= last; start += RANGE) {
      long end = Math.min(last, start + RANGE - 1);
      for (EventLog log : node.logs(address, start, end, java.util.Arrays.asList(topics))) {
        RegistryEvents.read(log.topics(), log.data())
            .ifPresent(
                event -> {
                  int before =
                      firstLogs
                          .computeIfAbsent(log.blockHash(), node::firstLogs)
                          .getOrDefault(log.transaction(), log.index());
                  Bytes32 position =
                      Position.ofBlock(log.block(), log.transactionIndex(), log.index() - before);
                  long time =
                      times.computeIfAbsent(
                          log.blockHash(), hash -> node.block(log.block()).orElseThrow().time());
                  seen.add(new Seen(event, log, position, time));
                });
      }
    }
    return seen;
  }
}

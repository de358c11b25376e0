package org.portolan.chaincode;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.portolan.evidence.Refusal;
import org.portolan.record.Sha256;
import org.portolan.registry.RefusalText;
import org.portolan.registry.RegistryEvent;

/**
 * A channel in memory, as a chaincode sees it: two peers endorse each proposal and have to agree,
 * byte for byte; a transaction does not see its own writes; nothing is written before it commits.
 */
final class TestChannel {
  static final String NAME = "trade";

  /** What a proposal gave, and nothing of it is in force yet. */
  record Simulated(
      String id,
      int status,
      String message,
      byte[] payload,
      Map<String, Optional<String>> writes,
      Map<String, Optional<String>> privateWrites,
      List<String> reads,
      Optional<RegistryEvent> event) {
    boolean isEndorsed() {
      return status < 400;
    }

    Refusal refusal() {
      return RefusalText.find(message)
          .orElseThrow(() -> new AssertionError("no refusal: " + status + " " + message));
    }
  }

  private final Map<String, byte[]> state = new HashMap<>();
  private final Map<String, byte[]> privateState = new HashMap<>();
  private final List<Simulated> committed = new ArrayList<>();
  private final Clock peerClock;
  private Instant now;
  private long nonce;

  private final List<Registry> peers;

  TestChannel(Instant now) {
    this.now = now;
    this.peerClock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return TestChannel.this.now;
          }
        };
    this.peers = List.of(new Registry(peerClock), new Registry(peerClock));
  }

  Clock clock() {
    return peerClock;
  }

  void later(java.time.Duration duration) {
    now = now.plus(duration);
  }

  /** Both peers simulate; what only one of them gives would never be endorsed by the policy. */
  Simulated simulate(
      TestIdentity who, Instant time, Map<String, byte[]> hidden, byte[]... arguments) {
    String id = Sha256.hash(who.creator(), Long.toString(nonce++).getBytes()).hex();
    List<Simulated> both =
        peers.stream().map(peer -> run(peer, id, who, time, hidden, arguments)).toList();
    if (!both.get(0).writes().equals(both.get(1).writes())
        || !both.get(0).privateWrites().equals(both.get(1).privateWrites())
        || !Arrays.equals(both.get(0).payload(), both.get(1).payload())
        || !both.get(0).reads().equals(both.get(1).reads())) {
      throw new AssertionError("two peers do not agree: " + both);
    }
    return both.get(0);
  }

  Simulated simulate(TestIdentity who, String function, byte[]... arguments) {
    return simulate(who, now, Map.of(), join(function, arguments));
  }

  static byte[][] join(String function, byte[]... arguments) {
    byte[][] all = new byte[arguments.length + 1][];
    all[0] = function.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  /** Simulates, and commits what was endorsed. */
  Simulated submit(TestIdentity who, String function, byte[]... arguments) {
    Simulated simulated = simulate(who, function, arguments);
    if (simulated.isEndorsed()) {
      commit(simulated);
    }
    return simulated;
  }

  Simulated view(TestIdentity who, String function, String... arguments) {
    Simulated view =
        simulate(
            who,
            function,
            Arrays.stream(arguments)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    if (!view.writes().isEmpty() || !view.privateWrites().isEmpty() || view.event().isPresent()) {
      throw new AssertionError("a view that writes: " + view);
    }
    return view;
  }

  void commit(Simulated simulated) {
    simulated.writes().forEach((key, value) -> put(state, key, value));
    simulated.privateWrites().forEach((key, value) -> put(privateState, key, value));
    committed.add(simulated);
  }

  private static void put(Map<String, byte[]> to, String key, Optional<String> hex) {
    hex.ifPresentOrElse(
        value -> to.put(key, org.portolan.record.Hex.decode(value)), () -> to.remove(key));
  }

  /** Every transaction that committed, in order: one a block. */
  List<Simulated> committed() {
    return committed;
  }

  private Simulated run(
      Registry peer,
      String id,
      TestIdentity who,
      Instant time,
      Map<String, byte[]> hidden,
      byte[]... arguments) {
    Map<String, Optional<String>> writes = new TreeMap<>();
    Map<String, Optional<String>> privateWrites = new TreeMap<>();
    List<String> reads = new ArrayList<>();
    RegistryEvent[] event = new RegistryEvent[1];
    ChaincodeStub stub =
        (ChaincodeStub)
            Proxy.newProxyInstance(
                TestChannel.class.getClassLoader(),
                new Class<?>[] {ChaincodeStub.class},
                (proxy, method, a) ->
                    switch (method.getName()) {
                      case "getArgs" -> List.of(arguments);
                      case "getTxId" -> id;
                      case "getChannelId" -> NAME;
                      case "getCreator" -> who.creator();
                      case "getTxTimestamp" -> time;
                      case "getTransient" -> hidden;
                      case "getState" -> {
                        reads.add((String) a[0]);
                        yield state.getOrDefault(a[0], new byte[0]);
                      }
                      case "putState" -> writes.put((String) a[0], hex((byte[]) a[1]));
                      case "delState" -> writes.put((String) a[0], Optional.empty());
                      case "getPrivateData" ->
                          privateState.getOrDefault(a[0] + "/" + a[1], new byte[0]);
                      case "putPrivateData" ->
                          privateWrites.put(a[0] + "/" + a[1], hex((byte[]) a[2]));
                      case "setEvent" -> {
                        event[0] = new RegistryEvent((String) a[0], (byte[]) a[1]);
                        yield null;
                      }
                      default -> throw new AssertionError("the registry asks " + method);
                    });
    Chaincode.Response response = peer.invoke(stub);
    return new Simulated(
        id,
        response.getStatusCode(),
        response.getMessage(),
        response.getPayload() == null ? new byte[0] : response.getPayload(),
        writes,
        privateWrites,
        reads,
        Optional.ofNullable(event[0]));
  }

  private static Optional<String> hex(byte[] value) {
    return Optional.of(org.portolan.record.Hex.encode(value));
  }
}

package org.portolan.ethereum;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.ethereum.contract.EpochCode;
import org.portolan.ethereum.contract.PackedViews;
import org.portolan.ethereum.contract.PartlyKept;
import org.portolan.ethereum.contract.RegistryCalls;
import org.portolan.ethereum.contract.RegistryEvents;
import org.portolan.ethereum.contract.SigningDomain;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.Nodes;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.ledger.RecognitionView;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.PublisherStatus;
import org.portolan.record.cose.Alg;

/** What the registry recognizes: the state decides, its events tell the words behind digests. */
final class EthereumRecognitions implements RecognitionView {
  private static final int TIME_BITS = 40;
  private static final State[] STATES = {
    null, State.RECOGNIZED, State.STALE, State.ENDED, State.REVOKED, State.FROZEN
  };

  /** Of the 256 blocks that a contract sees: there is time left to ask and to send. */
  private static final long LOOKS_BACK = 100;

  private final Registry registry;
  private final Nodes nodes;
  private final boolean views;

  /**
   * @param views whether the registry believes signed views, and no attestors
   */
  EthereumRecognitions(Registry registry, Nodes nodes, boolean views) {
    this.registry = registry;
    this.nodes = nodes;
    this.views = views;
  }

  @Override
  public Optional<Eip712Domain> eip712() {
    return Optional.of(new SigningDomain(registry.chainId(), registry.id()).domain());
  }

  /** Of the newest final block that the contract can still look back to. */
  @Override
  public Optional<Challenge> challenge(Bytes32 lane) {
    if (!views) {
      return Optional.empty();
    }
    return nodes.ask(
        node -> {
          long latest = node.block("latest").map(Block::number).orElse(0L);
          if (latest == 0) {
            return Optional.empty();
          }
          long newest = Math.max(registry.finality().head(node).number(), latest - LOOKS_BACK);
          // A contract cannot see the block that it stands in, nor a call the newest one.
          return node.block(Math.min(newest, latest - 1))
              .map(
                  block ->
                      new Challenge(PackedViews.challenge(lane, block.hash()), block.number()));
        });
  }

  /** A new epoch waits its delay here. */
  @Override
  public Optional<Bytes32> epochInForce(Bytes32 lane) {
    return epoch(lane).flatMap(EpochCode::digestIn);
  }

  @Override
  public Optional<Alg> issuerAlgorithm() {
    return views ? Optional.of(Alg.ES256) : Optional.empty();
  }

  private List<Registry.Seen> events(Node node, Bytes32... topics) {
    long latest = node.block("latest").map(Block::number).orElse(0L);
    return registry.events(node, registry.from(), latest, topics);
  }

  private Bytes32 word(Node node, String mapping, Object... keys) {
    return Bytes32.at(registry.call(node, RegistryCalls.get(mapping, keys)), 0);
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return nodes.ask(
        node ->
            events(
                    node,
                    RegistryEvents.BATCH_ACCEPTED,
                    lane,
                    publisher,
                    RegistryEvents.topic(ordinal))
                .stream()
                .map(seen -> (RegistryEvents.BatchAccepted) seen.event())
                .map(b -> new AcceptedBatch(b.root(), b.count(), b.asOfHeight(), b.asOfTime()))
                .findFirst());
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return nodes.ask(node -> kept(node, lane, publisher));
  }

  private Optional<Kept> kept(Node node, Bytes32 lane, Bytes32 publisher) {
    Bytes32 now = word(node, "kept", lane, publisher);
    // By views every ending comes along from the first, so nothing is what is kept at first.
    if (now.isZero() && !views) {
      return Optional.empty();
    }
    byte[] bytes = now.toByteArray();
    long time = number(bytes, 27, 32);
    long height = number(bytes, 21, 27);
    Bytes32 digest = word(node, "keptStatus", lane, publisher);
    if (digest.isZero()) {
      return Optional.of(new Kept(PublisherStatus.NONE, height, time));
    }
    List<Registry.Seen> told = events(node, RegistryEvents.STATUS_ACCEPTED, lane, publisher);
    return told.reversed().stream()
        .map(seen -> ((RegistryEvents.StatusAccepted) seen.event()).status())
        .filter(status -> status.digest().equals(digest))
        .findFirst()
        .map(status -> new Kept(status, height, time));
  }

  private static long number(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number << 8 | bytes[i] & 0xff;
    }
    return number;
  }

  /** A newer status that the registry holds in part. */
  Optional<PartlyKept> partly(Bytes32 lane, Bytes32 publisher) {
    return nodes.ask(
        node ->
            word(node, "partly", lane, publisher).isZero()
                ? Optional.empty()
                : events(node, RegistryEvents.STATUS_PARTLY, lane, publisher).reversed().stream()
                    .map(seen -> ((RegistryEvents.StatusPartly) seen.event()).part())
                    .findFirst());
  }

  @Override
  public Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey) {
    return nodes.ask(
        node -> {
          List<Registry.Seen> told = events(node, RegistryEvents.RECOGNIZED, lane, recordKey);
          return told.isEmpty() ? Optional.empty() : recognition(node, told.get(told.size() - 1));
        });
  }

  private Optional<Recognition> recognition(Node node, Registry.Seen seen) {
    RegistryEvents.Recognized r = (RegistryEvents.Recognized) seen.event();
    byte[] answer =
        registry.call(
            node,
            RegistryCalls.status(
                r.lane(), r.recordKey(), r.version(), r.commitment(), r.publisher()));
    State state = STATES[answer[Bytes32.LENGTH - 1]];
    return Optional.ofNullable(state)
        .map(
            now ->
                new Recognition(
                    now,
                    r.commitment(),
                    r.version(),
                    r.publisher(),
                    r.ordinal(),
                    seen.time(),
                    asOfTime(node, r),
                    seen.position()));
  }

  private long asOfTime(Node node, RegistryEvents.Recognized r) {
    byte[] kept = word(node, "kept", r.lane(), r.publisher()).toByteArray();
    return number(kept, Bytes32.LENGTH - TIME_BITS / 8, Bytes32.LENGTH);
  }

  /** The epochs whose statements a lane takes: the one in force, then the one before it. */
  List<EpochCode> epochs(Bytes32 lane) {
    return nodes.ask(
        node ->
            Stream.of("terms", "previous")
                .flatMap(which -> code(node, which, lane).stream())
                .flatMap(code -> EpochCode.read(code).stream())
                .toList());
  }

  /** The code that holds the epoch in force. */
  Optional<byte[]> epoch(Bytes32 lane) {
    return nodes.ask(node -> code(node, "terms", lane));
  }

  private Optional<byte[]> code(Node node, String which, Bytes32 lane) {
    Bytes32 slot = word(node, which, lane);
    byte[] address = Arrays.copyOfRange(slot.toByteArray(), 12, Bytes32.LENGTH);
    return slot.isZero() ? Optional.empty() : Optional.of(node.code("0x" + Hex.encode(address)));
  }
}

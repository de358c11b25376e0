package org.portolan.fabric;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.fabric.ConfigFollower;
import org.portolan.evidence.fabric.config.ChannelConfig;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.fabric.block.ChannelBlock;
import org.portolan.fabric.peer.Account;
import org.portolan.fabric.peer.Endpoint;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.Peers;
import org.portolan.ledger.Capabilities;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;

/** A registry's chaincode on a channel, opened. */
final class FabricLedger implements Ledger {
  private static final long TRUSTING_SECONDS = 30L * 86_400;

  private final FabricSettings settings;
  private final Account account;
  private final Connection connection;
  private final NetworkIdentity network;
  private final Places places;
  private final FabricTransactor transactor;
  private final List<Source> sources;

  private FabricLedger(FabricSettings settings, Account account, Clock clock) {
    this.settings = settings;
    this.account = account;
    List<Peer> peers = new ArrayList<>();
    for (Endpoint endpoint : settings.endpoints()) {
      peers.add(new Peer(endpoint, account));
    }
    this.connection =
        new Connection(new Peers(peers), settings.channel(), settings.chaincode(), clock);
    this.network = new NetworkIdentity(settings.network(), genesis(connection));
    this.places = new Places(connection);
    this.transactor =
        new FabricTransactor(
            places,
            new Submission(connection, settings.privateRecognitions()),
            account.publisher());
    this.sources = sources(connection);
  }

  static FabricLedger open(FabricSettings settings, Account account, Clock clock) {
    return new FabricLedger(settings, account, clock);
  }

  /** Channels have no unique names: what binds one is the hash of its first block's header. */
  static Bytes32 genesis(Connection connection) {
    return connection.ask(
        peer ->
            Connection.block(connection.reader(peer), 0)
                .map(ChannelBlock::hash)
                .orElseThrow(() -> new LedgerUnavailable("no genesis block", null)));
  }

  /** The first endpoint of each organisation: two peers of one are one opinion. */
  private static List<Source> sources(Connection connection) {
    Map<String, Peer> byOrganisation = new LinkedHashMap<>();
    for (Peer peer : connection.peers().all()) {
      byOrganisation.putIfAbsent(peer.endpoint().organisation(), peer);
    }
    List<Peer> peers = List.copyOf(byOrganisation.values());
    Prover prover = new Prover(connection, peers);
    Viewing viewing = new Viewing(connection, peers);
    return peers.stream()
        .<Source>map(peer -> new FabricSource(connection, connection.reader(peer), prover, viewing))
        .toList();
  }

  @Override
  public NetworkIdentity network() {
    return network;
  }

  @Override
  public Bytes32 registry() {
    return Identifiers.registry(settings.channel() + "/" + settings.chaincode());
  }

  @Override
  public Bytes32 publisher() {
    return account.publisher();
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        EnumSet.of(
            Capability.RECOGNIZE,
            Capability.RECOGNIZE_NATIVELY,
            Capability.SHOW_VIEWS,
            Capability.PROVE_EXISTED,
            Capability.PROVE_CURRENT));
  }

  @Override
  public Transactor transactor() {
    return transactor;
  }

  @Override
  public Follower follower() {
    return new FabricFollower(connection);
  }

  @Override
  public List<Source> sources() {
    return sources;
  }

  @Override
  public RecognitionView recognitions() {
    return new FabricRecognitions(connection, places);
  }

  /** All organisations whose peers are named, as the channel is configured now. */
  @Override
  public Optional<Json.Obj> proposedTrust() {
    List<String> organisations =
        settings.endpoints().stream().map(Endpoint::organisation).distinct().sorted().toList();
    return Optional.of(
        ChannelEpoch.now(connection, organisations, organisations.size(), TRUSTING_SECONDS).json());
  }

  /** The next configuration of the channel, where the orderers of this one sealed it. */
  @Override
  public Optional<Followed> follow(Json.Obj ledger) {
    FabricTrust trust = FabricTrust.read(ledger);
    return ConfigBlocks.after(connection, trust.config().sequence())
        .map(block -> followed(trust, block));
  }

  private static Followed followed(FabricTrust trust, byte[] block) {
    try {
      FabricTrust next = ConfigFollower.sealed(trust, block);
      byte[] before = ChannelConfig.read(block).header().previousHash();
      return new Followed(next.json(), next.config().block(), Bytes32.of(before));
    } catch (RecordRefused e) {
      throw new LedgerRefused(Refusal.of(e));
    }
  }

  @Override
  public Map<String, String> reading() {
    return settings.reading();
  }

  @Override
  public void close() {
    connection.peers().close();
  }
}

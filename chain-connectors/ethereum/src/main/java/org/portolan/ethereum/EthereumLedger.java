package org.portolan.ethereum;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.ethereum.account.Fees;
import org.portolan.ethereum.account.Nonces;
import org.portolan.ethereum.account.TransactionSigner;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.Nodes;
import org.portolan.evidence.Refusal;
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
import org.portolan.record.NetworkIdentity;
import org.portolan.record.json.Json;

/** A registry of the Ethereum family, opened. */
final class EthereumLedger implements Ledger {
  private final EthereumSettings settings;
  private final Map<String, String> reading;
  private final Nodes nodes;
  private final Registry registry;
  private final NetworkIdentity network;
  private final boolean views;
  private final TransactionSigner signer;
  private final EthereumRecognitions recognitions;
  private final EthereumTransactor transactor;
  private volatile Capabilities capabilities;

  private EthereumLedger(
      EthereumSettings settings,
      TransactionSigner signer,
      Map<String, String> reading,
      Clock clock) {
    this.settings = settings;
    this.reading = reading;
    this.signer = signer;
    this.nodes = new Nodes(settings.endpoints());
    this.registry =
        new Registry(
            settings.chainId(), settings.registry(), settings.fromBlock(), settings.finality());
    this.network = nodes.ask(this::network);
    this.views = nodes.ask(node -> ViewTrust.isOfViews(registry, node));
    this.recognitions = new EthereumRecognitions(registry, nodes, views);
    Deeds deeds = new Deeds(registry, nodes, signer.address());
    Sender sender = new Sender(registry, signer, new Nonces(clock), settings.feeLimit(), deeds);
    this.transactor =
        new EthereumTransactor(
            nodes,
            registry,
            deeds,
            new Calls(registry, recognitions, deeds, settings.peers(), views),
            sender,
            network.id());
  }

  /**
   * @param reading the settings less those of the account
   */
  static EthereumLedger open(
      EthereumSettings settings,
      TransactionSigner signer,
      Map<String, String> reading,
      Clock clock) {
    return new EthereumLedger(settings, signer, reading, clock);
  }

  /** The chain that the nodes are on must be the one that was configured. */
  private NetworkIdentity network(Node node) {
    if (node.chainId() != settings.chainId()) {
      throw new IllegalArgumentException(
          node.operator() + " is on chain " + node.chainId() + ", not " + settings.network());
    }
    Bytes32 genesis =
        node.block(0L).orElseThrow(() -> new LedgerUnavailable("no genesis block", null)).hash();
    if (settings.genesis().filter(known -> !known.equals(genesis)).isPresent()) {
      throw new LedgerRefused(
          Refusal.of(
              "PTL-EVM-016",
              node.operator(),
              "genesis " + genesis.hex(),
              settings.genesis().get().hex()));
    }
    return new NetworkIdentity(settings.network(), genesis);
  }

  @Override
  public NetworkIdentity network() {
    return network;
  }

  @Override
  public Bytes32 registry() {
    return registry.id();
  }

  @Override
  public Bytes32 publisher() {
    return signer.address();
  }

  @Override
  public Capabilities capabilities() {
    if (capabilities == null) {
      capabilities = new Capabilities(found());
    }
    return capabilities;
  }

  private Set<Capability> found() {
    Set<Capability> has = EnumSet.of(Capability.RECOGNIZE, Capability.ROLL_BACK);
    if (nodes.ask(Fees::haveAPrice)) {
      has.add(Capability.REPLACE);
    }
    if (views) {
      has.add(Capability.ACCEPT_VIEWS);
    }
    if (settings.qbft().isPresent()) {
      has.add(Capability.PROVE_EXISTED);
      has.add(Capability.PROVE_CURRENT);
    }
    return has;
  }

  @Override
  public Transactor transactor() {
    return transactor;
  }

  @Override
  public Follower follower() {
    return new EthereumFollower(registry, nodes, settings.confirmations());
  }

  @Override
  public List<Source> sources() {
    return nodes.all().stream().<Source>map(this::source).toList();
  }

  private EthereumSource source(Node node) {
    return new EthereumSource(
        node, registry, settings.qbft().map(qbft -> new Prover(registry, network, node, qbft)));
  }

  @Override
  public RecognitionView recognitions() {
    return recognitions;
  }

  @Override
  public Map<String, String> reading() {
    return reading;
  }

  /** QBFT followed from the checkpoint; where there is none, what operators' nodes say alike. */
  @Override
  public Optional<Json.Obj> proposedTrust() {
    return Optional.of(nodes.ask(new ProposedTrust(registry, settings.qbft())::asked).json());
  }

  @Override
  public void close() {
    nodes.close();
  }
}

package org.portolan.ethereum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.ethereum.account.KeySigner;
import org.portolan.ethereum.contract.DeployedRegistry;
import org.portolan.ethereum.contract.SigningDomain;
import org.portolan.ethereum.node.Anvil;
import org.portolan.ethereum.node.Endpoint;
import org.portolan.ethereum.node.Finality;
import org.portolan.ethereum.node.Node;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Source;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.ledger.contract.TestAttestor;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/** A registry on a development node, which two operators are said to run. */
public final class AnvilFixture implements LedgerFixture {
  /** The first of anvil's well-known accounts: it is the governor, too. */
  static final KeySigner ACCOUNT =
      new KeySigner(
          EthereumKey.of(
              Bytes32.fromHex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")));

  private final Anvil anvil;
  private final DeployedRegistry registry;
  private final Map<String, String> more;
  private Duration ahead = Duration.ZERO;

  /**
   * @param more settings beyond network, registry and endpoints
   */
  public AnvilFixture(Anvil anvil, Map<String, String> more) throws Exception {
    this.anvil = anvil;
    this.registry = new DeployedRegistry(anvil);
    this.more = more;
  }

  Anvil anvil() {
    return anvil;
  }

  DeployedRegistry registry() {
    return registry;
  }

  Map<String, String> settings() {
    Map<String, String> settings = settings(anvil.url(), registry.address());
    settings.putAll(more);
    return settings;
  }

  private static Map<String, String> settings(String url, String registry) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", "eip155:31337");
    settings.put("registry", registry);
    settings.put("finality", "immediate");
    settings.put("endpoint.1.url", url);
    settings.put("endpoint.1.operator", "first operator");
    settings.put("endpoint.2.url", url);
    settings.put("endpoint.2.operator", "second operator");
    return settings;
  }

  @Override
  public Set<Hook> hooks() {
    return EnumSet.allOf(Hook.class);
  }

  @Override
  public Ledger open() {
    return EthereumFamily.open(settings(), ACCOUNT, clock());
  }

  /** The chain's own time: as the machine has it, and what it was let run ahead. */
  @Override
  public Clock clock() {
    return Clock.offset(Clock.systemUTC(), ahead);
  }

  @Override
  public void later(Duration duration) {
    ahead = ahead.plus(duration);
    ask("evm_increaseTime", duration.toSeconds());
    ask("evm_mine");
  }

  @Override
  public void reorganise() {
    ask("anvil_rollback", 1);
  }

  private void ask(String method, Object... parameters) {
    try {
      anvil.ask(method, parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TestAttestor attestor(String organisation) {
    return new EthereumAttestor(organisation, domain());
  }

  private SigningDomain domain() {
    return new SigningDomain(31_337, registry.registry());
  }

  @Override
  public TrustFile.Lane lane(Bytes32 id) {
    return new TrustFile.Lane(id, Optional.of(domain().domain()));
  }

  /** The contract believes its governor, who is the account, and no signature. */
  @Override
  public Command.ChangeTrust governed(TrustFile trust) {
    return new Command.ChangeTrust(trust.encode(), new byte[0]);
  }

  @Override
  public Elsewhere elsewhere() {
    return new Elsewhere(InAnotherProcess.class, anvil.url() + " " + registry.address());
  }

  /** Opens the same registry with the same account. */
  public static final class InAnotherProcess implements Opener {
    @Override
    public Ledger open(String argument) {
      String[] parts = argument.split(" ");
      return EthereumFamily.open(settings(parts[0], parts[1]), ACCOUNT, Clock.systemUTC());
    }
  }

  @Override
  public Source lying(Lie lie) {
    try {
      Registry there = new Registry(31_337, registry.address(), 0, Finality.IMMEDIATE);
      long head;
      try (Node honest = new Node(endpoint(anvil.url()))) {
        head = honest.block("latest").orElseThrow().number();
      }
      LyingNode proxy = new LyingNode(anvil.url(), Lies.of(lie, head));
      return new EthereumSource(new Node(endpoint(proxy.url())), there, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Endpoint endpoint(String url) {
    return new Endpoint(url, "third operator", Map.of(), Optional.empty());
  }

  @Override
  public EvidenceVerifier verifier() {
    return new EthereumEvidenceVerifier(Clock.systemUTC());
  }

  @Override
  public TrustEpoch epoch() {
    return new TrustEpoch(
        Bytes32.ZERO,
        HashAlgorithm.SHA256,
        0,
        Optional.empty(),
        Json.object("kind", Json.of("eip155")),
        java.util.List.of());
  }

  @Override
  public void close() throws Exception {
    anvil.close();
  }
}

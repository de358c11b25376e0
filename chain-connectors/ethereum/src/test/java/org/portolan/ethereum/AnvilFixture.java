package org.portolan.ethereum;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.ethereum.account.KeySigner;
import org.portolan.ethereum.contract.DeployedRegistry;
import org.portolan.ethereum.node.Anvil;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.contract.LedgerFixture;
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
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", "eip155:31337");
    settings.put("registry", registry.address());
    settings.put("finality", "immediate");
    settings.put("endpoint.1.url", anvil.url());
    settings.put("endpoint.1.operator", "first operator");
    settings.put("endpoint.2.url", anvil.url());
    settings.put("endpoint.2.operator", "second operator");
    settings.putAll(more);
    return settings;
  }

  @Override
  public Ledger open() {
    return EthereumFamily.open(settings(), ACCOUNT, Clock.systemUTC());
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

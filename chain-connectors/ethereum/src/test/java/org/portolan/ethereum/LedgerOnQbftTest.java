package org.portolan.ethereum;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.portolan.ethereum.contract.RegistrySlots;
import org.portolan.ethereum.contract.SigningDomain;
import org.portolan.ethereum.node.Endpoint;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.QbftDevnet;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.ethereum.EthereumTrust;
import org.portolan.evidence.ethereum.RegistryLayout;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.contract.LedgerContract;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.ledger.contract.TestAttestor;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;

/** The contract, on four real QBFT validators, evidence by seals and all. */
@Tag("live")
class LedgerOnQbftTest extends LedgerContract {
  private static QbftDevnet network;

  @AfterAll
  static void stop() throws Exception {
    if (network != null) {
      network.close();
    }
  }

  @Override
  protected LedgerFixture fixture() throws Exception {
    // Asked for by each test, so that without it each is counted as skipped, and says why.
    if (network == null) {
      network = QbftDevnet.start();
    }
    return new QbftFixture();
  }

  /** A registry of its own for each test. */
  private static final class QbftFixture implements LedgerFixture {
    private static final String GOVERNOR = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
    private final List<Endpoint> endpoints = network.endpoints();
    private final Deployment.Deployed deployed;
    private final Bytes32 checkpoint;
    private final Bytes32 codeHash;

    QbftFixture() {
      try (Node node = new Node(endpoints.get(0))) {
        deployed = Deployment.deploy(node, AnvilFixture.ACCOUNT, 60, GOVERNOR, GOVERNOR);
        checkpoint = node.block(deployed.block()).orElseThrow().hash();
        codeHash = Keccak256.hash(node.code(deployed.address()));
      }
    }

    @Override
    public Ledger open() {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("network", deployed.network().caip2());
      settings.put("registry", deployed.address());
      settings.put("fromBlock", "" + deployed.block());
      settings.put("finality", "immediate");
      settings.put("checkpoint", "" + deployed.block());
      for (int i = 0; i < 2; i++) {
        settings.put("endpoint." + (i + 1) + ".url", endpoints.get(i).url());
        settings.put("endpoint." + (i + 1) + ".operator", endpoints.get(i).operator());
      }
      return EthereumFamily.open(settings, AnvilFixture.ACCOUNT, Clock.systemUTC());
    }

    @Override
    public TestAttestor attestor(String organisation) {
      return new EthereumAttestor(organisation, domain());
    }

    private SigningDomain domain() {
      return new SigningDomain(
          1_337, Bytes32.leftPadded(Hex.decode(deployed.address().substring(2))));
    }

    @Override
    public TrustFile.Lane lane(Bytes32 id) {
      return new TrustFile.Lane(id, Optional.of(domain().domain()));
    }

    @Override
    public Command.ChangeTrust governed(TrustFile trust) {
      return new Command.ChangeTrust(trust.encode(), new byte[0]);
    }

    @Override
    public EvidenceVerifier verifier() {
      return new EthereumEvidenceVerifier(Clock.systemUTC());
    }

    @Override
    public TrustEpoch epoch() {
      QbftRule rule =
          new QbftRule(
              new QbftRule.Checkpoint(deployed.block(), checkpoint, Optional.empty()),
              Optional.empty(),
              86_400,
              Optional.empty());
      return new TrustEpoch(
          Bytes32.ZERO,
          HashAlgorithm.SHA256,
          0,
          Optional.empty(),
          new EthereumTrust(rule, new RegistryLayout(codeHash, RegistrySlots.ENDED)).json(),
          List.of());
    }

    @Override
    public void close() {
      // The network stays for the next test.
    }
  }
}

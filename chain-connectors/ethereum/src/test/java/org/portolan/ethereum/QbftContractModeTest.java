package org.portolan.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ethereum.contract.RegistrySlots;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.QbftDevnet;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.ethereum.EthereumEvidence;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.ethereum.EthereumTrust;
import org.portolan.evidence.ethereum.RegistryLayout;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;

/** Evidence from real validators whom a contract names: the connector makes it, anybody judges. */
@Tag("live")
class QbftContractModeTest {
  private static final String GOVERNOR = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
  private static final String VALIDATORS = "0x0000000000000000000000000000000000007171";
  private static final long FROM_BLOCK = 61;

  @TempDir Path folder;

  private Map<String, String> settings(
      QbftDevnet network, Deployment.Deployed deployed, boolean skip) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", deployed.network().caip2());
    settings.put("registry", deployed.address());
    settings.put("fromBlock", "" + deployed.block());
    settings.put("finality", "immediate");
    settings.put("checkpoint", "1");
    settings.put("skipHeaders", skip ? "yes" : "no");
    settings.put("validators.address", VALIDATORS);
    settings.put("validators.fromBlock", "" + FROM_BLOCK);
    for (int i = 0; i < 2; i++) {
      settings.put("endpoint." + (i + 1) + ".url", network.endpoints().get(i).url());
      settings.put("endpoint." + (i + 1) + ".operator", network.endpoints().get(i).operator());
    }
    return settings;
  }

  /** The epoch as its governor would sign it, by the words of a node that he trusts. */
  private static TrustEpoch epoch(Node node, Deployment.Deployed deployed, boolean skip) {
    QbftSettings.Contract contract = new QbftSettings.Contract(VALIDATORS, FROM_BLOCK, 0);
    QbftSettings qbft = new QbftSettings(1, skip, Optional.of(contract));
    RegistryLayout layout =
        new RegistryLayout(node.codeHash(deployed.address()), RegistrySlots.ENDED);
    return new TrustEpoch(
        Bytes32.ZERO,
        HashAlgorithm.SHA256,
        0,
        Optional.empty(),
        new EthereumTrust(new QbftNode(node, qbft).rule(), layout).json(),
        List.of());
  }

  private static Anchor anchored(Ledger ledger, long ordinal) throws InterruptedException {
    Command.AnchorBatch batch =
        (Command.AnchorBatch) StoredDeeds.anchor(ledger.publisher(), ordinal);
    Prepared prepared = ledger.transactor().prepare(batch);
    ledger.transactor().send(prepared);
    for (int i = 0; i < 600; i++) {
      if (ledger.transactor().outcome(prepared) instanceof Outcome.Final end) {
        return new Anchor(
            batch.publisher(), ordinal, batch.root(), 2, end.position(), end.anchorHash());
      }
      Thread.sleep(100);
    }
    throw new AssertionError("never final");
  }

  @Test
  void before_the_switch_and_behind_it_both_claims_are_proven_with_headers_left_out_and_without()
      throws Exception {
    try (QbftDevnet network = QbftDevnet.startWithContract(folder);
        Node node = new Node(network.endpoints().get(0))) {
      Deployment.Deployed deployed =
          Deployment.deploy(node, AnvilFixture.ACCOUNT, 60, GOVERNOR, GOVERNOR);
      for (boolean skip : new boolean[] {false, true}) {
        try (Ledger ledger =
            EthereumFamily.open(
                settings(network, deployed, skip), AnvilFixture.ACCOUNT, Clock.systemUTC())) {
          Anchor anchor = anchored(ledger, skip ? 2 : 1);
          while (node.block("latest").orElseThrow().number() < FROM_BLOCK + 5) {
            Thread.sleep(200);
          }
          Bytes32 commitment = Sha256.hash("a record that nothing ended".getBytes());
          for (Source source : ledger.sources()) {
            for (Claim claim : Claim.values()) {
              Optional<Bytes32> of =
                  claim == Claim.CURRENT ? Optional.of(commitment) : Optional.empty();
              Evidence evidence = source.prove(anchor, claim, of);

              assertThat(judged(ledger, anchor, of, evidence, epoch(node, deployed, skip)))
                  .as(source.name() + " " + claim + " skip " + skip)
                  .isInstanceOf(Proven.class);
              if (skip) {
                assertThat(headers(evidence)).isLessThan(20);
              }
            }
          }
        }
      }
    }
  }

  private static Verdict judged(
      Ledger ledger, Anchor anchor, Optional<Bytes32> commitment, Evidence evidence, TrustEpoch e) {
    Expectation expected = new Expectation(ledger.network(), ledger.registry(), anchor, commitment);
    return new EthereumEvidenceVerifier(Clock.systemUTC()).verify(evidence, expected, e);
  }

  private static int headers(Evidence evidence) {
    byte[] finality = EthereumEvidence.decode(evidence.data()).finality();
    return QbftProof.decode(finality).headers().size();
  }
}

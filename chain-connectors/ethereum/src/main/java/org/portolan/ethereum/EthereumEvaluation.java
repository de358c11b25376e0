package org.portolan.ethereum;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.ethereum.account.Fees;
import org.portolan.ethereum.account.KeystoreFile;
import org.portolan.ethereum.account.TransactionSigner;
import org.portolan.ethereum.contract.RegistryArtifact;
import org.portolan.ethereum.node.Endpoint;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.NodeRefused;
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.ledger.EvaluationNetwork;
import org.portolan.record.Hex;
import org.portolan.record.RecordRefused;

/**
 * A registry and two accounts on the devnet's chain: the QBFT network where it runs, else anvil.
 * Where it is to recognize records by what members of their network sign, a registry of views.
 */
public final class EthereumEvaluation implements EvaluationNetwork {
  /** Seconds that a new epoch waits at the registry. */
  private static final long DELAY = 60;

  private static final BigInteger MEANS = BigInteger.TEN.pow(21);

  @Override
  public String namespace() {
    return "eip155";
  }

  @Override
  public Map<String, String> prepare(
      String wanted, String name, Path keys, Map<String, String> members) {
    Devnet devnet = Devnet.find(wanted);
    KeystoreFile account = KeystoreFile.loadOrCreate(keys, name + "-account");
    KeystoreFile governor = KeystoreFile.loadOrCreate(keys, name + "-governor");
    try (Node node = new Node(devnet.endpoints().get(0))) {
      TransactionSigner payer = account.signer();
      String governs = address(governor.signer());
      if (Fees.haveAPrice(node)) {
        node.give(address(payer), MEANS);
        node.give(governs, MEANS);
      }
      RegistryArtifact contract =
          members.isEmpty() ? RegistryArtifact.ATTESTED : RegistryArtifact.VIEWS;
      Deployment.Deployed deployed =
          Deployment.deploy(node, payer, contract, DELAY, governs, governs);
      Map<String, String> settings = new LinkedHashMap<>(members);
      settings.put("network", deployed.network().caip2());
      settings.put("genesis", deployed.network().genesis().hex());
      settings.put("registry", deployed.address());
      settings.put("fromBlock", "" + deployed.block());
      settings.put("finality", "immediate");
      if (isSealed(node, deployed.block())) {
        settings.put("checkpoint", "" + deployed.block());
      }
      endpoints(settings, devnet.endpoints());
      keystore(settings, "", account);
      keystore(settings, "governor.", governor);
      return settings;
    }
  }

  private static void endpoints(Map<String, String> settings, List<Endpoint> endpoints) {
    for (int i = 0; i < endpoints.size(); i++) {
      settings.put("endpoint." + (i + 1) + ".url", endpoints.get(i).url());
      settings.put("endpoint." + (i + 1) + ".operator", endpoints.get(i).operator());
    }
  }

  private static void keystore(Map<String, String> settings, String prefix, KeystoreFile file) {
    settings.put(prefix + "keystore", file.keystore().toString());
    settings.put(prefix + "keystorePasswordFile", file.password().toString());
  }

  private static String address(TransactionSigner signer) {
    return "0x" + Hex.encode(signer.address().toByteArray()).substring(24);
  }

  /** Whether a block's header has QBFT's seals in it. */
  private static boolean isSealed(Node node, long number) {
    try {
      QbftHeader.decode(RlpItem.decode(node.rawBlock(number)).items(8).get(0).encoded());
      return true;
    } catch (NodeRefused | RecordRefused e) {
      return false;
    }
  }
}

package org.portolan.ethereum;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.portolan.ethereum.account.Fees;
import org.portolan.ethereum.account.SignedTransaction;
import org.portolan.ethereum.account.TransactionSigner;
import org.portolan.ethereum.contract.RegistryArtifact;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.NodeRefused;
import org.portolan.ethereum.node.Values;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;
import tools.jackson.databind.JsonNode;

/** Puts a registry on a chain. */
public final class Deployment {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 250;
  private static final BigInteger FEE_LIMIT = BigInteger.TEN.pow(12);

  private Deployment() {}

  /**
   * Where the registry is.
   *
   * @param block in which it was deployed: the setting {@code fromBlock}
   */
  public record Deployed(NetworkIdentity network, String address, long block) {}

  /**
   * @param delay seconds that a new epoch waits
   * @param governor opens lanes, and thaws them; 0x and 40 digits
   * @param guardian can stop lanes, and nothing else
   */
  public static Deployed deploy(
      Node node, TransactionSigner payer, long delay, String governor, String guardian) {
    return deploy(node, payer, RegistryArtifact.ATTESTED, delay, governor, guardian);
  }

  /** The same, of one of the contracts. */
  public static Deployed deploy(
      Node node,
      TransactionSigner payer,
      RegistryArtifact contract,
      long delay,
      String governor,
      String guardian) {
    long chainId = node.chainId();
    NetworkIdentity network =
        new NetworkIdentity("eip155:" + chainId, node.block(0L).orElseThrow().hash());
    byte[] code = contract.deployment(network.id(), delay, governor, guardian);
    JsonNode receipt = receipt(node, send(node, payer, chainId, code));
    if (Values.number(receipt.get("status")) != 1) {
      throw new IllegalStateException("the deployment failed: " + receipt);
    }
    return new Deployed(
        network,
        receipt.get("contractAddress").asString(),
        Values.number(receipt.get("blockNumber")));
  }

  /** A nonce that another transaction of the account has just taken is asked for again. */
  private static Bytes32 send(Node node, TransactionSigner payer, long chainId, byte[] code) {
    String from = address(payer.address());
    long gas = node.estimate(from, null, code) * 5 / 4;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long nonce = node.nonce(from, "pending");
      Fees fees = Fees.now(node, FEE_LIMIT);
      try {
        return node.send(SignedTransaction.sign(payer, chainId, nonce, gas, fees, null, code));
      } catch (NodeRefused e) {
        if (!e.says("underpriced") && !e.says("nonce") || System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("stopped while the deployment was on its way", e);
    }
  }

  private static String address(Bytes32 padded) {
    return "0x" + Hex.encode(padded.toByteArray()).substring(24);
  }

  private static JsonNode receipt(Node node, Bytes32 transaction) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<JsonNode> receipt = node.receipt(transaction);
      if (receipt.isPresent()) {
        return receipt.get();
      }
      pause();
    }
    throw new LedgerUnavailable("no receipt of " + transaction + " in " + PATIENCE, null);
  }
}

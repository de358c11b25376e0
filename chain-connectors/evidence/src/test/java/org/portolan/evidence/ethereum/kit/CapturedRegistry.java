package org.portolan.evidence.ethereum.kit;

import static org.portolan.evidence.ethereum.kit.EthereumVectors.bytes;
import static org.portolan.evidence.ethereum.kit.EthereumVectors.padded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.ethereum.EthereumEvidence;
import org.portolan.evidence.ethereum.EthereumTrust;
import org.portolan.evidence.ethereum.RegistryLayout;
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.Trie;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import tools.jackson.databind.JsonNode;

/**
 * The registry as it was deployed on a real QBFT network: a batch anchored, two blocks later one of
 * its publisher's commitments ended, and what the nodes proved before and after.
 */
public final class CapturedRegistry {
  private static final JsonNode CAPTURED = EthereumVectors.read("registry-chain.json");

  public static final Bytes32 ENDED = padded(CAPTURED.get("ended"));
  public static final Bytes32 CURRENT = padded(CAPTURED.get("current"));
  public static final int ANCHORED_IN = CAPTURED.get("anchored").get("block").asInt();
  public static final int ENDED_IN = CAPTURED.get("endedInBlock").asInt();

  /** After it and below the checkpoint's trusting period. */
  public static final long NOW = time(ENDED_IN + 1) + 60;

  private CapturedRegistry() {}

  /** The checkpoint is the block before the anchor. */
  public static EthereumTrust trust() {
    QbftHeader first = header(ANCHORED_IN - 1);
    return new EthereumTrust(
        new QbftRule(
            new QbftRule.Checkpoint(
                first.number(),
                padded(CAPTURED.get("headers").get(0).get("hash")),
                Optional.empty()),
            Optional.empty(),
            3_600,
            Optional.empty()),
        new RegistryLayout(padded(CAPTURED.get("registryCodeHash")), 1));
  }

  public static Expectation expected(Optional<Bytes32> commitment) {
    JsonNode anchored = CAPTURED.get("anchored");
    return new Expectation(
        new NetworkIdentity(
            "eip155:" + CAPTURED.get("chainId").asInt(), padded(CAPTURED.get("genesis"))),
        padded(CAPTURED.get("registry")),
        new Anchor(
            padded(anchored.get("publisher")),
            anchored.get("ordinal").asLong(),
            padded(anchored.get("root")),
            anchored.get("count").asLong(),
            Position.ofBlock(
                ANCHORED_IN, anchored.get("transaction").asInt(), anchored.get("log").asInt()),
            padded(CAPTURED.get("headers").get(1).get("hash"))),
        commitment);
  }

  public static Evidence existed() {
    return evidence(Claim.EXISTED, ANCHORED_IN, Optional.empty());
  }

  /**
   * @param block the one before the ending or the one after it
   * @param commitment {@link #ENDED} or {@link #CURRENT}
   */
  public static Evidence current(int block, Bytes32 commitment) {
    for (JsonNode captured : CAPTURED.get("proofs")) {
      if (captured.get("block").asInt() == block) {
        StateProof both = CapturedChain.stateProof(captured.get("proof"));
        int slot = commitment.equals(ENDED) ? 0 : 1;
        return evidence(
            Claim.CURRENT,
            block,
            Optional.of(new StateProof(both.account(), List.of(both.slots().get(slot)))));
      }
    }
    throw new IllegalArgumentException("no state of block " + block);
  }

  private static Evidence evidence(Claim claim, int height, Optional<StateProof> state) {
    List<byte[]> headers = new ArrayList<>();
    headers.add(header(ANCHORED_IN - 1).bare());
    for (int block = ANCHORED_IN; block <= height; block++) {
      headers.add(raw(block));
    }
    Trie receipts = Trie.ofList(CapturedChain.receipts(CAPTURED.get("receipts")));
    int transaction = CAPTURED.get("anchored").get("transaction").asInt();
    EthereumEvidence data =
        new EthereumEvidence(
            new QbftProof(headers, Map.of()).encode(),
            receipts.proof(RlpWriter.number(transaction)),
            state);
    return new Evidence("eip155", claim, height, time(height), data.encode());
  }

  private static byte[] raw(int block) {
    return bytes(CAPTURED.get("headers").get(block - ANCHORED_IN + 1).get("raw"));
  }

  private static QbftHeader header(int block) {
    return QbftHeader.decode(raw(block));
  }

  private static long time(int block) {
    return header(block).time();
  }
}

package org.portolan.evidence.ethereum.kit;

import static org.portolan.evidence.ethereum.kit.EthereumVectors.bytes;
import static org.portolan.evidence.ethereum.kit.EthereumVectors.list;
import static org.portolan.evidence.ethereum.kit.EthereumVectors.padded;
import static org.portolan.evidence.ethereum.kit.EthereumVectors.quantity;
import static org.portolan.evidence.ethereum.kit.EthereumVectors.read;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.ethereum.finality.ValidatorContract;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import tools.jackson.databind.JsonNode;

/** Two hundred blocks of a real QBFT network, as its nodes gave them. */
public final class CapturedChain {
  public static final JsonNode NETWORK = read("qbft-chain/network.json");
  public static final long AFTER = 1_796_000_000L;

  private CapturedChain() {}

  public static NetworkIdentity network() {
    return new NetworkIdentity(
        "eip155:" + NETWORK.get("chainId").asInt(), padded(NETWORK.get("genesis")));
  }

  public static List<byte[]> headers() {
    List<byte[]> headers = new ArrayList<>();
    read("qbft-chain/headers.json").forEach(header -> headers.add(bytes(header.get("raw"))));
    return headers;
  }

  public static List<Bytes32> hashes() {
    List<Bytes32> hashes = new ArrayList<>();
    read("qbft-chain/headers.json").forEach(header -> hashes.add(padded(header.get("hash"))));
    return hashes;
  }

  /** Its checkpoint is the genesis. */
  public static QbftRule rule() {
    return ruleFrom(0);
  }

  public static QbftRule ruleFrom(int checkpoint) {
    JsonNode contract = NETWORK.get("validatorContract");
    return new QbftRule(
        new QbftRule.Checkpoint(checkpoint, hashes().get(checkpoint), Optional.empty()),
        Optional.of(
            new ValidatorContract(
                contract.get("fromBlock").asLong(),
                new StateProof.Contract(
                    padded(contract.get("address")), padded(contract.get("codeHash"))),
                contract.get("slot").asLong())),
        1_000_000_000L,
        Optional.empty());
  }

  /** By the header that they are for: the contract in the state of the block before. */
  public static Map<Long, StateProof> states() {
    Map<Long, StateProof> states = new LinkedHashMap<>();
    for (int block : new int[] {177, 187, 188}) {
      JsonNode proof = read("qbft-chain/validators-" + block + ".json").get("proof");
      // The node was asked for two slots behind the array too; they are zero.
      int length = (int) quantity(proof.get("storageProof").get(0).get("value"));
      StateProof all = stateProof(proof);
      states.put(block + 1L, new StateProof(all.account(), all.slots().subList(0, length + 1)));
    }
    return states;
  }

  public static StateProof stateProof(JsonNode proof) {
    List<TrieProof> slots = new ArrayList<>();
    proof.get("storageProof").forEach(slot -> slots.add(new TrieProof(list(slot.get("proof")))));
    return new StateProof(new TrieProof(list(proof.get("accountProof"))), slots);
  }

  /** The receipts of a block as they stand in its trie. */
  public static List<byte[]> receipts(int block) {
    return receipts(read("qbft-chain/receipts-" + block + ".json"));
  }

  static List<byte[]> receipts(JsonNode ofBlock) {
    List<byte[]> receipts = new ArrayList<>();
    ofBlock.forEach(r -> receipts.add(receipt(r)));
    return receipts;
  }

  private static byte[] receipt(JsonNode receipt) {
    List<byte[]> logs = new ArrayList<>();
    receipt.get("logs").forEach(log -> logs.add(log(log)));
    byte[] body =
        RlpWriter.list(
            RlpWriter.number(quantity(receipt.get("status"))),
            RlpWriter.number(quantity(receipt.get("cumulativeGasUsed"))),
            RlpWriter.string(bytes(receipt.get("logsBloom"))),
            RlpWriter.list(logs.toArray(byte[][]::new)));
    byte type = (byte) quantity(receipt.get("type"));
    return type == 0 ? body : Bytes.join(new byte[] {type}, body);
  }

  private static byte[] log(JsonNode log) {
    byte[][] topics =
        list(log.get("topics")).stream().map(RlpWriter::string).toArray(byte[][]::new);
    return RlpWriter.list(
        RlpWriter.string(bytes(log.get("address"))),
        RlpWriter.list(topics),
        RlpWriter.string(bytes(log.get("data"))));
  }

  /** A storage word as a node writes it. */
  public static Bytes32 word(JsonNode value) {
    byte[] number = new BigInteger(value.asString().substring(2), 16).toByteArray();
    int sign = number.length > Bytes32.LENGTH ? 1 : 0;
    return Bytes32.leftPadded(java.util.Arrays.copyOfRange(number, sign, number.length));
  }
}

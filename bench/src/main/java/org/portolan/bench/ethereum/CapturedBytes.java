package org.portolan.bench.ethereum;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes of a real QBFT chain, from the conformance vectors. */
final class CapturedBytes {
  private CapturedBytes() {}

  static JsonNode read(String name) {
    String path = "/portolan/vectors/ethereum/qbft-chain/" + name + ".json";
    try (InputStream in = CapturedBytes.class.getResourceAsStream(path)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(JsonNode node) {
    String text = node.asString();
    return Hex.decode(text.startsWith("0x") ? text.substring(2) : text);
  }

  static Bytes32 padded(JsonNode node) {
    return Bytes32.leftPadded(bytes(node));
  }

  static List<byte[]> list(JsonNode nodes) {
    List<byte[]> list = new ArrayList<>();
    nodes.forEach(node -> list.add(bytes(node)));
    return list;
  }

  static List<byte[]> headers() {
    List<byte[]> headers = new ArrayList<>();
    read("headers").forEach(header -> headers.add(bytes(header.get("raw"))));
    return headers;
  }

  /** Followed from a block; the validator contract comes later than what is measured. */
  static QbftRule rule(int checkpoint) {
    Bytes32 hash = padded(read("headers").get(checkpoint).get("hash"));
    return new QbftRule(
        new QbftRule.Checkpoint(checkpoint, hash, Optional.empty()),
        Optional.empty(),
        1_000_000_000,
        Optional.empty());
  }

  static List<byte[]> receipts() {
    List<byte[]> receipts = new ArrayList<>();
    for (JsonNode receipt : read("receipts-54")) {
      byte[][] logs = new byte[receipt.get("logs").size()][];
      for (int i = 0; i < logs.length; i++) {
        logs[i] = log(receipt.get("logs").get(i));
      }
      byte[] body =
          RlpWriter.list(
              quantity(receipt.get("status")),
              quantity(receipt.get("cumulativeGasUsed")),
              RlpWriter.string(bytes(receipt.get("logsBloom"))),
              RlpWriter.list(logs));
      byte type = Byte.parseByte(receipt.get("type").asString().substring(2), 16);
      receipts.add(type == 0 ? body : Bytes.join(new byte[] {type}, body));
    }
    return receipts;
  }

  private static byte[] log(JsonNode log) {
    return RlpWriter.list(
        RlpWriter.string(bytes(log.get("address"))),
        RlpWriter.list(
            list(log.get("topics")).stream().map(RlpWriter::string).toArray(byte[][]::new)),
        RlpWriter.string(bytes(log.get("data"))));
  }

  private static byte[] quantity(JsonNode node) {
    return RlpWriter.number(Long.parseLong(node.asString().substring(2), 16));
  }

  /** For each slot of the registry that the node was asked for, its proof. */
  static List<StateProof> states(JsonNode proof) {
    TrieProof account = new TrieProof(list(proof.get("accountProof")));
    List<StateProof> states = new ArrayList<>();
    proof
        .get("storageProof")
        .forEach(
            slot ->
                states.add(
                    new StateProof(account, List.of(new TrieProof(list(slot.get("proof")))))));
    return states;
  }
}

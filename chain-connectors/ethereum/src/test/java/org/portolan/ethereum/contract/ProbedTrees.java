package org.portolan.ethereum.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.ethereum.node.Anvil;
import org.portolan.record.BigEndian;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Uint256;
import tools.jackson.databind.json.JsonMapper;

/** The registry's two kinds of proof and its counting by themselves, on a development node. */
final class ProbedTrees implements AutoCloseable {
  private final Anvil anvil = Anvil.start();
  private final String probe;

  ProbedTrees() throws IOException, InterruptedException {
    String code =
        JsonMapper.shared()
            .readTree(Solc.compile("TreesProbe.sol", "TreesProbe"))
            .get("bytecode")
            .asString();
    Object hash =
        anvil.ask(
            "eth_sendTransaction",
            Map.of("from", DeployedRegistry.ANYONE, "data", "0x" + code, "gas", "0x500000"));
    Object receipt = null;
    while (receipt == null) {
      receipt = anvil.ask("eth_getTransactionReceipt", hash);
    }
    probe = (String) ((Map<?, ?>) receipt).get("contractAddress");
  }

  /** The root that some leaves and siblings lead to; null where the contract refuses. */
  Bytes32 root(long size, List<Long> indices, List<Bytes32> leaves, byte[] siblings)
      throws IOException {
    List<org.web3j.abi.datatypes.generated.Bytes32> pairs = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      pairs.add(word(Bytes32.leftPadded(BigEndian.u64(indices.get(i)))));
      pairs.add(word(leaves.get(i)));
    }
    return call(
        new Function(
            "root",
            List.of(
                new Uint256(size),
                new DynamicArray<>(org.web3j.abi.datatypes.generated.Bytes32.class, pairs),
                new DynamicBytes(siblings)),
            List.of()));
  }

  /** The map that a proof of absence leads to; null where the contract refuses. */
  Bytes32 absence(Bytes32 commitment, BitProof proof) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(proof.siblings().size() >> 8);
    out.write(proof.siblings().size());
    out.writeBytes(join(proof.siblings()));
    out.write(proof.leaf().isPresent() ? 1 : 0);
    proof
        .leaf()
        .ifPresent(
            leaf -> {
              out.writeBytes(leaf.key().toByteArray());
              out.writeBytes(leaf.value().toByteArray());
            });
    return call(
        new Function(
            "absence", List.of(word(commitment), new DynamicBytes(out.toByteArray())), List.of()));
  }

  /** How many organisations the contract counts; 0 where it refuses. */
  int organisations(byte[] set, Bytes32 digest, byte[] signatures) throws IOException {
    Bytes32 counted =
        call(
            new Function(
                "organisations",
                List.of(new DynamicBytes(set), word(digest), new DynamicBytes(signatures)),
                List.of()));
    return counted == null ? 0 : counted.toByteArray()[31];
  }

  /** The word that the probe answers; null where it refuses. */
  private Bytes32 call(Function function) throws IOException {
    try {
      Object answer =
          anvil.ask(
              "eth_call",
              Map.of("to", probe, "data", FunctionEncoder.encode(function), "gas", "0x2faf080"),
              "latest");
      return Bytes32.fromHex(((String) answer).substring(2));
    } catch (IllegalStateException refused) {
      return null;
    }
  }

  private static org.web3j.abi.datatypes.generated.Bytes32 word(Bytes32 value) {
    return new org.web3j.abi.datatypes.generated.Bytes32(value.toByteArray());
  }

  static byte[] join(List<Bytes32> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    words.forEach(word -> out.writeBytes(word.toByteArray()));
    return out.toByteArray();
  }

  @Override
  public void close() throws InterruptedException {
    anvil.close();
  }
}

package org.portolan.ethereum.contract;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.portolan.ethereum.node.Anvil;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Uint256;

/** The contract that checks what peers signed, asked by itself about an epoch of the test's. */
final class JudgedViews {
  static final Bytes32 SOURCE = Bytes32.leftPadded(new byte[] {5});
  private static final String EPOCH = "0x00000000000000000000000000000000000f4b1c";

  private final Anvil anvil;
  private final String checker;

  JudgedViews(Anvil anvil, DeployedRegistry registry, PeerSet set) throws IOException {
    this.anvil = anvil;
    this.checker = "0x" + registry.readWord(RegistryCalls.get("views")).hex().substring(24);
    byte[] code =
        Bytes.join(
            new byte[1],
            Bytes32.leftPadded(new byte[] {1}).toByteArray(),
            SOURCE.toByteArray(),
            BigEndian.u64(0),
            set.packed());
    anvil.ask("anvil_setCode", EPOCH, "0x" + Hex.encode(code));
  }

  private Map<String, Object> call(int organisations, Bytes32 challenge, byte[] packed) {
    String data =
        FunctionEncoder.encode(
            new Function(
                "judge",
                List.of(
                    new Address(EPOCH),
                    new Uint256(BigInteger.valueOf(organisations)),
                    new org.web3j.abi.datatypes.generated.Bytes32(challenge.toByteArray()),
                    new DynamicBytes(packed)),
                List.of()));
    return DeployedRegistry.transaction(
        DeployedRegistry.ANYONE, checker, Hex.decode(data.substring(2)));
  }

  /** The words of what was seen, in the order of the contract's struct. */
  List<Bytes32> seen(int organisations, Bytes32 challenge, byte[] packed) throws IOException {
    Object answer = anvil.ask("eth_call", call(organisations, challenge, packed), "latest");
    byte[] words = Hex.decode(((String) answer).substring(2));
    return java.util.stream.IntStream.range(0, words.length / Bytes32.LENGTH)
        .mapToObj(i -> Bytes32.at(words, i * Bytes32.LENGTH))
        .toList();
  }

  String refusal(int organisations, Bytes32 challenge, byte[] packed) throws IOException {
    return DeployedRegistry.refusal(anvil, call(organisations, challenge, packed));
  }
}

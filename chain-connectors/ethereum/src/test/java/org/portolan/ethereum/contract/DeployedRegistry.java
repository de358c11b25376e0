package org.portolan.ethereum.contract;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.ethereum.node.Anvil;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.http.HttpService;

/** A registry on a development node, called from the node's own accounts. */
public final class DeployedRegistry {
  /** The first three of anvil's accounts. */
  static final String GOVERNOR = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

  static final String GUARDIAN = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
  static final String ANYONE = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
  static final long DELAY = 3_600;

  /** What became of a transaction. */
  record Result(boolean succeeded, long gas, String code, List<Map<String, Object>> logs) {}

  private final Anvil anvil;
  private final HttpService http;
  private final Bytes32 networkId;
  private final String address;

  public DeployedRegistry(Anvil anvil) throws IOException {
    this(anvil, RegistryArtifact.ATTESTED);
  }

  DeployedRegistry(Anvil anvil, RegistryArtifact artifact) throws IOException {
    this(anvil, artifact, new NetworkIdentity("eip155:31337", genesis(anvil)).id());
  }

  private DeployedRegistry(Anvil anvil, RegistryArtifact artifact, Bytes32 networkId)
      throws IOException {
    this.anvil = anvil;
    this.http = new HttpService(anvil.url());
    this.networkId = networkId;
    byte[] deployment = artifact.deployment(networkId, DELAY, GOVERNOR, GUARDIAN);
    Map<?, ?> receipt =
        receipt((String) anvil.ask("eth_sendTransaction", transaction(GOVERNOR, null, deployment)));
    this.address = (String) receipt.get("contractAddress");
  }

  private DeployedRegistry(Anvil anvil, Bytes32 networkId, String address) {
    this.anvil = anvil;
    this.http = new HttpService(anvil.url());
    this.networkId = networkId;
    this.address = address;
  }

  /** The same code at an address of choice, under the same governor. */
  static DeployedRegistry at(Anvil anvil, String address, Bytes32 networkId) throws IOException {
    DeployedRegistry deployed = new DeployedRegistry(anvil, RegistryArtifact.ATTESTED, networkId);
    anvil.ask("anvil_setCode", address, anvil.ask("eth_getCode", deployed.address, "latest"));
    String owner = "0x" + Bytes32.leftPadded(Hex.decode(GOVERNOR.substring(2))).hex();
    anvil.ask("anvil_setStorageAt", address, "0x3", owner);
    return new DeployedRegistry(anvil, networkId, address);
  }

  private static Bytes32 genesis(Anvil anvil) throws IOException {
    Map<?, ?> block = (Map<?, ?>) anvil.ask("eth_getBlockByNumber", "0x0", false);
    return Bytes32.fromHex(((String) block.get("hash")).substring(2));
  }

  /** The time of the chain's last block. */
  long now() throws IOException {
    Map<?, ?> block = (Map<?, ?>) anvil.ask("eth_getBlockByNumber", "latest", false);
    return Long.decode((String) block.get("timestamp"));
  }

  /** Lets the chain's clock run on. */
  void pass(long seconds) throws IOException {
    anvil.ask("evm_increaseTime", seconds);
    anvil.ask("evm_mine");
  }

  public Bytes32 networkId() {
    return networkId;
  }

  public String address() {
    return address;
  }

  public Bytes32 registry() {
    return Bytes32.leftPadded(Hex.decode(address.substring(2)));
  }

  SigningDomain eip712() {
    return new SigningDomain(31_337, registry());
  }

  /** Sends and waits; a refusal's code is told. */
  Result send(String from, byte[] calldata) throws IOException {
    Anvil.Any sent =
        http.send(
            new Request<>(
                "eth_sendTransaction",
                List.of(transaction(from, address, calldata)),
                http,
                Anvil.Any.class),
            Anvil.Any.class);
    if (sent.hasError()) {
      return new Result(
          false, 0, code(sent.getError().getData(), sent.getError().getMessage()), List.of());
    }
    Map<?, ?> receipt = receipt((String) sent.getResult());
    boolean good = receipt.get("status").equals("0x1");
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> logs = (List<Map<String, Object>>) receipt.get("logs");
    return new Result(
        good,
        Long.decode((String) receipt.get("gasUsed")),
        good ? "" : refusal(from, calldata),
        logs);
  }

  private String refusal(String from, byte[] calldata) throws IOException {
    return refusal(anvil, transaction(from, address, calldata));
  }

  /** The code with which a call is refused. */
  static String refusal(Anvil anvil, Map<String, Object> call) throws IOException {
    HttpService http = new HttpService(anvil.url());
    Anvil.Any answer =
        http.send(
            new Request<>("eth_call", List.of(call, "latest"), http, Anvil.Any.class),
            Anvil.Any.class);
    return answer.hasError()
        ? code(answer.getError().getData(), answer.getError().getMessage())
        : "succeeds when called";
  }

  private static String code(String data, String message) {
    String hex = data == null ? "" : data.replace("\"", "");
    return hex.startsWith("0x")
        ? RevertReason.of(Hex.decode(hex.substring(2))).map(r -> r.code()).orElse(message + hex)
        : message;
  }

  /** Whether a call would be taken now; nothing is changed. */
  boolean answers(byte[] calldata) throws IOException {
    return refusal(ANYONE, calldata).equals("succeeds when called");
  }

  /** The words that a read returns. */
  byte[] read(byte[] calldata) throws IOException {
    return Hex.decode(
        ((String) anvil.ask("eth_call", transaction(ANYONE, address, calldata), "latest"))
            .substring(2));
  }

  Bytes32 readWord(byte[] calldata) throws IOException {
    return Bytes32.at(read(calldata), 0);
  }

  /** What a read costs beyond the price of any transaction with this calldata. */
  long readGas(byte[] calldata) throws IOException {
    Map<String, Object> call = transaction(ANYONE, address, calldata);
    call.remove("gas");
    long all = Long.decode((String) anvil.ask("eth_estimateGas", call));
    long data = 0;
    for (byte b : calldata) {
      data += b == 0 ? 4 : 16;
    }
    return all - 21_000 - data;
  }

  static Map<String, Object> transaction(String from, String to, byte[] data) {
    Map<String, Object> transaction = new LinkedHashMap<>();
    transaction.put("from", from);
    if (to != null) {
      transaction.put("to", to);
    }
    transaction.put("data", "0x" + Hex.encode(data));
    transaction.put("gas", "0xe00000");
    return transaction;
  }

  private Map<?, ?> receipt(String hash) throws IOException {
    for (int i = 0; i < 400; i++) {
      Object receipt = anvil.ask("eth_getTransactionReceipt", hash);
      if (receipt != null) {
        return (Map<?, ?>) receipt;
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    throw new IOException("no receipt of " + hash);
  }
}

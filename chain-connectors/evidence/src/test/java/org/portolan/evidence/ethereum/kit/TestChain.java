package org.portolan.evidence.ethereum.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.AnchoredEvent;
import org.portolan.evidence.ethereum.EthereumTrust;
import org.portolan.evidence.ethereum.RegistryLayout;
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.Trie;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;

/**
 * A QBFT chain made by a test: four validators, a registry with its storage, a block a second. What
 * a mutation needs and a captured chain cannot have is made here, sealed by the same rules.
 */
public final class TestChain {
  public static final long GENESIS_TIME = 1_795_000_000L;
  public static final Bytes32 REGISTRY = address(0x0e);
  public static final Bytes32 CODE_HASH = Keccak256.hash(new byte[] {0x60});
  public static final RegistryLayout LAYOUT = new RegistryLayout(CODE_HASH, 1);
  private static final byte[] MIX_HASH =
      Hex.decode("63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

  private final List<byte[]> headers = new ArrayList<>();
  private final List<Trie> receipts = new ArrayList<>();
  private final List<Trie> states = new ArrayList<>();
  private final List<Trie> storages = new ArrayList<>();
  private final Map<String, byte[]> storage = new HashMap<>();
  private List<TestKey> validators = keys(1, 2, 3, 4);
  private List<TestKey> sealers = keys(1, 2, 3);

  public TestChain() {
    for (int i = 0; i < 40; i++) {
      write(Keccak256.hash(new byte[] {1, (byte) i}), Keccak256.hash(new byte[] {(byte) i}));
    }
    block(List.of());
  }

  public static List<TestKey> keys(int... numbers) {
    return Arrays.stream(numbers).mapToObj(TestKey::number).toList();
  }

  public static Bytes32 address(int number) {
    byte[] address = new byte[20];
    Arrays.fill(address, (byte) number);
    return Bytes32.leftPadded(address);
  }

  /** From the next block on these are listed, and of them those seal. */
  public TestChain validators(List<TestKey> listed, List<TestKey> sealing) {
    validators = listed;
    sealers = sealing;
    return this;
  }

  public TestChain write(Bytes32 slot, Bytes32 word) {
    byte[] bytes = word.toByteArray();
    int zeros = 0;
    while (bytes[zeros] == 0) {
      zeros++;
    }
    storage.put(
        Keccak256.hash(slot.toByteArray()).hex(),
        RlpWriter.string(Arrays.copyOfRange(bytes, zeros, bytes.length)));
    return this;
  }

  /** Seals a block with these receipts; its number. */
  public int block(List<byte[]> receiptsOfBlock) {
    Trie storageTrie = Trie.of(storage);
    Trie state = state(storageTrie);
    Trie receiptTrie = Trie.ofList(receiptsOfBlock);
    int number = headers.size();
    byte[][] fields = {
      string(number == 0 ? Bytes32.ZERO : hash(number - 1)),
      string(Keccak256.hash(RlpWriter.list())),
      RlpWriter.string(new byte[20]),
      string(state.root()),
      string(Trie.of(Map.of()).root()),
      string(receiptTrie.root()),
      RlpWriter.string(new byte[256]),
      RlpWriter.number(1),
      RlpWriter.number(number),
      RlpWriter.number(30_000_000),
      RlpWriter.number(0),
      RlpWriter.number(GENESIS_TIME + number),
      RlpWriter.string(extra(List.of())),
      RlpWriter.string(MIX_HASH),
      RlpWriter.string(new byte[8])
    };
    Bytes32 sealHash = Keccak256.hash(RlpWriter.list(fields));
    if (number > 0) {
      fields[12] = RlpWriter.string(extra(sealers.stream().map(k -> k.sign(sealHash)).toList()));
    }
    headers.add(RlpWriter.list(fields));
    receipts.add(receiptTrie);
    states.add(state);
    storages.add(storageTrie);
    return number;
  }

  private byte[] extra(List<byte[]> seals) {
    return RlpWriter.list(
        RlpWriter.string(new byte[32]),
        RlpEditor.join(
            validators.stream()
                .map(k -> RlpWriter.string(Arrays.copyOfRange(k.address().toByteArray(), 12, 32)))
                .toList()),
        RlpWriter.list(),
        RlpWriter.number(0),
        RlpEditor.join(seals.stream().map(RlpWriter::string).toList()));
  }

  private static Trie state(Trie storageTrie) {
    Map<String, byte[]> accounts = new HashMap<>();
    for (int i = 1; i < 30; i++) {
      accounts.put(key(address(i)), account(Trie.of(Map.of()).root(), Keccak256.hash(new byte[0])));
    }
    accounts.put(key(REGISTRY), account(storageTrie.root(), CODE_HASH));
    return Trie.of(accounts);
  }

  private static byte[] account(Bytes32 storageRoot, Bytes32 codeHash) {
    return RlpWriter.list(
        RlpWriter.number(1), RlpWriter.number(7), string(storageRoot), string(codeHash));
  }

  private static String key(Bytes32 address) {
    return Keccak256.hash(Arrays.copyOfRange(address.toByteArray(), 12, 32)).hex();
  }

  private static byte[] string(Bytes32 hash) {
    return RlpWriter.string(hash.toByteArray());
  }

  public static byte[] receipt(int type, int status, byte[]... logs) {
    byte[] body =
        RlpWriter.list(
            RlpWriter.number(status),
            RlpWriter.number(21_000),
            RlpWriter.string(new byte[256]),
            RlpWriter.list(logs));
    return type == 0 ? body : Bytes.join(new byte[] {(byte) type}, body);
  }

  public static byte[] anchored(Bytes32 emitter, Anchor anchor) {
    return log(emitter, AnchoredEvent.topics(anchor), AnchoredEvent.data(anchor));
  }

  public static byte[] log(Bytes32 emitter, List<Bytes32> topics, byte[] data) {
    return RlpWriter.list(
        RlpWriter.string(Arrays.copyOfRange(emitter.toByteArray(), 12, 32)),
        RlpEditor.join(topics.stream().map(TestChain::string).toList()),
        RlpWriter.string(data));
  }

  public byte[] header(int number) {
    return headers.get(number);
  }

  /** Headers for a proof: up to the checkpoint without seals. */
  public List<byte[]> headers(int from, int checkpoint, int to) {
    List<byte[]> cut = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      cut.add(i <= checkpoint ? QbftHeader.decode(headers.get(i)).bare() : headers.get(i));
    }
    return cut;
  }

  public Bytes32 hash(int number) {
    return QbftHeader.decode(headers.get(number)).hash();
  }

  public Trie receipts(int number) {
    return receipts.get(number);
  }

  /** The registry and one slot of it in the state of a block. */
  public StateProof state(int number, Bytes32 slot) {
    return new StateProof(
        states.get(number).proof(Hex.decode(key(REGISTRY))),
        List.of(storages.get(number).proof(Keccak256.hash(slot.toByteArray()).toByteArray())));
  }

  public NetworkIdentity network() {
    return new NetworkIdentity("eip155:41338", hash(0));
  }

  public QbftRule rule(int checkpoint) {
    return new QbftRule(
        new QbftRule.Checkpoint(checkpoint, hash(checkpoint), Optional.empty()),
        Optional.empty(),
        1_000_000,
        Optional.empty());
  }

  public EthereumTrust trust() {
    return new EthereumTrust(rule(0), LAYOUT);
  }
}

package org.portolan.bench.ethereum;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.evidence.ethereum.Receipt;
import org.portolan.evidence.ethereum.finality.QbftFollower;
import org.portolan.evidence.ethereum.finality.QbftHead;
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.Trie;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.record.Bytes32;
import tools.jackson.databind.JsonNode;

/**
 * What the evidence of a real QBFT chain costs to verify, one thread, on its own bytes. Headers are
 * measured twice: with libsecp256k1, and in a second process that does not have it.
 */
public final class EthereumProofs {
  private static final String HEADERS_ALONE = "headers";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long WARM_UP = 2_000_000_000L;
  private static final long MEASURED = 3_000_000_000L;
  private static final List<byte[]> HEADERS = CapturedBytes.headers();

  private EthereumProofs() {}

  public static void run(String[] arguments) throws IOException, InterruptedException {
    headers("4 validators, 3 seals", 0, 68);
    headers("5 validators, 4 seals", 69, 177);
    if (Arrays.asList(arguments).contains(HEADERS_ALONE)) {
      return;
    }
    withoutLibrary();
    line(
        "seals of a header with web3j's parts, 3 seals",
        68,
        i -> require(Web3jPeer.signers(HEADERS.get(1 + i)).size() == 3));
    line("headers parsed, strictly", 199, i -> require(parsed(HEADERS.get(1 + i)) == 15));
    line("headers parsed, web3j", 199, i -> require(Web3jPeer.parsed(HEADERS.get(1 + i)) == 15));
    receipts();
    storage();
  }

  private static void headers(String what, int from, int to) {
    QbftFollower follower = new QbftFollower(CapturedBytes.rule(from));
    List<QbftHead> heads = new ArrayList<>();
    heads.add(follower.begin(QbftHeader.decode(QbftHeader.decode(HEADERS.get(from)).bare())));
    for (int block = from + 1; block <= to; block++) {
      heads.add(next(follower, heads.get(block - from - 1), block));
    }
    line(
        "headers followed, " + what + ", " + Secp256k1.provider(),
        to - from,
        i ->
            require(
                next(follower, heads.get(i), from + 1 + i).accepted().number() == from + 1 + i));
  }

  private static QbftHead next(QbftFollower follower, QbftHead head, int block) {
    return follower.next(head, QbftHeader.decode(HEADERS.get(block)), Optional.empty());
  }

  /** As far as web3j goes too: each field as bytes of its own. */
  private static long parsed(byte[] header) {
    return RlpItem.decode(header).items(32).stream().filter(f -> f.bytes().length < 1024).count();
  }

  private static void receipts() {
    List<byte[]> receipts = CapturedBytes.receipts();
    Trie trie = Trie.ofList(receipts);
    List<TrieProof> proofs = new ArrayList<>();
    for (int i = 0; i < receipts.size(); i++) {
      proofs.add(trie.proof(RlpWriter.number(i)));
    }
    Bytes32 root = trie.root();
    line(
        "receipt proofs, 40 transactions in the block",
        receipts.size(),
        i ->
            require(
                !Receipt.decode(proofs.get(i).lookup(root, RlpWriter.number(i)).orElseThrow())
                        .logs()
                        .isEmpty()
                    != (i == 7)));
  }

  private static void storage() {
    JsonNode network = CapturedBytes.read("network");
    JsonNode proof = CapturedBytes.read("registry-54").get("proof");
    Bytes32 stateRoot = Bytes32.of(RlpItem.decode(HEADERS.get(54)).items(32).get(3).bytes());
    StateProof.Contract registry =
        new StateProof.Contract(
            CapturedBytes.padded(network.get("registry")),
            CapturedBytes.padded(network.get("registryCodeHash")));
    List<StateProof> states = CapturedBytes.states(proof);
    List<Bytes32> slots = new ArrayList<>();
    proof.get("storageProof").forEach(slot -> slots.add(CapturedBytes.padded(slot.get("key"))));
    line(
        "storage proofs, account and slot",
        states.size(),
        i -> require(states.get(i).storage(stateRoot, registry).word(0, slots.get(i)) != null));
  }

  /** The same headers in a process that has BouncyCastle alone. */
  private static void withoutLibrary() throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("secp256k1-kmp"))
            .collect(Collectors.joining(File.pathSeparator));
    String java = System.getProperty("java.home") + "/bin/java";
    int exit =
        new ProcessBuilder(
                java, "-cp", classPath, "org.portolan.bench.Bench", "ethereum", HEADERS_ALONE)
            .inheritIO()
            .start()
            .waitFor();
    require(exit == 0);
  }

  private static void line(String what, int different, IntConsumer work) {
    times(different, work, WARM_UP);
    System.out.printf("%-68s %,12.0f/s%n", what, times(different, work, MEASURED));
  }

  /** By the time that the thread had a core, not by the clock: other work shares the machine. */
  private static double times(int different, IntConsumer work, long nanoseconds) {
    long start = THREADS.getCurrentThreadCpuTime();
    long done = 0;
    long used = 0;
    while (used < nanoseconds) {
      for (int i = 0; i < different; i++) {
        work.accept(i);
      }
      done += different;
      used = THREADS.getCurrentThreadCpuTime() - start;
    }
    return done * 1e9 / used;
  }

  private static void require(boolean rule) {
    if (!rule) {
      throw new IllegalStateException("a proof of the benchmark's own does not verify");
    }
  }
}

package org.portolan.bench.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.Sha256;

/** Inclusion proofs verified a second on one core, in a log of 65,536 entries with a known head. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class InclusionProofs {
  private static final int SIZE = 65_536;

  private final MerkleTree tree = MerkleTree.of(HashAlgorithm.SHA256);
  private List<Bytes32> leaves;
  private List<List<Bytes32>> paths;
  private Bytes32 root;
  private int next;

  @Setup
  public void prepare() {
    leaves = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      leaves.add(Sha256.hash(new byte[1], BigEndian.u32(i)));
    }
    paths = tree.paths(leaves);
    root = tree.root(leaves);
  }

  @Benchmark
  public boolean verified() {
    int i = next++ & (SIZE - 1);
    boolean included =
        tree.climb(leaves.get(i), i, SIZE, paths.get(i)).filter(root::equals).isPresent();
    if (!included) {
      throw new IllegalStateException("a proof of the benchmark's own does not verify");
    }
    return included;
  }
}

package org.portolan.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * The RFC 9162 tree over a growing log, in tiles. The tree keeps its right edge, at most 255 hashes
 * a level, and a few tiles; a full tile is read when it is asked for, and believed only if its root
 * is the hash that the level above has for it, up to the edge. So the root and a path of any size
 * there ever was cost a few tiles, and a store that changed one is caught.
 */
final class LogTree {
  private static final MerkleTree TREE = MerkleTree.of(HashAlgorithm.SHA256);
  private static final int WIDTH = 256;
  private static final int HEIGHT = 8;
  private static final int HASH = Bytes32.LENGTH;
  private static final int CACHED = 64;

  private record Name(int level, long number) {}

  /** The hashes of a level that fill no tile yet. */
  private static final class Edge {
    private final byte[] hashes = new byte[WIDTH * HASH];
    private int count;
    private long tiles;
  }

  private final TileStore store;
  private final List<Edge> edges = new ArrayList<>();
  private final Map<Name, byte[]> cache =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, byte[]> eldest) {
          return size() > CACHED;
        }
      };

  LogTree(TileStore store) {
    this.store = store;
  }

  /** H(0x00 || entry) is the caller's to make. */
  void append(Bytes32 leaf) {
    Bytes32 hash = leaf;
    for (int level = 0; ; level++) {
      if (edges.size() == level) {
        edges.add(new Edge());
      }
      Edge edge = edges.get(level);
      hash.copyTo(edge.hashes, edge.count++ * HASH);
      if (edge.count < WIDTH) {
        return;
      }
      store.put(level, edge.tiles, edge.hashes.clone());
      hash = root(edge.hashes, 0, WIDTH);
      edge.tiles++;
      edge.count = 0;
    }
  }

  long size() {
    return edges.isEmpty() ? 0 : edges.get(0).tiles * WIDTH + edges.get(0).count;
  }

  Bytes32 leaf(long index) {
    return node(0, index);
  }

  Bytes32 root() {
    return root(size());
  }

  /** The root when the log had so many entries; at least one. */
  Bytes32 root(long size) {
    return range(0, size);
  }

  /** RFC 9162 2.1.3.1 in the tree of an earlier or the present size. */
  List<Bytes32> path(long index, long size) {
    List<Bytes32> path = new ArrayList<>();
    path(index, 0, size, path);
    return path;
  }

  private void path(long index, long from, long to, List<Bytes32> path) {
    if (to - from == 1) {
      return;
    }
    long split = from + Long.highestOneBit(to - from - 1);
    if (index < split) {
      path(index, from, split, path);
      path.add(range(split, to));
    } else {
      path(index, split, to, path);
      path.add(range(from, split));
    }
  }

  /** RFC 9162 2.1.4.1: that the tree of {@code first} entries is the beginning of the second's. */
  List<Bytes32> consistency(long first, long second) {
    List<Bytes32> proof = new ArrayList<>();
    if (first < second) {
      consistency(first, 0, second, true, proof);
    }
    return proof;
  }

  private void consistency(long first, long from, long to, boolean known, List<Bytes32> proof) {
    if (first == to) {
      if (!known) {
        proof.add(range(from, to));
      }
      return;
    }
    long split = from + Long.highestOneBit(to - from - 1);
    if (first <= split) {
      consistency(first, from, split, known, proof);
      proof.add(range(split, to));
    } else {
      consistency(first, split, to, false, proof);
      proof.add(range(from, split));
    }
  }

  /** The hash of the leaves from..to; the range starts where a subtree of its size may start. */
  private Bytes32 range(long from, long to) {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      int height = Long.numberOfTrailingZeros(length);
      return node(height, from >> height);
    }
    long split = from + Long.highestOneBit(length - 1);
    return TREE.node(range(from, split), range(split, to));
  }

  /** The root of the complete subtree of that height and index. */
  private Bytes32 node(int height, long index) {
    int level = height / HEIGHT;
    int width = 1 << height % HEIGHT;
    long first = index * width;
    return root(tile(level, first / WIDTH), (int) (first % WIDTH), width);
  }

  private byte[] tile(int level, long number) {
    if (level < edges.size() && number == edges.get(level).tiles) {
      return edges.get(level).hashes;
    }
    Name name = new Name(level, number);
    byte[] cached = cache.get(name);
    if (cached != null) {
      return cached;
    }
    byte[] stored = store.get(level, number).orElse(new byte[0]);
    if (stored.length != WIDTH * HASH
        || !root(stored, 0, WIDTH).equals(node(HEIGHT * (level + 1), number))) {
      throw new LedgerRefused(
          Refusal.of(
              "PTL-LED-005",
              "tile " + level + "/" + number,
              stored.length + " bytes of another tree",
              "256 hashes that the level above has the root of"));
    }
    cache.put(name, stored);
    return stored;
  }

  /** The root of a power of two of hashes. */
  private static Bytes32 root(byte[] hashes, int from, int width) {
    if (width == 1) {
      return Bytes32.at(hashes, from * HASH);
    }
    return TREE.node(root(hashes, from, width / 2), root(hashes, from + width / 2, width / 2));
  }

  /** {@code [[tiles, hashes]...]}: the edge, level by level. */
  void write(CborWriter out) {
    out.array(edges.size());
    for (Edge edge : edges) {
      out.array(2).integer(edge.tiles);
      out.bytes(Arrays.copyOf(edge.hashes, edge.count * HASH));
    }
  }

  static LogTree read(CborReader in, TileStore store) {
    LogTree tree = new LogTree(store);
    for (int left = in.array(); left > 0; left--) {
      in.require(in.array() == 2, "tiles and hashes");
      Edge edge = new Edge();
      edge.tiles = in.unsigned();
      byte[] hashes = in.bytes();
      in.require(
          edge.tiles >= 0 && hashes.length % HASH == 0 && hashes.length < WIDTH * HASH,
          "less than a tile");
      System.arraycopy(hashes, 0, edge.hashes, 0, hashes.length);
      edge.count = hashes.length / HASH;
      tree.edges.add(edge);
    }
    return tree;
  }
}

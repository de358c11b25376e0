package org.portolan.evidence.vectors;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.RecordLeaf;
import org.portolan.record.json.Json;

/** Headers, and the four kinds of paths: leaf, sheaf, batch, status map. */
final class TreeVectors {
  private final Vectors out;
  private final World world = World.plain();
  private final HashAlgorithm sha = HashAlgorithm.SHA256;

  private TreeVectors(Vectors out) {
    this.out = out;
  }

  static void make(Vectors out) {
    TreeVectors made = new TreeVectors(out);
    made.headers();
    made.leaves();
    made.sheaves();
    made.batches();
    made.batchLeaves();
    new StatusVectors(out).make();
  }

  private void headers() {
    byte[] header = world.record.header().encode();
    out.accepted(
        "record-header",
        "valid",
        "a first version",
        header("sha256", header),
        "commitment",
        Vectors.hex(world.record.commitment()));
    header(41, "of-223-bytes", java.util.Arrays.copyOf(header, 223), "PTL-HDR-001");
    header(41, "of-225-bytes", java.util.Arrays.copyOf(header, 225), "PTL-HDR-001");
    header(37, "of-no-bytes", new byte[0], "PTL-HDR-001");
    header(41, "w0-changed", changed(header, 0), "PTL-HDR-002");
    header(13, "w0-zero", zeroed(header, 0, 32), "PTL-HDR-002");
    out.refused(
        "record-header",
        "sha256-under-an-epoch-of-sm3",
        13,
        "the proof names another hash than the epoch",
        header("sm3", header),
        "PTL-HDR-002");
    header(15, "version-0", u64(header, 128, 0), "PTL-HDR-004");
    header(37, "version-2-to-the-63", u64(header, 128, Long.MIN_VALUE), "PTL-HDR-004");
    header(30, "issued-at-2-to-the-63", u64(header, 136, Long.MIN_VALUE), "PTL-HDR-005");
    header(41, "status-0", u32(header, 144, 0), "PTL-HDR-003");
    header(41, "status-3", u32(header, 144, 3), "PTL-HDR-003");
    header(41, "status-2-as-first-version", u32(header, 144, 2), "PTL-HDR-006");
    header(18, "one-leaf", u32(header, 148, 1), "PTL-HDR-008");
    header(18, "no-leaf", u32(header, 148, 0), "PTL-HDR-008");
    header(37, "leaves-2-to-the-20-and-2", u32(header, 148, (1 << 20) + 2), "PTL-HDR-008");
    header(37, "leaves-2-to-the-31", u32(header, 148, Integer.MIN_VALUE), "PTL-HDR-008");
    header(2, "last-number-not-0", u64(header, 152, 1), "PTL-HDR-009");
    header(41, "first-version-with-predecessor", changed(header, 160), "PTL-HDR-007");
    header(41, "version-2-without-predecessor", u64(header, 128, 2), "PTL-HDR-007");
  }

  private void leaves() {
    List<RecordLeaf> leaves = world.record.tree().leaves();
    List<List<Bytes32>> paths = world.record.tree().paths();
    byte[] header = world.record.header().encode();
    int last = leaves.size() - 1;
    for (int i : List.of(0, 5, last)) {
      out.accepted(
          "record-leaf", "valid-" + i, "leaf " + i, leaf(header, i, leaves.get(i), paths.get(i)));
    }
    RecordLeaf five = leaves.get(5);
    List<Bytes32> path = paths.get(5);
    for (int other : List.of(0, 4, 6, last, leaves.size(), 1 << 20)) {
      leaf(41, "index-" + other, header, other, five, path);
    }
    wrongPaths(path, (name, wrong) -> leaf(18, name, header, 5, five, wrong));
    leaf(35, "path-of-the-neighbour", header, 5, five, paths.get(6));
    leaf(35, "entry-of-the-neighbour", header, 5, salted(five, leaves.get(6).entry()), path);
    leaf(
        34,
        "salt-changed",
        header,
        5,
        new RecordLeaf(5, changed(five.salt(), 0), five.entry()),
        path);
    leaf(34, "salt-zero", header, 5, new RecordLeaf(5, new byte[16], five.entry()), path);
    leaf(34, "salt-reused", header, 5, new RecordLeaf(5, leaves.get(6).salt(), five.entry()), path);
    leaf(32, "value-changed", header, 5, salted(five, changed(five.entry(), 40)), path);
    leaf(17, "inner-node-as-leaf", header, 2, inner(leaves), path.subList(1, path.size()));
    leaf(
        41,
        "leaf-count-one-more",
        u32(header, 148, leaves.size() + 1),
        last,
        leaves.get(last),
        paths.get(last));
    leaf(
        41,
        "leaf-count-one-less",
        u32(header, 148, leaves.size() - 1),
        last - 1,
        leaves.get(last),
        paths.get(last));
    List<Bytes32> doubled = new ArrayList<>(List.of(leaves.get(last).hash(sha)));
    doubled.addAll(paths.get(last));
    byte[] longer = u32(header, 148, leaves.size() + 1);
    leaf(17, "last-leaf-doubled", longer, last + 1, leaves.get(last), doubled);
    leaf(15, "root-zero", zeroed(header, 192, 32), 5, five, path);
    leaf(16, "root-changed", changed(header, 192), 5, five, path);
    leaf(35, "leaf-of-another-record", world.records.get(0).header().encode(), 1, five, path);
    for (int length : List.of(0, 15, 17)) {
      out.refused(
          "record-leaf",
          "salt-of-" + length + "-bytes",
          34,
          "a salt of another length",
          Vectors.with(leaf(header, 5, five, path), "salt", Vectors.hex(new byte[length])),
          "PTL-LEA-001");
    }
  }

  /** Two hashes in the place of salt and entry: what an inner node is made of. */
  private RecordLeaf inner(List<RecordLeaf> leaves) {
    byte[] pair =
        org.portolan.record.Bytes.join(
            leaves.get(4).hash(sha).toByteArray(), leaves.get(5).hash(sha).toByteArray());
    return new RecordLeaf(
        2, java.util.Arrays.copyOf(pair, 16), java.util.Arrays.copyOfRange(pair, 16, 64));
  }

  private void sheaves() {
    BatchLeaf leaf = ours();
    List<Bytes32> path = world.sheaf.paths().get(1);
    Bytes32 c = world.record.commitment();
    out.accepted("sheaf-path", "valid", "the second of three", sheaf(c, 1, path, leaf));
    wrongPaths(path, (name, wrong) -> sheaf(18, name, c, 1, wrong, leaf));
    for (int other : List.of(0, 2, 3, 1 << 20)) {
      sheaf(41, "index-" + other, c, other, path, leaf);
    }
    sheaf(18, "index-negative", c, -1, path, leaf);
    sheaf(35, "another-commitment", world.records.get(0).commitment(), 1, path, leaf);
    sheaf(15, "commitment-zero", Bytes32.ZERO, 1, path, leaf);
    sheaf(41, "count-2", c, 1, path, count(leaf, 2));
    out.accepted(
        "sheaf-path",
        "valid-count-4-which-the-signed-bytes-bind",
        "a path of this shape fits 3 and 4; the count stands in what the issuer signs",
        sheaf(c, 1, path, count(leaf, 4)));
    sheaf(17, "root-as-only-commitment", leaf.sheafRoot(), 0, List.of(), count(leaf, 1));
    sheaf(15, "root-zero", c, 1, path, root(leaf, Bytes32.ZERO));
    sheaf(16, "root-of-another-sheaf", c, 1, path, root(leaf, Keys.secret("other")));
    out.accepted(
        "sheaf-path",
        "valid-sheaf-of-one",
        "a sheaf of one needs no path",
        sheaf(c, 0, List.of(), root(count(leaf, 1), org.portolan.record.Sheaf.leaf(sha, c))));
  }

  private void batches() {
    BatchLeaf leaf = ours();
    List<Bytes32> hashes = world.batch.hashes();
    MerkleTree tree = MerkleTree.of(sha);
    List<Bytes32> path = tree.path(hashes, 2);
    Bytes32 root = world.batch.root();
    out.accepted("batch-path", "valid", "the third of five", batch(leaf, 2, 5, path, root));
    wrongPaths(path, (name, wrong) -> batch(18, name, leaf, 2, 5, wrong, root));
    for (int other : List.of(0, 1, 3, 4, 5, 6, 1 << 20)) {
      batch(41, "index-" + other, leaf, other, 5, path, root);
    }
    for (int other : List.of(0, 1, 2, 3, 9, 1 << 20)) {
      batch(41, "count-" + other, leaf, 2, other, path, root);
    }
    batch(18, "index-negative", leaf, -2, 5, path, root);
    batch(37, "count-2-to-the-31", leaf, 2, 1L << 31, path, root);
    batch(15, "root-zero", leaf, 2, 5, path, Bytes32.ZERO);
    batch(15, "root-zero-without-path", leaf, 0, 1, List.of(), Bytes32.ZERO);
    batch(16, "root-of-the-caller", leaf, 2, 5, path, Keys.secret("a root of the caller"));
    batch(41, "signature-digest-changed", digest(leaf), 2, 5, path, root);
    batch(41, "another-issuer", issuer(leaf), 2, 5, path, root);
    batch(41, "sheaf-root-changed", root(leaf, Keys.secret("other")), 2, 5, path, root);
    batch(41, "sheaf-count-changed", count(leaf, 4), 2, 5, path, root);
    batch(41, "leaf-of-another-sheaf", theirs(), 2, 5, path, root);
    out.accepted(
        "batch-path",
        "valid-count-6-which-the-anchor-binds",
        "a path of this shape fits 5 and 6; the count stands in the anchor",
        batch(leaf, 2, 6, path, root));
  }

  private void batchLeaves() {
    byte[] leaf = ours().encode();
    out.accepted("batch-leaf", "valid", "a sheaf of three", batchLeaf(leaf));
    batchLeaf(41, "of-104-bytes", java.util.Arrays.copyOf(leaf, 104), "PTL-BAT-001");
    batchLeaf(41, "of-106-bytes", java.util.Arrays.copyOf(leaf, 106), "PTL-BAT-001");
    batchLeaf(37, "of-no-bytes", new byte[0], "PTL-BAT-001");
    byte[] padding = leaf.clone();
    padding[4] = '0';
    batchLeaf(41, "padding-as-sheaf", padding, "PTL-BAT-001");
    byte[] node = leaf.clone();
    node[0] = 1;
    batchLeaf(17, "node-prefix", node, "PTL-BAT-001");
    batchLeaf(41, "record-leaf-prefix", "\0PRL1".concat("x".repeat(100)).getBytes(), "PTL-BAT-001");
    batchLeaf(18, "count-0", u32(leaf, 37, 0), "PTL-SHF-001");
    batchLeaf(37, "count-2-to-the-20-and-1", u32(leaf, 37, (1 << 20) + 1), "PTL-SHF-001");
    batchLeaf(37, "count-2-to-the-32-less-1", u32(leaf, 37, -1), "PTL-SHF-001");
    byte[] other = "record header as batch leaf".getBytes();
    batchLeaf(41, "other-bytes", other, "PTL-BAT-001");
  }

  interface Named {
    void take(String name, List<Bytes32> wrong);
  }

  /** Every way in which a path can be no longer the path. */
  static void wrongPaths(List<Bytes32> path, Named out) {
    out.take("path-empty", List.of());
    out.take("path-first-left-out", path.subList(1, path.size()));
    out.take("path-last-left-out", path.subList(0, path.size() - 1));
    List<Bytes32> longer = new ArrayList<>(path);
    longer.add(Bytes32.ZERO);
    out.take("path-with-zero-more", longer);
    List<Bytes32> doubled = new ArrayList<>(path);
    doubled.add(path.get(path.size() - 1));
    out.take("path-last-twice", doubled);
    List<Bytes32> reversed = new ArrayList<>(path);
    Collections.reverse(reversed);
    if (path.size() > 1) {
      out.take("path-reversed", reversed);
    }
    List<Bytes32> zero = new ArrayList<>(path);
    zero.set(0, Bytes32.ZERO);
    out.take("path-first-zero", zero);
    out.take("path-of-300", Collections.nCopies(300, path.get(0)));
  }

  private BatchLeaf ours() {
    return ((BatchOpening.SignedSheaf) world.batch.leaves().get(2)).leaf(sha);
  }

  private BatchLeaf theirs() {
    return ((BatchOpening.SignedSheaf) world.batch.leaves().get(0)).leaf(sha);
  }

  private static BatchLeaf count(BatchLeaf leaf, long count) {
    return new BatchLeaf(leaf.issuerId(), count, leaf.sheafRoot(), leaf.signatureDigest());
  }

  private static BatchLeaf root(BatchLeaf leaf, Bytes32 root) {
    return new BatchLeaf(leaf.issuerId(), leaf.count(), root, leaf.signatureDigest());
  }

  private static BatchLeaf digest(BatchLeaf leaf) {
    return new BatchLeaf(leaf.issuerId(), leaf.count(), leaf.sheafRoot(), Keys.secret("other"));
  }

  private static BatchLeaf issuer(BatchLeaf leaf) {
    return new BatchLeaf(
        World.OTHER_ISSUER.id(), leaf.count(), leaf.sheafRoot(), leaf.signatureDigest());
  }

  private void leaf(
      int item, String name, byte[] header, int index, RecordLeaf leaf, List<Bytes32> path) {
    out.refused(
        "record-leaf",
        name,
        item,
        name.replace('-', ' '),
        leaf(header, index, leaf, path),
        "PTL-LEA-002");
  }

  private static Json.Obj leaf(byte[] header, int index, RecordLeaf leaf, List<Bytes32> path) {
    return Json.object(
        "alg", Json.of("sha256"),
        "header", Vectors.hex(header),
        "index", Json.of(index),
        "salt", Vectors.hex(leaf.salt()),
        "entry", Vectors.hex(leaf.entry()),
        "path", Vectors.hashes(path));
  }

  private static RecordLeaf salted(RecordLeaf leaf, byte[] entry) {
    return new RecordLeaf(leaf.index(), leaf.salt(), entry);
  }

  private void sheaf(
      int item, String name, Bytes32 c, long index, List<Bytes32> path, BatchLeaf leaf) {
    out.refused(
        "sheaf-path",
        name,
        item,
        name.replace('-', ' '),
        sheaf(c, index, path, leaf),
        "PTL-SHF-002");
  }

  private static Json.Obj sheaf(Bytes32 c, long index, List<Bytes32> path, BatchLeaf leaf) {
    return Json.object(
        "alg", Json.of("sha256"),
        "commitment", Vectors.hex(c),
        "index", Json.of(index),
        "path", Vectors.hashes(path),
        "leaf", Vectors.hex(leaf.encode()));
  }

  private void batch(
      int item,
      String name,
      BatchLeaf leaf,
      long index,
      long count,
      List<Bytes32> path,
      Bytes32 root) {
    out.refused(
        "batch-path",
        name,
        item,
        name.replace('-', ' '),
        batch(leaf, index, count, path, root),
        "PTL-BAT-004");
  }

  private static Json.Obj batch(
      BatchLeaf leaf, long index, long count, List<Bytes32> path, Bytes32 root) {
    return Json.object(
        "alg", Json.of("sha256"),
        "leaf", Vectors.hex(leaf.encode()),
        "index", Json.of(index),
        "count", Json.of(count),
        "path", Vectors.hashes(path),
        "root", Vectors.hex(root));
  }

  private void batchLeaf(int item, String name, byte[] leaf, String code) {
    out.refused("batch-leaf", name, item, name.replace('-', ' '), batchLeaf(leaf), code);
  }

  private static Json.Obj batchLeaf(byte[] leaf) {
    return Json.object("leaf", Vectors.hex(leaf));
  }

  private void header(int item, String name, byte[] header, String code) {
    out.refused(
        "record-header", name, item, name.replace('-', ' '), header("sha256", header), code);
  }

  private static Json.Obj header(String alg, byte[] header) {
    return Json.object("alg", Json.of(alg), "header", Vectors.hex(header));
  }

  static byte[] changed(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 1;
    return copy;
  }

  private static byte[] zeroed(byte[] bytes, int from, int length) {
    byte[] copy = bytes.clone();
    java.util.Arrays.fill(copy, from, from + length, (byte) 0);
    return copy;
  }

  private static byte[] u64(byte[] bytes, int at, long value) {
    byte[] copy = bytes.clone();
    ByteBuffer.wrap(copy).putLong(at, value);
    return copy;
  }

  private static byte[] u32(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    ByteBuffer.wrap(copy).putInt(at, value);
    return copy;
  }
}

package org.portolan.evidence.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.VerificationKey;

/**
 * A COSE Receipt (RFC 9942) of inclusion: COSE_Sign1 whose detached payload is the tree's root,
 * protected {1: alg, 395: 1}, unprotected {396: {-1: [bstr [size, index, [path]]]}}. The root is
 * not carried; it is what the path leads to.
 */
public record Receipt(long size, long index, List<Bytes32> path, byte[] signature) {
  /** RFC9162_SHA256. */
  private static final int VDS = 1;

  private static final int VDS_LABEL = 395;
  private static final int PROOFS_LABEL = 396;
  private static final int INCLUSION = -1;
  private static final MerkleTree TREE = MerkleTree.of(HashAlgorithm.SHA256);

  public Receipt {
    path = List.copyOf(path);
  }

  /** Signs a root that the log itself computed. */
  public static Receipt sign(Signer log, long size, long index, List<Bytes32> path, Bytes32 root) {
    return new Receipt(size, index, path, log.sign(toBeSigned(log.alg(), root)));
  }

  /** Whether {@code key} signed the root that the path leads to from this entry. */
  public boolean verifies(VerificationKey key, Bytes32 leaf) {
    Optional<Bytes32> root = root(leaf);
    return root.isPresent() && key.verifies(toBeSigned(key.alg(), root.get()), signature);
  }

  /** The root that the path leads to from a leaf hash. */
  public Optional<Bytes32> root(Bytes32 leaf) {
    return TREE.climb(leaf, index, size, path);
  }

  public byte[] encode(Alg alg) {
    CborWriter proof = new CborWriter().array(3).integer(size).integer(index).array(path.size());
    path.forEach(hash -> proof.bytes(hash.toByteArray()));
    return new CborWriter()
        .tag(18)
        .array(4)
        .bytes(protectedHeader(alg))
        .map(1)
        .integer(PROOFS_LABEL)
        .map(1)
        .integer(INCLUSION)
        .array(1)
        .bytes(proof.toByteArray())
        .nil()
        .bytes(signature)
        .toByteArray();
  }

  /** Strict, and only with the algorithm that the verifier expects. */
  public static Receipt decode(Alg alg, byte[] encoded) {
    CborReader in = new CborReader(encoded);
    in.require(in.tag() == 18, "tag 18, COSE_Sign1");
    in.require(in.array() == 4, "an array of 4");
    in.require(
        Arrays.equals(in.bytes(), protectedHeader(alg)),
        "a protected header of the log's algorithm and verifiable data structure 1");
    in.require(in.map() == 1 && in.integer() == PROOFS_LABEL, "label 396 alone");
    in.require(in.map() == 1 && in.integer() == INCLUSION, "inclusion proofs alone");
    in.require(in.array() == 1, "one inclusion proof");
    byte[] proof = in.bytes();
    in.require(in.nil(), "a detached payload");
    byte[] signature = in.bytes();
    in.end();
    CborReader p = new CborReader(proof);
    p.require(p.array() == 3, "size, index and path");
    long size = p.unsigned();
    long index = p.unsigned();
    int length = p.array();
    p.require(length <= 63, "at most 63 hashes");
    List<Bytes32> path = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      byte[] hash = p.bytes();
      p.require(hash.length == Bytes32.LENGTH, "a hash of 32 bytes");
      path.add(Bytes32.of(hash));
    }
    p.end();
    return new Receipt(size, index, path, signature);
  }

  private static byte[] protectedHeader(Alg alg) {
    return new CborWriter()
        .map(2)
        .integer(1)
        .integer(alg.number())
        .integer(VDS_LABEL)
        .integer(VDS)
        .toByteArray();
  }

  private static byte[] toBeSigned(Alg alg, Bytes32 root) {
    return new CborWriter()
        .array(4)
        .text("Signature1")
        .bytes(protectedHeader(alg))
        .bytes(new byte[0])
        .bytes(root.toByteArray())
        .toByteArray();
  }
}

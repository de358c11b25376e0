package org.portolan.ethereum.contract;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.BigEndian;
import org.portolan.record.BitProof;
import org.portolan.record.BitTree;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;

/**
 * The calldata of {@code recognize}: records of one batch, their way to its root, and that the kept
 * status ended none of them. What several share is told once.
 */
public final class PackedProof {
  private static final int ISSUER_FOLLOWS = 1;
  private static final int SHEAF_OF_ONE = 2;
  private static final int FORM_FOLLOWS = 1;
  private static final int PREDECESSOR_FOLLOWS = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PublisherStatus kept;
  private Bytes32 issuer;
  private Bytes32 form;

  private PackedProof(PublisherStatus kept) {
    this.kept = kept;
  }

  /**
   * @param batchCount leaves of the batch, as it was accepted
   * @param proofs of one lane, publisher and ordinal
   * @param kept the status that the contract keeps of the publisher
   */
  public static byte[] of(
      Bytes32 sourceNetwork, long batchCount, List<RecognitionProof> proofs, PublisherStatus kept) {
    Map<Long, List<RecognitionProof>> sheaves = new TreeMap<>();
    proofs.forEach(
        proof -> sheaves.computeIfAbsent(proof.batchIndex(), i -> new ArrayList<>()).add(proof));
    RecognitionProof any = proofs.get(0);
    PackedProof packed = new PackedProof(kept);
    packed.word(any.lane()).word(any.publisher()).word(sourceNetwork);
    packed.put(BigEndian.u64(any.ordinal())).put(BigEndian.u32(batchCount)).u16(sheaves.size());
    if (kept.endings() != 0) {
      packed.put(StatusChange.opening(kept));
    }
    sheaves.values().forEach(packed::sheaf);
    packed.siblings(
        List.copyOf(sheaves.keySet()),
        sheaves.values().stream().map(sheaf -> sheaf.get(0).batchPath()).toList(),
        batchCount);
    return packed.out.toByteArray();
  }

  private void sheaf(List<RecognitionProof> unsorted) {
    List<RecognitionProof> proofs =
        unsorted.stream().sorted(Comparator.comparing(RecognitionProof::sheafIndex)).toList();
    RecognitionProof any = proofs.get(0);
    long size = any.batchLeaf().count();
    boolean one = size == 1;
    boolean newIssuer = !any.batchLeaf().issuerId().equals(issuer);
    out.write((newIssuer ? ISSUER_FOLLOWS : 0) | (one ? SHEAF_OF_ONE : 0));
    if (newIssuer) {
      issuer = any.batchLeaf().issuerId();
      word(issuer);
    }
    word(any.batchLeaf().signatureDigest()).put(BigEndian.u32(any.batchIndex()));
    if (!one) {
      put(BigEndian.u32(size)).u16(proofs.size());
    }
    proofs.forEach(proof -> record(proof, !one));
    siblings(
        proofs.stream().map(RecognitionProof::sheafIndex).toList(),
        proofs.stream().map(RecognitionProof::sheafPath).toList(),
        size);
  }

  private void record(RecognitionProof proof, boolean placed) {
    RecordHeader header = proof.header();
    boolean newForm = !header.form().equals(form);
    boolean successor = !header.previous().isZero();
    out.write((newForm ? FORM_FOLLOWS : 0) | (successor ? PREDECESSOR_FOLLOWS : 0));
    if (placed) {
      put(BigEndian.u32(proof.sheafIndex()));
    }
    if (newForm) {
      form = header.form();
      word(form);
    }
    word(header.recordId());
    put(BigEndian.u64(header.version())).put(BigEndian.u64(header.issuedAt()));
    put(BigEndian.u32(header.status().number())).put(BigEndian.u32(header.leafCount()));
    word(header.root());
    if (successor) {
      word(header.previous());
    }
    if (kept.endings() != 0) {
      absence(proof.absence());
    }
  }

  private void absence(BitProof proof) {
    u16(proof.siblings().size());
    proof.siblings().forEach(this::word);
    out.write(proof.leaf().isPresent() ? 1 : 0);
    if (proof.leaf().isPresent()) {
      BitTree.Leaf leaf = proof.leaf().get();
      word(leaf.key()).word(leaf.value());
    }
  }

  private void siblings(List<Long> indices, List<List<Bytes32>> paths, long size) {
    Siblings.of(indices, paths, size).forEach(this::word);
  }

  private PackedProof word(Bytes32 word) {
    return put(word.toByteArray());
  }

  private PackedProof u16(int value) {
    out.write(value >> 8);
    out.write(value);
    return this;
  }

  private PackedProof put(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }
}

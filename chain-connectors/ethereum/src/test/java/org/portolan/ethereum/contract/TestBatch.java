package org.portolan.ethereum.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.MerkleTree;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;

/** A batch of sheaves of records, made by the library that everything else uses. */
final class TestBatch {
  private static final HashAlgorithm SHA = HashAlgorithm.SHA256;

  /** One issuer's sheaf: headers in their order. */
  record TestSheaf(
      Bytes32 issuerId, List<RecordHeader> headers, Sheaf sheaf, BatchLeaf leaf, byte[] cose) {}

  private final List<TestSheaf> sheaves = new ArrayList<>();
  private final Random random;
  private final Bytes32 sourceNetwork;
  private List<List<Bytes32>> paths = List.of();
  private Bytes32 root;

  TestBatch(Bytes32 sourceNetwork, Random random) {
    this.sourceNetwork = sourceNetwork;
    this.random = random;
  }

  static Bytes32 word(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  RecordHeader header(Bytes32 issuerId, Bytes32 form, long issuedAt) {
    return new RecordHeader(
        SHA,
        Identifiers.origin(sourceNetwork, issuerId),
        form,
        word(random),
        1,
        issuedAt,
        RecordStatus.ASSERTED,
        57,
        Bytes32.ZERO,
        word(random));
  }

  /** The next version of a record, or its revocation. */
  RecordHeader next(RecordHeader before, RecordStatus status) {
    return new RecordHeader(
        SHA,
        before.origin(),
        before.form(),
        before.recordId(),
        before.version() + 1,
        before.issuedAt(),
        status,
        12,
        before.commitment(),
        word(random));
  }

  TestBatch sheaf(Bytes32 issuerId, List<RecordHeader> headers) {
    return sheaf(issuerId, headers, word(random).toByteArray());
  }

  /**
   * A sheaf of one issuer.
   *
   * @param cose the sheaf's COSE_Sign1, or any bytes where nobody looks at it
   */
  TestBatch sheaf(Bytes32 issuerId, List<RecordHeader> headers, byte[] cose) {
    Sheaf sheaf = Sheaf.of(SHA, headers.stream().map(RecordHeader::commitment).toList());
    BatchLeaf leaf = new BatchLeaf(issuerId, headers.size(), sheaf.root(), Sha256.hash(cose));
    sheaves.add(new TestSheaf(issuerId, headers, sheaf, leaf, cose));
    return this;
  }

  TestBatch done() {
    List<Bytes32> leaves = sheaves.stream().map(s -> s.leaf().hash(SHA)).toList();
    root = MerkleTree.of(SHA).root(leaves);
    paths = MerkleTree.of(SHA).paths(leaves);
    return this;
  }

  Bytes32 root() {
    return root;
  }

  int count() {
    return sheaves.size();
  }

  TestSheaf sheaf(int index) {
    return sheaves.get(index);
  }

  RecognitionProof proof(
      Bytes32 lane,
      Bytes32 publisher,
      long ordinal,
      int batchIndex,
      int index,
      EndingRegister ends) {
    TestSheaf sheaf = sheaves.get(batchIndex);
    BitProof absence = ends.proof(sheaf.sheaf().commitments().get(index));
    return new RecognitionProof(
        lane,
        publisher,
        ordinal,
        sheaf.headers().get(index),
        index,
        sheaf.sheaf().paths().get(index),
        sheaf.leaf(),
        batchIndex,
        paths.get(batchIndex),
        absence);
  }
}

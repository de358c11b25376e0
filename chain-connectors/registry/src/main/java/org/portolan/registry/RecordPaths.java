package org.portolan.registry;

import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.MerkleTree;
import org.portolan.record.Sheaf;

/** Whether a record is of its lane's source, and its paths lead to its batch. */
final class RecordPaths {
  private RecordPaths() {}

  /** The header's hash and origin are the source's and the issuer's, which no proof chooses. */
  static Optional<Refusal> origin(Lane lane, RecognitionProof proof) {
    boolean known =
        proof.header().algorithm() == lane.algorithm()
            && proof
                .header()
                .origin()
                .equals(Identifiers.origin(lane.sourceNetworkId(), proof.batchLeaf().issuerId()));
    return known
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "PTL-DST-011",
                "header",
                "another algorithm or origin",
                "those of the lane's source and the batch leaf's issuer"));
  }

  static Optional<Refusal> check(RecognitionProof proof, Bytes32 root, long count) {
    HashAlgorithm algorithm = proof.header().algorithm();
    MerkleTree tree = MerkleTree.of(algorithm);
    boolean inSheaf =
        tree.climb(
                Sheaf.leaf(algorithm, proof.header().commitment()),
                proof.sheafIndex(),
                proof.batchLeaf().count(),
                proof.sheafPath())
            .equals(Optional.of(proof.batchLeaf().sheafRoot()));
    boolean inBatch =
        tree.climb(proof.batchLeaf().hash(algorithm), proof.batchIndex(), count, proof.batchPath())
            .equals(Optional.of(root));
    return inSheaf && inBatch
        ? Optional.empty()
        : Optional.of(
            Refusal.of("PTL-DST-013", "paths", "another root", "the accepted batch's root"));
  }
}
